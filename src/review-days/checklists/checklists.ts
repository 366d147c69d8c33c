import type { Caller } from '../../chat/caller.ts';
import type { Tx } from '../../chat/context.ts';
import type { PersonId } from '../../chat/ids.ts';
import type { Deliveries } from '../../delivery/deliveries.ts';
import { type ChannelId, type Subject, subjectOf } from '../../delivery/message.ts';
import type { Programme } from '../../programme/programme.ts';
import { isOpen, isSeated, type ReviewId, type Seat, type Side, sidesOf } from '../../reviews/review.ts';
import type { Reviews } from '../../reviews/reviews.ts';
import type { Database } from '../../storage/database.ts';
import { inTransaction } from '../../storage/transaction.ts';
import { cardsWithList } from '../prompts/subjects.ts';
import { type Item, type ItemId, type ListRef, maySee, mostItems, plannedItems, refOf } from './item.ts';
import {
  type AddedItem,
  findItems,
  findItemsOn,
  findTicking,
  findTicks,
  insertAdded,
  insertPlanned,
  saveGiven,
  saveRemoved,
  saveTick,
  type Tick,
  type Ticking,
} from './store.ts';

/** The kinds of shared card: a list in a channel, and what of it is one person's. */
export const checklistCard = 'checklist';
export const myChecklistCard = 'my-checklist';

/** Why something was not ticked. */
export type NotTicked = 'gone' | 'not-yours' | 'closed' | 'removed';

/** Lines of a list's history that are looked up. */
const mostHistory = 100;

export type Checklists = ReturnType<typeof createChecklists>;

interface Parts {
  readonly database: Database;
  readonly deliveries: Deliveries;
  readonly reviews: Reviews;
  readonly programme: Programme;
}

const why = (
  { item, place, isSeated: seated, isRemoved, ...review }: Ticking,
  caller: Caller,
): NotTicked | undefined => {
  const isOffice = caller.roles.includes('office');
  const sides: readonly Side[] = seated && place !== undefined ? sidesOf(place) : [];
  const reader = { person: caller.person, ...(place !== undefined && { seat: { place } }) };
  if (!(isOffice || sides.includes(item.side)) || !maySee(item, reader)) return 'not-yours';
  if (isRemoved) return 'removed';
  return isOpen({ stage: review.stage, ...(review.pause && { pause: review.pause }) }) ? undefined : 'closed';
};

