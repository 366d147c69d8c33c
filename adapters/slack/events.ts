import { setTimeout as sleep } from 'node:timers/promises';
import { ZodError } from 'zod';
import type { Clock } from '../../src/calendar/clock.ts';
import type { People } from '../../src/people/people.ts';
import type { Workspaces } from '../../src/people/workspaces.ts';
import { createNews } from '../news.ts';
import type { Said } from './acts/said.ts';
import type { Channels } from './channels.ts';
import type { Access, Installations } from './installations/installation.ts';
import {
  channelEvent,
  type Envelope,
  envelope,
  homeEvent,
  membershipEvent,
  revokedEvent,
  saidEvent,
  userEvent,
} from './parse/payloads.ts';
import { originOfEvent } from './parse/place.ts';
import { accountOf, keyOf } from './who/directory.ts';
import type { Readers } from './who/readers.ts';
import type { Visits } from './who/visits.ts';

export interface EventParts {
  readonly visits: Visits;
  readonly installations: Installations;
  readonly people: Pick<People, 'close' | 'update'>;
  readonly workspaces: Pick<Workspaces, 'left'>;
  readonly channels: Channels;
  readonly readers: Readers;
  readonly said: (access: Access, said: Said, event: Envelope) => Promise<void>;
  readonly homeTab: (access: Access, user: string) => Promise<void>;
  readonly clock: Clock;
}

/** What the bot can be told of, by the types that events say; the app's manifest has to ask for exactly these. */
export const eventTypes = [
  'app_home_opened',
  'app_mention',
  'message',
  'user_change',
  'member_joined_channel',
  'channel_rename',
  'channel_archive',
  'channel_unarchive',
  'channel_deleted',
  'channel_left',
  'group_rename',
  'group_archive',
  'group_unarchive',
  'group_deleted',
  'group_left',
  'app_uninstalled',
  'tokens_revoked',
] as const;

type Ended = 'app_uninstalled' | 'tokens_revoked';

type Handle = (access: Access, event: unknown, envelope: Envelope) => Promise<void> | undefined;

const idOf = (event: unknown): string => {
  const { channel } = channelEvent.parse(event);
  return typeof channel === 'string' ? channel : channel.id;
};

/** Milliseconds to wait before what could not be dealt with is tried again. */
const waits = [1_000, 10_000, 60_000];

/** Does something that nobody will ask for again, also where the database fails for a moment. */
const surely = async (work: () => Promise<void>): Promise<void> => {
  for (const wait of waits) {
    try {
      return await work();
    } catch (error) {
      // What is malformed stays so.
      if (error instanceof ZodError) throw error;
      await sleep(wait, undefined, { ref: false });
    }
  }
  return work();
};

/** Deals with what happens in Slack without anybody asking for an answer, and with what is said to the bot. */
export const createEvents = (parts: EventParts) => {
  const { visits, installations, people, workspaces, channels, readers, said, homeTab, clock } = parts;
  const isNews = createNews();

  const hear: Handle = (access, event, about) => {
    const {
      user,
      user_team: team,
      bot_id,
      subtype,
      channel,
      channel_type,
      text,
      thread_ts,
      type,
    } = saidEvent.parse(event);
    // What the bot says itself, and what is changed or deleted, is nothing that is said to it.
    const isChange = subtype !== undefined && subtype !== 'file_share';
    if (user === undefined || bot_id !== undefined || isChange) return undefined;
    if (type === 'message' && channel_type !== 'im') return undefined;
    const thread = thread_ts === undefined ? {} : { thread: thread_ts };
    const who = { user, ...(team !== undefined && { team }) };
    return said(access, { ...who, text, channel: { id: channel, name: '' }, ...thread }, about);
  };

  const there: Handle = (access, event) => channels.remember(access, idOf(event));
  const gone: Handle = ({ installation }, event) => channels.forget(installation, idOf(event));

  const handles: Readonly<Record<Exclude<(typeof eventTypes)[number], Ended>, Handle>> = {
    app_mention: hear,
    message: hear,
    app_home_opened: (access, event) => {
      const { user, tab } = homeEvent.parse(event);
      return tab === 'home' ? homeTab(access, user) : undefined;
    },
    user_change: async ({ installation }, event) => {
      const { user } = userEvent.parse(event);
      if (user.deleted) await people.close(keyOf(installation, user.id), clock.now());
      else await people.update(accountOf(installation, user, clock.now()), clock.now());
    },
    member_joined_channel: async (access, event) => {
      const { user, channel } = membershipEvent.parse(event);
      readers.forget(access.installation.id, channel);
      if (user === access.installation.botUserId) await channels.remember(access, channel);
    },
    channel_rename: there,
    group_rename: there,
    channel_unarchive: there,
    group_unarchive: there,
    channel_left: gone,
    group_left: gone,
    channel_archive: gone,
    group_archive: gone,
    channel_deleted: gone,
    group_deleted: gone,
  };

  const isHandled = (type: string): type is keyof typeof handles => Object.hasOwn(handles, type);

  /** The bot was taken out of a workspace: both events may come, in either order. */
  const ended = async (type: string, event: unknown, about: Envelope): Promise<void> => {
    const { teamId, enterpriseId, ...origin } = originOfEvent(about);
    // Of an organisation Slack may name no workspace.
    const isForAll = origin.isEnterpriseInstall || teamId === undefined;
    const id = installations.idFor({ teamId, enterpriseId, isEnterpriseInstall: isForAll });
    const isOurs = type === 'app_uninstalled' || revokedEvent.parse(event).tokens.bot.length > 0;
    if (!id || !isOurs) return;
    await installations.end(id, new Date(about.event_time * 1_000));
    // Told late, the bot may have been installed again.
    if (!(await installations.access(id))) await workspaces.left('slack', id, clock.now());
  };

  /** @param body the event in its envelope */
  return async (body: unknown, event: { readonly type: string }): Promise<void> => {
    const { type } = event;
    const about = envelope.parse(body);
    if (!isNews(about.event_id)) return;
    if (type === 'app_uninstalled' || type === 'tokens_revoked') return surely(() => ended(type, event, about));
    const handle = isHandled(type) ? handles[type] : undefined;
    const deal = async (): Promise<void> => {
      const access = handle && (await visits.access(originOfEvent(about)));
      if (access) await handle?.(access, event, about);
    };
    // Whoever speaks hears when something goes wrong; of all else Slack tells only once.
    return handle === hear ? deal() : surely(deal);
  };
};
