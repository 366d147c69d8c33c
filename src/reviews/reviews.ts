import { z } from 'zod';
import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { Caller } from '../chat/caller.ts';
import type { Tx } from '../chat/context.ts';
import type { PersonId } from '../chat/ids.ts';
import type { Deliveries } from '../delivery/deliveries.ts';
import { type ChannelId, subjectOf } from '../delivery/message.ts';
import type { Programme } from '../programme/programme.ts';
import type { Database } from '../storage/database.ts';
import { type DueDate, dueDates, dueOn, type Reckoning } from './life/due-dates.ts';
import { endReviewsOf, insertReady, type ReadyReview } from './rehearsing/store.ts';
import {
  cardIdOf,
  isSeated,
  numberIn,
  type Review,
  type ReviewId,
  reviewCard,
  type Seat,
  type Side,
  sidesOf,
} from './review.ts';
import {
  deleteReviewChannel,
  findChannelsOf,
  findDates,
  findDatesIn,
  findReview,
  findReviewChannels,
  findReviewIn,
  findReviewNumbered,
  findReviewsWithSeats,
  findReviewsWithSeatsIn,
  findSeats,
  findSeatsIn,
  findSeatsOf,
  findVisiting,
  hasRecord,
  hasRecordIn,
  lockReview,
  lockReviews,
  type Peopled,
  saveReviewChannel,
} from './store.ts';

/** A review that somebody belongs to, and what of it they may see. */
export interface Belonging {
  readonly review: Review;
  readonly sides: readonly Side[];
  /** Where they sit; missing for an officer who sits nowhere. */
  readonly seat?: Seat;
}

export type Reviews = ReturnType<typeof createReviews>;

