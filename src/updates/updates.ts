import type { Tx } from '../chat/context.ts';
import type { PersonId } from '../chat/ids.ts';
import type { Deliveries } from '../delivery/deliveries.ts';
import { subjectOf } from '../delivery/message.ts';
import type { Database } from '../storage/database.ts';
import { findContentsWith } from './digests/store.ts';
import { changeUpdate, findUpdate, findUpdates, insertUpdate, listUpdates, publishScheduled } from './posts/store.ts';
import { findUrgentSubscribers } from './subscribing/store.ts';
import type { Update, UpdateId, UpdateState, UpdateWords } from './update.ts';

/** The kinds of shared card: an urgent update, and a digest of several. */
export const updateCard = 'update';
export const digestCard = 'digest';

/** Which update somebody acts on, as they saw it. */
export interface SeenUpdate {
  readonly id: UpdateId;
  readonly version: number;
}

export type Updates = ReturnType<typeof createUpdates>;

/** Programme news: written, published at once or at its time, corrected and withdrawn wherever it stands. */
export const createUpdates = (database: Database, deliveries: Deliveries) => {
  /** Urgent news goes at once to whoever asked for that. */
  const tellUrgently = async (tx: Tx, update: Update, now: Date): Promise<void> => {
    if (!update.urgent) return;
    const subject = subjectOf(updateCard, update.id);
    const to = await findUrgentSubscribers(tx, update);
    await deliveries.enqueueAll(tx, [{ key: subject, subject, summary: update.title, ...to }], now);
  };

  /** Cards that stand anywhere with it are drawn anew. */
  const redraw = async (tx: Tx, id: UpdateId): Promise<void> => {
    const contents = await findContentsWith(tx, id);
    const digests = contents.map((content) => subjectOf(digestCard, content));
    await deliveries.changedAll(tx, [subjectOf(updateCard, id), ...digests]);
  };

  return {
    find: (id: string): Promise<Update | undefined> => findUpdate(database, id),

    /** These updates, in no order. */
    findAll: (ids: readonly string[]): Promise<readonly Update[]> => findUpdates(database, ids),

    /** Updates in these states, the newest first. */
    list: (states: readonly UpdateState[], page: { readonly from: number; readonly most: number }) =>
      listUpdates(database, states, page),

    /** Keeps what an officer wrote, for them to look at before it goes anywhere. */
    draft: (
      tx: Tx,
      words: UpdateWords & Pick<Update, 'publishAt'> & { readonly author: PersonId },
      now: Date,
    ): Promise<Update> => insertUpdate(tx, words, now),

    /** Publishes a draft, or has it published when its time comes. @returns undefined where it had changed */
    submit: async (tx: Tx, { id, version }: SeenUpdate, publishAt: Date, now: Date): Promise<Update | undefined> => {
      const isDue = publishAt <= now;
      const update = await changeUpdate(
        tx,
        { id, version, states: ['draft'] },
        isDue ? { state: 'published', publishedAt: now, publishAt } : { state: 'scheduled', publishAt },
      );
      if (update?.state === 'published') await tellUrgently(tx, update, now);
      return update;
    },

    /**
     * Writes it anew. Where it stands already, it changes in place and is marked as corrected; where nobody has seen
     * it yet, it may also come at another time. @returns undefined where it had changed
     */
    correct: async (
      tx: Tx,
      { id, version }: SeenUpdate,
      { words, publishAt }: { readonly words: UpdateWords; readonly publishAt: Date },
      now: Date,
    ): Promise<Update | undefined> => {
      const published = { id, version, states: ['published'] } as const;
      const corrected = await changeUpdate(tx, published, { words, correctedAt: now });
      if (corrected) await redraw(tx, id);
      return corrected ?? changeUpdate(tx, { id, version, states: ['draft', 'scheduled'] }, { words, publishAt });
    },

    /** Takes it back: no digest holds it any more, and where it stands it says so. */
    withdraw: async (tx: Tx, { id, version }: SeenUpdate): Promise<Update | undefined> => {
      const states = ['draft', 'scheduled', 'published'] as const;
      const update = await changeUpdate(tx, { id, version, states }, { state: 'withdrawn' });
      if (update?.publishedAt) await redraw(tx, id);
      return update;
    },

    /** Publishes what was scheduled for now or before. @returns how many there were */
    publishDue: async (tx: Tx, now: Date): Promise<number> => {
      const due = await publishScheduled(tx, now);
      for (const update of due) await tellUrgently(tx, update, now);
      return due.length;
    },
  };
};
