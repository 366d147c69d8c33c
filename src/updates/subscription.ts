import type { Region } from '../authorities/authority.ts';
import type { CalendarDate } from '../calendar/calendar-date.ts';
import { type Recurrence, recurrenceInWords } from '../calendar/recurrence.ts';
import { type TimeZone, zoneInWords } from '../calendar/time-zone.ts';
import type { Id, PersonId } from '../chat/ids.ts';
import type { ChannelId } from '../delivery/message.ts';
import { isNews, type Update } from './update.ts';

export type SubscriptionId = Id<'subscription'>;

/** What somebody wants to hear of. */
export interface Interests {
  /** Topics wanted; empty for all. */
  readonly topics: readonly string[];
  /** What comes first; nothing is left out for it. */
  readonly themes: readonly string[];
  readonly region?: Region;
}

/** When a digest comes. */
export type Rhythm = Exclude<Recurrence, { readonly kind: 'every' }>;

/** Whose a subscription is: a channel's, or a person's own. */
export type Subscriber =
  | { readonly kind: 'person'; readonly person: PersonId }
  | { readonly kind: 'channel'; readonly channel: ChannelId };

export interface Subscription extends Interests {
  readonly id: SubscriptionId;
  readonly of: Subscriber;
  readonly rhythm: Rhythm;
  readonly timeZone: TimeZone;
  /** Urgent updates come at once. */
  readonly urgent: boolean;
  readonly paused: boolean;
  readonly nextAt: Date;
  /** Who changed it last. */
  readonly setBy?: PersonId;
  readonly setAt: Date;
  readonly version: number;
}

/** Subscriptions that one channel or one person may have: more cannot be told apart in a list. */
export const mostSubscriptions = 10;

/**
 * On whose clocks a subscription comes that is set now: a channel's stay as they were; a person's own, and those
 * of a new one, are those of whoever sets it.
 * @param theirs where nobody says, it stays as it was, and begins with the usual one
 */
export const zoneFor = (
  before: Pick<Subscription, 'of' | 'timeZone'> | undefined,
  theirs: TimeZone | undefined,
  usual: TimeZone,
): TimeZone => (before?.of.kind === 'channel' ? before.timeZone : (theirs ?? before?.timeZone ?? usual));

/** Which clocks a time is on, to follow it; nothing where they are the usual ones. */
export const clocksInWords = (zone: TimeZone, usual: TimeZone): string =>
  zone === usual ? '' : `, ${zoneInWords(zone)}`;

/** When digests come, for people: `every Monday at 08:30`, and on whose clocks where they are not the usual ones. */
export const rhythmInWords = (
  { rhythm, timeZone }: Pick<Subscription, 'rhythm' | 'timeZone'>,
  usual: TimeZone,
): string => `${recurrenceInWords(rhythm)}${clocksInWords(timeZone, usual)}`;

/** Whether an update is what somebody asked for. */
const wants = ({ topics }: Pick<Interests, 'topics'>, { topic }: Pick<Update, 'topic'>): boolean =>
  topics.length === 0 || topics.includes(topic);

/** How near an update is to somebody's themes and region: more is nearer, and another region's is furthest. */
const relevance = (
  { themes, region }: Pick<Interests, 'themes' | 'region'>,
  update: Pick<Update, 'themes' | 'region'>,
): number => {
  const shared = update.themes.filter((theme) => themes.includes(theme)).length;
  if (region === undefined || update.region === undefined) return 2 * shared;
  return 2 * shared + (update.region === region ? 2 : -1);
};

const newest = (one: Update, other: Update): number =>
  (other.publishedAt?.getTime() ?? 0) - (one.publishedAt?.getTime() ?? 0) || (one.id < other.id ? -1 : 1);

/**
 * What a digest holds: what is new and wanted, the nearest first, of those the newest. Nothing that the
 * reader wrote, nothing withdrawn or expired.
 * @param since what was published until then is not new
 */
export const newsFor = (
  subscription: Interests & Pick<Subscription, 'of'>,
  updates: readonly Update[],
  { since, today }: { readonly since: Date; readonly today: CalendarDate },
): readonly Update[] => {
  const reader = subscription.of.kind === 'person' ? subscription.of.person : undefined;
  return updates
    .filter((update) => isNews(update, today) && wants(subscription, update))
    .filter(({ publishedAt }) => publishedAt !== undefined && publishedAt > since)
    .filter(({ author }) => reader === undefined || author !== reader)
    .sort((one, other) => relevance(subscription, other) - relevance(subscription, one) || newest(one, other));
};