/** Reviews: who is in them, who may see what of them, and where they live. */
export const createReviews = (database: Database, deliveries: Deliveries) => {
  /** What somebody may see of a review; undefined where it is none of theirs. */
  const belonging = (review: Review, seats: readonly Seat[], caller: Caller): Belonging | undefined => {
    const seat = seats.find(({ person }) => person === caller.person);
    if (seat && isSeated(seat)) return { review, sides: sidesOf(seat.place), seat };
    return caller.roles.includes('office') ? { review, sides: ['team', 'host'], ...(seat && { seat }) } : undefined;
  };

  /** What of a review somebody may see, read now. */
  const belongingTo = async (review: Review, caller: Caller): Promise<Belonging | undefined> =>
    belonging(review, await findSeats(database, review.id), caller);

  /** All that was sent about it is drawn anew: its cards, its people's questions, and what its days show. */
  const redrawAll = async (tx: Tx, { id }: Pick<Review, 'id'>): Promise<void> =>
    deliveries.changedAbout(tx, [id, ...(await findSeatsIn(tx, id)).map((seat) => seat.id)]);

  return {
    find: (id: string): Promise<Review | undefined> => findReview(database, id),

    /** The caller's review with the id that a card or a form carries; undefined where it is none of theirs. */
    carried: async (id: string, caller: Caller): Promise<Belonging | undefined> => {
      const review = z.uuid().safeParse(id).success ? await findReview(database, id) : undefined;
      return review && belongingTo(review, caller);
    },

    /** The caller's review as it was typed, {@link numberIn}; undefined where it is none of theirs. */
    named: async (text: string, programme: Programme, caller: Caller): Promise<Belonging | undefined> => {
      const number = numberIn(text, programme);
      const review = number === undefined ? undefined : await findReviewNumbered(database, number);
      return review && belongingTo(review, caller);
    },

    lock: (tx: Tx, id: string): Promise<Review | undefined> => lockReview(tx, id),
    seats: (review: ReviewId): Promise<readonly Seat[]> => findSeats(database, review),
    seatsIn: (tx: Tx, review: ReviewId): Promise<readonly Seat[]> => findSeatsIn(tx, review),

    /** Some reviews with everybody in them, in two statements however many. */
    peopled: (ids: readonly ReviewId[]): Promise<readonly Peopled[]> => findReviewsWithSeats(database, ids),
    peopledIn: (tx: Tx, ids: readonly ReviewId[]): Promise<readonly Peopled[]> => findReviewsWithSeatsIn(tx, ids),

    /** Reviews that go on, are prepared at least, and have their first day in a span. */
    visiting: (tx: Tx, span: { readonly from: CalendarDate; readonly to: CalendarDate }): Promise<readonly Peopled[]> =>
      findVisiting(tx, span),

    lockAll: (tx: Tx, ids: readonly ReviewId[]): Promise<void> => lockReviews(tx, ids),
    channelsOf: (tx: Tx, ids: readonly ReviewId[], side: Side) => findChannelsOf(tx, ids, side),

    /** Sets up a review that is ready for its visit, instead of those of the authority that go on: for a rehearsal. */
    rehearse: async (tx: Tx, ready: ReadyReview, now: Date): Promise<Review> => {
      for (const id of await endReviewsOf(tx, ready.authority, now)) {
        await redrawAll(tx, { id });
      }
      return insertReady(tx, ready, now);
    },

    belonging: belongingTo,

    /** The same within a transaction. */
    belongingIn: async (tx: Tx, review: Review, caller: Caller): Promise<Belonging | undefined> =>
      belonging(review, await findSeatsIn(tx, review.id), caller),

    /** When something falls that the programme reckons from the dates of reviews; without day 1 there is no date. */
    dueIn: async (
      tx: Tx,
      reviews: readonly ReviewId[],
      what: Reckoning,
      { clock, days }: Pick<Programme, 'clock' | 'days'>,
    ): Promise<ReadonlyMap<ReviewId, CalendarDate>> =>
      new Map((await findDatesIn(tx, reviews)).map(({ id, ...dated }) => [id, dueOn(clock, { ...dated, days }, what)])),

    /** The reviews that somebody sits in, the newest first. */
    of: async (person: PersonId): Promise<readonly Belonging[]> =>
      (await findSeatsOf(database, person)).flatMap(({ review, seat }) =>
        isSeated(seat) ? [{ review, seat, sides: sidesOf(seat.place) }] : [],
      ),

    /** The dates of a review that are still to come, the next one first; none as long as it has no day 1. */
    ahead: async (
      review: ReviewId,
      { clock, days }: Pick<Programme, 'clock' | 'days'>,
      today: CalendarDate,
    ): Promise<readonly DueDate[]> => {
      const [dated] = await findDates(database, [review]);
      const all = dated ? dueDates(clock, { ...dated, days }, today) : [];
      return all.filter(({ isPast }) => !isPast).sort((one, other) => one.due.localeCompare(other.due));
    },

    /** Whether it is recorded that a need of its stages is met. */
    isRecorded: (review: ReviewId, need: string): Promise<boolean> => hasRecord(database, review, need),
    isRecordedIn: (tx: Tx, review: ReviewId, need: string): Promise<boolean> => hasRecordIn(tx, review, need),

    /** The review that lives in a channel, and for whose eyes. */
    inChannel: (channel: ChannelId): Promise<{ readonly review: Review; readonly side: Side } | undefined> =>
      findReviewIn(database, channel),

    channels: (tx: Tx, review: ReviewId, side: Side): Promise<readonly ChannelId[]> =>
      findReviewChannels(tx, review, side),

    /** Ties a channel to a review. @returns false where one is tied to it already */
    tie: (
      tx: Tx,
      channel: ChannelId,
      to: { readonly review: ReviewId; readonly side: Side; readonly by: PersonId; readonly now: Date },
    ): Promise<boolean> => saveReviewChannel(tx, channel, to),

    redrawAll,

    /** Whatever its cards say has changed: both are drawn anew wherever they stand. */
    redraw: (tx: Tx, { id }: Pick<Review, 'id'>): Promise<void> =>
      deliveries.changedAll(
        tx,
        (['team', 'host'] as const).map((side) => subjectOf(reviewCard, cardIdOf(id, side))),
      ),

    /** Its cards there are left as they are: what comes after is not for that channel. @returns whether it was tied */
    untie: async (tx: Tx, channel: ChannelId, review: ReviewId, now: Date): Promise<boolean> => {
      const wasTied = await deleteReviewChannel(tx, channel, review);
      if (wasTied) await deliveries.leave(tx, channel, review, now);
      return wasTied;
    },
  };
};