/** What is to be done on each day of a review, ticked by everybody who takes part, wherever they are. */
export const createChecklists = ({ database, deliveries, reviews, programme }: Parts) => {
  /** The cards of a list that stand anywhere: the side's, and each person's own. */
  const redraw = async (tx: Tx, review: ReviewId, of: ListRef): Promise<void> => {
    const seats = (await reviews.seatsIn(tx, review)).filter((seat) => sidesOf(seat.place).includes(of.side));
    const own = seats.map(({ person }): Subject => subjectOf(myChecklistCard, `${review}:${refOf(of)}:${person}`));
    const prompts = cardsWithList(
      review,
      of.day,
      seats.map(({ person }) => person),
    );
    await deliveries.changedWhereSent(tx, [subjectOf(checklistCard, `${review}:${refOf(of)}`), ...own, ...prompts]);
  };

  return {
    items: (review: ReviewId, of: Pick<ListRef, 'list' | 'day'>): Promise<readonly Item[]> =>
      findItems(database, review, of),

    history: (review: ReviewId, of: Pick<ListRef, 'list' | 'day'>): Promise<readonly Tick[]> =>
      findTicks(database, review, of, mostHistory),

    /** Writes what the programme has for those who take part by now, as far as it is not there yet and is of use. */
    prepare: (review: ReviewId): Promise<void> =>
      inTransaction(database, async (tx) => {
        const locked = await reviews.lock(tx, review);
        if (!locked || !isOpen(locked)) return;
        const planned = plannedItems(programme, await reviews.seatsIn(tx, review));
        await insertPlanned(
          tx,
          planned.map((item) => ({ ...item, review })),
        );
      }),

    /** The same for one day of many reviews, in two statements. */
    prepareAll: async (
      tx: Tx,
      all: readonly { readonly review: ReviewId; readonly day: number; readonly seats: readonly Seat[] }[],
    ): Promise<void> => {
      if (all.length === 0) return;
      await reviews.lockAll(
        tx,
        all.map(({ review }) => review),
      );
      await insertPlanned(
        tx,
        all.flatMap(({ review, day, seats }) =>
          plannedItems(programme, seats).flatMap((item) => (item.day === day ? [{ ...item, review }] : [])),
        ),
      );
    },

    /** The items of a day of some reviews. */
    itemsOn: (wanted: readonly { readonly review: ReviewId; readonly day: number }[]) => findItemsOn(database, wanted),

    /** Whether the caller may tick an item, and why not. */
    ticking: async (
      id: string,
      caller: Caller,
    ): Promise<{ readonly why: NotTicked } | (Ticking & { readonly why?: undefined })> => {
      const found = await findTicking(database, id, caller.person);
      if (!found) return { why: 'gone' };
      const reason = why(found, caller);
      return reason ? { why: reason } : found;
    },

    /** Ticks an item, or unticks it; every card that shows it follows. @returns false where it was so already */
    tick: async (
      tx: Tx,
      { item, review }: Pick<Ticking, 'item' | 'review'>,
      done: boolean,
      by: { readonly by: PersonId; readonly now: Date },
    ): Promise<boolean> => {
      const changed = await saveTick(tx, item.id, done, by);
      if (changed) await redraw(tx, review, item);
      return changed;
    },

    /** @returns undefined where the list is full */
    add: async (tx: Tx, review: ReviewId, item: AddedItem, by: PersonId): Promise<Item | undefined> => {
      if (!(await reviews.lock(tx, review))) return undefined;
      const added = await insertAdded(tx, review, item, { by, most: mostItems });
      if (added) await redraw(tx, review, added);
      return added;
    },

    /** Gives an item to somebody who takes part, or to nobody in particular. @returns false where it cannot be */
    give: async (tx: Tx, review: ReviewId, item: Item, person: PersonId | undefined): Promise<boolean> => {
      const seats = await reviews.seatsIn(tx, review);
      const canHave = seats.some(
        (seat) => seat.person === person && isSeated(seat) && sidesOf(seat.place).includes(item.side),
      );
      if (item.personal || (person !== undefined && !canHave)) return false;
      const given = await saveGiven(tx, item.id, person);
      if (given) await redraw(tx, review, item);
      return given;
    },

    /** @returns false where it has been removed already */
    remove: async (tx: Tx, review: ReviewId, item: Item, now: Date): Promise<boolean> => {
      const removed = await saveRemoved(tx, item.id as ItemId, now);
      if (removed) await redraw(tx, review, item);
      return removed;
    },

    /** Posts a list as a card that stays up to date, once a list and a channel. */
    postIn: (
      tx: Tx,
      review: ReviewId,
      of: ListRef,
      { channel, summary, now }: { channel: ChannelId; summary: string; now: Date },
    ) =>
      deliveries.enqueue(
        tx,
        {
          key: `checklist:${review}:${refOf(of)}:${channel}:${now.getTime()}`,
          subject: subjectOf(checklistCard, `${review}:${refOf(of)}`),
          summary,
          to: { kind: 'channels', channels: [channel] },
        },
        now,
      ),

    /** Sends somebody their part of a list, as a card that stays up to date. */
    sendTo: (
      tx: Tx,
      review: ReviewId,
      of: ListRef,
      { caller, summary, now }: { caller: Caller; summary: string; now: Date },
    ) =>
      deliveries.enqueue(
        tx,
        {
          key: `my-checklist:${review}:${refOf(of)}:${caller.account}:${now.getTime()}`,
          subject: subjectOf(myChecklistCard, `${review}:${refOf(of)}:${caller.person}`),
          summary,
          to: { kind: 'accounts', accounts: [caller.account] },
        },
        now,
      ),
  };
};
