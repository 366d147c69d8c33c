import type { CalendarDate } from '../../calendar/calendar-date.ts';
import { dateAt, type TimeZone } from '../../calendar/time-zone.ts';
import type { Caller } from '../../chat/caller.ts';
import type { Tx } from '../../chat/context.ts';
import type { PersonId } from '../../chat/ids.ts';
import type { Refusal } from '../../chat/refusal.ts';
import type { View } from '../../chat/view.ts';
import type { Audience } from '../../delivery/audience.ts';
import type { Deliveries } from '../../delivery/deliveries.ts';
import { type Subject, subjectOf } from '../../delivery/message.ts';
import type { AuditRecord } from '../../people/person.ts';
import type { Programme } from '../../programme/programme.ts';
import type { Database } from '../../storage/database.ts';
import { isSeated, managerPlace, type Review, type Seat, type SeatId } from '../review.ts';
import type { Reviews } from '../reviews.ts';
import type { Gather, Team } from './gather.ts';
import { seatCard } from './seat-card.ts';
import type { Move } from './seating.ts';
import { lockPeople, moveSeats } from './store.ts';

/** What came of something that was to be done to a team. */
export type Outcome =
  | { readonly kind: 'done'; readonly team: Team; readonly words: string }
  /** It has changed since; nothing was done. */
  | { readonly kind: 'stale'; readonly team: Team }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** There is none, or whoever asks does not manage it. */
  | { readonly kind: 'none' };

export interface TeamNeeds {
  readonly database: Database;
  readonly deliveries: Deliveries;
  readonly reviews: Reviews;
  readonly audit: { readonly write: (tx: Tx, record: AuditRecord) => Promise<void> };
  readonly programme: Programme;
  readonly timeZone: TimeZone;
  readonly gather: Gather;
}

/** A review and its team, held as they are until the transaction ends. */
export interface Held {
  readonly team: Team;
  readonly seats: readonly Seat[];
}

/** Whether somebody may put a team together. */
export const manages = (caller: Caller, seats: readonly Seat[]): boolean =>
  caller.roles.includes('office') ||
  seats.some((seat) => seat.person === caller.person && seat.place === managerPlace && isSeated(seat));

export const refused = (refusal: Refusal): Outcome => ({ kind: 'refused', refusal });

export const seatSubject = ({ id }: Pick<Seat, 'id'>): Subject => subjectOf(seatCard, id);

export type Base = ReturnType<typeof createBase>;

/** What all changes of a team have in common. */
export const createBase = ({ deliveries, reviews, timeZone, gather }: TeamNeeds) => ({
  todayAt: (now: Date): CalendarDate => dateAt(now, timeZone),

  /**
   * Holds a review with its team, for whoever manages it, and the people on it: nobody is given two places at once.
   * @param besides who may come to be on it
   */
  hold: async (
    tx: Tx,
    { id }: Pick<Review, 'id'>,
    { caller, now }: { readonly caller: Caller; readonly now: Date },
    besides: readonly PersonId[] = [],
  ): Promise<Held | undefined> => {
    const review = await reviews.lock(tx, id);
    const seats = review ? await reviews.seatsIn(tx, review.id) : [];
    if (!review || !manages(caller, seats)) return undefined;
    await lockPeople(tx, [...seats.map(({ person }) => person), ...besides]);
    return { seats, team: await gather.team(review, seats, now, tx) };
  },

  /** Moves people on: their own cards and the review's are drawn again. */
  move: async (
    tx: Tx,
    review: Pick<Review, 'id'>,
    ids: readonly SeatId[],
    how: Move & { readonly exception?: string },
    now: Date,
  ): Promise<void> => {
    await moveSeats(tx, ids, how, now);
    await deliveries.changedAll(
      tx,
      ids.map((id) => seatSubject({ id })),
    );
    await reviews.redraw(tx, review);
  },

  /** Tells whoever manages the review; the office where nobody does. @returns how many */
  tell: (tx: Tx, seats: readonly Seat[], key: string, view: View, now: Date): Promise<number> => {
    const found = seats.filter((seat) => seat.place === managerPlace && isSeated(seat));
    const to: Audience =
      found.length > 0 ? { kind: 'people', people: found.map(({ person }) => person) } : { kind: 'office' };
    return deliveries.enqueue(tx, { key, view, to }, now);
  },

  /** The team as it stands after a change. */
  done: async (tx: Tx, review: Review, words: string, now: Date): Promise<Outcome> => {
    const seats = await reviews.seatsIn(tx, review.id);
    return { kind: 'done', words, team: await gather.team(review, seats, now, tx) };
  },
});
