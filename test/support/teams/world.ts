import type { ChannelSettings, TeamSettings, TenantSettings, UserSettings } from './world-settings.ts';

/** JSON as it came or goes: activities, cards, claims. */
export type Json = { readonly [key: string]: unknown };

export interface User {
  readonly id: string;
  readonly aadObjectId: string;
  readonly tenant: string;
  name: string;
  readonly email: string | undefined;
  readonly upn: string;
  readonly isGuest: boolean;
  /** The app is there for this person. */
  installed: boolean;
  /** This person wants nothing from the bot any more. */
  blocked: boolean;
}

export interface Team {
  readonly id: string;
  readonly name: string;
  readonly aadGroupId: string;
  installed: boolean;
}

export interface Activity {
  readonly id: string;
  /** Id of the first message of its thread, which is its own where it began one; undefined outside of channels. */
  readonly thread: string | undefined;
  readonly from: string;
  readonly byBot: boolean;
  readonly at: Date;
  /** As it was sent: text, summary, attachments, entities. */
  content: Json;
  /** How often it was changed. */
  edits: number;
  /** Cards that answers to presses put in its place, each for one person and until it is changed: by user. */
  readonly shown: Map<string, { readonly card: Json; readonly edits: number }>;
}

export type ConversationKind = 'personal' | 'groupChat' | 'channel';

export interface Conversation {
  /** Without `;messageid=`. */
  readonly id: string;
  readonly kind: ConversationKind;
  readonly tenant: string;
  readonly name: string;
  readonly team: Team | undefined;
  /** Ids of users. */
  readonly members: Set<string>;
  /** Whether the bot is in it. */
  installed(): boolean;
  setInstalled(installed: boolean): void;
  /** From the oldest to the newest. */
  readonly activities: Activity[];
}

/** What somebody has open in front of a conversation: a card, or a sentence. */
export interface Dialog {
  readonly conversation: Conversation;
  /** The message whose button opened it. */
  readonly opener: Activity;
  readonly title: string;
  readonly content:
    | { readonly kind: 'card'; readonly card: Json }
    | { readonly kind: 'message'; readonly text: string };
}

export interface Tenant {
  readonly id: string;
  readonly name: string;
  readonly users: ReadonlyMap<string, User>;
  readonly teams: readonly Team[];
  readonly conversations: Map<string, Conversation>;
  /** By user. */
  readonly dialogs: Map<string, Dialog>;
}

export interface World {
  readonly appId: string;
  /** 28:… */
  readonly botId: string;
  readonly botName: string;
  readonly tenants: ReadonlyMap<string, Tenant>;
  now(): Date;
  /** An id of an activity: unique and increasing, the milliseconds of its time. */
  nextId(): string;
  add(settings: TenantSettings): Tenant;
  /** @throws where there is none */
  tenant(id: string): Tenant;
  /** By an id with or without `;messageid=`. */
  find(conversation: string): Conversation | undefined;
  /** @throws where there is none */
  conversation(id: string): Conversation;
  /** Somebody's chat with the bot, begun where it was not. */
  personal(tenant: string, user: string): Conversation;
}

const found = <Thing>(thing: Thing | undefined, what: string): Thing => {
  if (thing === undefined) throw new Error(`There is no ${what} in this world`);
  return thing;
};

const userFrom = (settings: UserSettings, tenant: string): User => ({
  id: settings.id,
  aadObjectId: settings.aadObjectId,
  tenant,
  name: settings.name,
  email: settings.email,
  upn: settings.upn ?? settings.email ?? `${settings.aadObjectId}@tenant.example`,
  isGuest: settings.isGuest ?? false,
  installed: settings.installed ?? true,
  blocked: false,
});

interface Place extends Omit<ChannelSettings, 'name'> {
  readonly kind: ConversationKind;
  readonly tenant: string;
  readonly name: string;
  readonly team?: Team;
}

const conversationAt = (place: Place, inside: { installed: boolean }): Conversation => ({
  id: place.id,
  kind: place.kind,
  tenant: place.tenant,
  name: place.name,
  team: place.team,
  members: new Set(place.members),
  activities: [],
  installed: () => inside.installed,
  setInstalled: (installed) => {
    inside.installed = installed;
  },
});

const channelsOf = (tenant: string, settings: TeamSettings): { team: Team; channels: readonly Conversation[] } => {
  const { id, name, aadGroupId = '00000000-0000-4000-8000-000000000001', installed = true, channels } = settings;
  const team = { id, name, aadGroupId, installed };
  return { team, channels: channels.map((each) => conversationAt({ ...each, kind: 'channel', tenant, team }, team)) };
};

const tenantFrom = ({ id, name = 'A tenant', users, teams = [], groupChats = [] }: TenantSettings): Tenant => {
  const withChannels = teams.map((each) => channelsOf(id, each));
  const chats = groupChats.map(({ name: topic = 'A group chat', installed = true, ...chat }) =>
    conversationAt({ ...chat, name: topic, kind: 'groupChat', tenant: id }, { installed }),
  );
  const conversations = [...withChannels.flatMap(({ channels }) => channels), ...chats];
  return {
    id,
    name,
    users: new Map(users.map((user) => [user.id, userFrom(user, id)])),
    teams: withChannels.map(({ team }) => team),
    conversations: new Map(conversations.map((each) => [each.id, each])),
    dialogs: new Map(),
  };
};

/** All that Teams holds, in memory. Nothing is checked here: that is what the connector does. */
export const createWorld = (
  appId: string,
  settings: readonly TenantSettings[],
  now: () => Date = () => new Date(),
): World => {
  const tenants = new Map(settings.map((each) => [each.id, tenantFrom(each)]));
  let lastId = 0;
  const tenant = (id: string): Tenant => found(tenants.get(id), `tenant ${id}`);
  const find = (id: string): Conversation | undefined => {
    const [bare = ''] = id.split(';messageid=');
    for (const { conversations } of tenants.values()) {
      const conversation = conversations.get(bare);
      if (conversation) return conversation;
    }
    return undefined;
  };

  return {
    appId,
    botId: `28:${appId}`,
    botName: 'HMEP',
    tenants,
    now,
    nextId: () => {
      lastId = Math.max(now().getTime(), lastId + 1);
      return String(lastId);
    },
    add: (added) => {
      const made = tenantFrom(added);
      tenants.set(made.id, made);
      return made;
    },
    tenant,
    find,
    conversation: (id) => found(find(id), `conversation ${id}`),
    personal: (id, userId) => {
      const { conversations, users } = tenant(id);
      const user = found(users.get(userId), `user ${userId}`);
      const chatId = `a:1${Buffer.from(`${userId} in ${id}`).toString('base64url')}`;
      const open = conversations.get(chatId);
      if (open) return open;
      const place = { id: chatId, kind: 'personal', tenant: id, name: user.name, members: [userId] } as const;
      const chat = conversationAt(place, user);
      conversations.set(chatId, chat);
      return chat;
    },
  };
};
