import { nextAfter } from '../calendar/recurrence.ts';
import { dateAt } from '../calendar/time-zone.ts';
import type { Tx } from '../chat/context.ts';
import type { PersonId } from '../chat/ids.ts';
import type { Database } from '../storage/database.ts';
import { findGot } from './digests/store.ts';
import { findNewest } from './posts/store.ts';
import {
  changeSubscription,
  countSubscriptions,
  deleteSubscriptions,
  findSubscriptions,
  insertSubscription,
  type Wishes,
} from './subscribing/store.ts';
import { mostSubscriptions, newsFor, type Subscriber, type Subscription, type SubscriptionId } from './subscription.ts';
import type { Update } from './update.ts';

/** What a new subscriber gets at once is looked for among so many of the newest. */
const mostLookedThrough = 100;

/** Which subscription somebody acts on, as they saw it. */
export interface SeenSubscription {
  readonly id: SubscriptionId;
  readonly version: number;
}

export type Asked = Omit<Wishes, 'nextAt'>;

export type Subscriptions = ReturnType<typeof createSubscriptions>;

/** Who wants to hear of what, and when. */
export const createSubscriptions = (database: Database) => ({
  /** The subscriptions of any of these, oldest first. */
  of: (subscribers: readonly Subscriber[]): Promise<readonly Subscription[]> =>
    findSubscriptions(database, subscribers),

  /** Of these, the ones that a digest came of. */
  behind: async (digest: string, among: readonly Subscription[]): Promise<readonly Subscription[]> => {
    const got = await findGot(
      database,
      digest,
      among.map(({ id }) => id),
    );
    return among.filter(({ id }) => got.has(id));
  },

  /**
   * Begins a subscription: its first digest is the next that is due.
   * @returns it with what it would have had lately, the nearest first; undefined where there are too many
   */
  begin: async (
    tx: Tx,
    of: Subscriber,
    asked: Asked,
    { setBy, now }: { readonly setBy: PersonId; readonly now: Date },
  ): Promise<{ readonly subscription: Subscription; readonly lately: readonly Update[] } | undefined> => {
    if ((await countSubscriptions(tx, of)) >= mostSubscriptions) return undefined;
    const nextAt = nextAfter(asked.rhythm, now, asked.timeZone);
    const subscription = await insertSubscription(tx, of, { ...asked, nextAt }, { setBy, now });
    const newest = await findNewest(tx, mostLookedThrough);
    const today = dateAt(now, asked.timeZone);
    return { subscription, lately: newsFor(subscription, newest, { since: new Date(0), today }) };
  },

  /** @returns undefined where it had changed or is gone */
  change: (
    tx: Tx,
    seen: SeenSubscription,
    asked: Asked,
    by: { readonly setBy: PersonId; readonly now: Date },
  ): Promise<Subscription | undefined> => {
    const wishes = { ...asked, nextAt: nextAfter(asked.rhythm, by.now, asked.timeZone) };
    return changeSubscription(tx, seen, { wishes }, by);
  },

  /** Pauses it, or goes on: what came meanwhile is in the next digest. */
  pause: (
    tx: Tx,
    { rhythm, timeZone, ...seen }: SeenSubscription & Pick<Subscription, 'rhythm' | 'timeZone'>,
    paused: boolean,
    by: { readonly setBy: PersonId; readonly now: Date },
  ): Promise<Subscription | undefined> =>
    changeSubscription(tx, seen, { paused, ...(!paused && { nextAt: nextAfter(rhythm, by.now, timeZone) }) }, by),

  /** @returns how many were ended */
  end: (tx: Tx, ids: readonly SubscriptionId[]): Promise<number> => deleteSubscriptions(tx, ids),
});
