import { randomBytes } from 'node:crypto';
import type { ChannelSettings, WorkspaceSettings } from './world-settings.ts';

/** JSON as it came or goes: blocks, views, metadata. */
export type Json = { readonly [key: string]: unknown };

export interface User {
  readonly id: string;
  readonly workspace: string;
  name: string;
  email?: string | undefined;
  isGuest: boolean;
  timeZone?: string | undefined;
  isBot: boolean;
  deleted: boolean;
}

export interface Message {
  readonly channel: string;
  /** Unique in its channel and increasing; also of ephemeral messages. */
  readonly ts: string;
  readonly user: string;
  readonly byBot: boolean;
  readonly text: string;
  /** With a block_id and action_ids everywhere, as Slack fills them in. */
  readonly blocks: readonly Json[];
  readonly metadata?: Json | undefined;
  readonly threadTs?: string | undefined;
  /** The only person who sees it: the message is ephemeral. */
  readonly onlyFor?: string | undefined;
  /** Posted by a response URL or an acknowledgement: chat.update cannot be counted on. */
  readonly byResponse: boolean;
  /** How often it was changed. */
  readonly edits: number;
}

export interface Channel {
  readonly id: string;
  name: string;
  readonly kind: 'public' | 'private' | 'direct';
  readonly members: Set<string>;
  isArchived: boolean;
  isExtShared: boolean;
  readonly teams: ReadonlySet<string>;
  /** From the oldest to the newest. */
  readonly messages: Message[];
  /** Every message that ever stood in it, as it was before and after each change; absent where that is not kept. */
  readonly ever?: Message[] | undefined;
}

/** What a client's inputs hold: by block_id, then by action_id. */
export type ViewValues = Readonly<Record<string, Readonly<Record<string, Json>>>>;

export interface OpenView {
  readonly id: string;
  readonly workspace: string;
  readonly user: string;
  readonly rootId: string;
  readonly previousId: string | undefined;
  /** Another one after every update. */
  hash: string;
  externalId: string;
  /** As the bot gave it, with a block_id and action_ids everywhere. */
  view: Json;
  /** `state.values`: the client writes them, an update leaves them alone. */
  values: ViewValues;
}

export interface Workspace {
  readonly id: string;
  readonly name: string;
  readonly botUserId: string;
  readonly botId: string;
  readonly teams: readonly string[];
  readonly users: Map<string, User>;
  readonly channels: Map<string, Channel>;
  /** A user's open modals, the one on top last. */
  readonly modals: Map<string, OpenView[]>;
  readonly homes: Map<string, OpenView>;
  /** Every open modal and Home by its id. */
  readonly views: Map<string, OpenView>;
  /** Every view that somebody ever saw, as it was before and after each change; absent where that is not kept. */
  readonly everShown?: { readonly user: string; readonly view: Json }[] | undefined;
}

export interface World {
  readonly appId: string;
  readonly workspaces: ReadonlyMap<string, Workspace>;
  now(): Date;
  /** A new ts: unique and increasing, from the time of `now`. */
  nextTs(): string;
  add(settings: WorkspaceSettings): Workspace;
  /** @throws where there is none */
  workspace(id: string): Workspace;
  /** The first workspace that has this user. @throws where there is none */
  workspaceOf(user: string): Workspace;
  /** @throws where there is none */
  channel(workspace: string, id: string): Channel;
  /** The conversation of a user with the bot, opened where it was not. */
  direct(workspace: string, user: string): Channel;
}

/** Something short that was not there before. */
export const randomId = (length = 10): string =>
  randomBytes(length)
    .toString('base64url')
    .replace(/[^A-Za-z0-9]/gu, '0')
    .toUpperCase()
    .slice(0, length);

const channelFrom = ({ id, name, members, ...flags }: ChannelSettings, keepsAll: boolean): Channel => ({
  id,
  name,
  kind: (flags.isPrivate ?? id.startsWith('G')) ? 'private' : 'public',
  members: new Set(members),
  isArchived: flags.isArchived ?? false,
  isExtShared: flags.isExtShared ?? false,
  teams: new Set(flags.teams),
  messages: [],
  ...(keepsAll && { ever: [] }),
});

const usersOf = ({ id: workspace, botUserId, users }: WorkspaceSettings): Map<string, User> => {
  const people = users.map(({ id, name, email, isGuest = false, timeZone, deleted = false }): User => {
    return { id, workspace, name, email, isGuest, timeZone, isBot: false, deleted };
  });
  const bot: User = { id: botUserId, workspace, name: 'HMEP', isGuest: false, isBot: true, deleted: false };
  return new Map([...people, bot].map((user) => [user.id, user]));
};

const dmName = (workspace: Workspace, user: string) => `${workspace.botUserId} and ${user}`;

/** Channels of an equal id are one channel, that several workspaces share. */
const addTo = (workspaces: Map<string, Workspace>, settings: WorkspaceSettings, keepsAll: boolean): Workspace => {
  const channels = settings.channels.map((each): Channel => {
    const shared = [...workspaces.values()].map((other) => other.channels.get(each.id)).find((other) => other);
    for (const member of each.members) shared?.members.add(member);
    return shared ?? channelFrom(each, keepsAll);
  });
  const workspace: Workspace = {
    id: settings.id,
    name: settings.name,
    botUserId: settings.botUserId,
    botId: `B${settings.botUserId.slice(1)}`,
    teams: settings.teams ?? [],
    users: usersOf(settings),
    channels: new Map(channels.map((channel) => [channel.id, channel])),
    modals: new Map(),
    homes: new Map(),
    views: new Map(),
    ...(keepsAll && { everShown: [] }),
  };
  workspaces.set(workspace.id, workspace);
  return workspace;
};

const found = <Thing>(thing: Thing | undefined, what: string): Thing => {
  if (thing === undefined) throw new Error(`There is no ${what} in this world`);
  return thing;
};

/**
 * All that Slack holds, in memory. Nothing is checked here: that is what the Web API does.
 * @param keepsAll also what is not to be seen any more
 */
export const createWorld = (
  settings: readonly WorkspaceSettings[],
  now: () => Date = () => new Date(),
  keepsAll = false,
): World => {
  const workspaces = new Map<string, Workspace>();
  /** In microseconds. */
  let lastTs = 0;
  for (const each of settings) addTo(workspaces, each, keepsAll);
  const workspace = (id: string) => found(workspaces.get(id), `workspace ${id}`);

  return {
    appId: 'A0HMEPBOT',
    workspaces,
    now,
    nextTs: () => {
      lastTs = Math.max(now().getTime() * 1000, lastTs + 1);
      return `${Math.floor(lastTs / 1e6)}.${String(lastTs % 1e6).padStart(6, '0')}`;
    },
    add: (added) => addTo(workspaces, added, keepsAll),
    workspace,
    workspaceOf: (user) =>
      found(
        [...workspaces.values()].find(({ users }) => users.has(user)),
        `user ${user}`,
      ),
    channel: (id, channel) => found(workspace(id).channels.get(channel), `channel ${channel}`),
    direct: (id, user) => {
      const there = workspace(id);
      const channelId = `D${user.slice(1)}${there.id.slice(1)}`;
      const open = there.channels.get(channelId);
      if (open) return open;
      const channel: Channel = {
        id: channelId,
        name: dmName(there, user),
        kind: 'direct',
        members: new Set([user, there.botUserId]),
        isArchived: false,
        isExtShared: false,
        teams: new Set(),
        messages: [],
        ...(keepsAll && { ever: [] }),
      };
      there.channels.set(channelId, channel);
      return channel;
    },
  };
};
