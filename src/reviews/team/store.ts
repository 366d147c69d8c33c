import type { AuthorityCode } from '../../authorities/authority.ts';
import type { CalendarDate } from '../../calendar/calendar-date.ts';
import type { Tx } from '../../chat/context.ts';
import type { PersonId } from '../../chat/ids.ts';
import type { Database } from '../../storage/database.ts';
import { asDate, asDay } from '../../storage/days.ts';
import { clientOf } from '../../storage/tx.ts';
import { hostPlaces, managerPlace, type Review, type ReviewId, type Seat, type SeatId } from '../review.ts';
import { asReview, asSeat } from '../store.ts';
import type { Move } from './seating.ts';

/** Somebody's part in another review, as it is stored. */
export interface StoredEngagement extends Pick<Seat, 'person' | 'state' | 'reserve' | 'ties'> {
  readonly number: number;
  readonly authority: AuthorityCode;
  readonly dayOne?: CalendarDate;
}

/**
 * What people do, or did, on the teams of other reviews, in one statement; of those that were withdrawn, only what
 * they said of their ties.
 * @param people undefined: everybody
 */
export const findEngagements = async (
  { prisma }: Database,
  review: ReviewId,
  people: readonly PersonId[] | undefined,
  tx?: Tx,
): Promise<readonly StoredEngagement[]> => {
  const rows = await (tx ? clientOf(tx) : prisma).reviewSeat.findMany({
    where: {
      reviewId: { not: review },
      place: { notIn: [managerPlace, ...hostPlaces] },
      OR: [
        { ties: 'ruled_out' },
        {
          state: { notIn: ['declined', 'no_reply', 'not_needed'] },
          review: { OR: [{ pause: null }, { pause: 'on_hold' }] },
        },
      ],
      ...(people && { personId: { in: [...people] } }),
    },
    select: {
      personId: true,
      state: true,
      reserve: true,
      ties: true,
      review: { select: { number: true, authority: true, dayOne: true } },
    },
  });
  return rows.map(({ personId, state, reserve, ties, review: { number, authority, dayOne } }) => ({
    person: personId as PersonId,
    state,
    reserve,
    ...(ties && { ties }),
    number,
    authority: authority as AuthorityCode,
    ...(dayOne && { dayOne: asDay(dayOne) }),
  }));
};

/** Somebody who was on a team, or is to be by then. */
export interface StoredReviewer {
  readonly person: PersonId;
  readonly number: number;
  readonly authority: AuthorityCode;
  readonly dayOne: CalendarDate;
}

/** Who was on the teams of other reviews whose day 1 lies between two days, both apart; in one statement. */
export const findReviewers = async (
  { prisma }: Database,
  review: ReviewId,
  { since, until }: { readonly since: CalendarDate; readonly until: CalendarDate },
  tx?: Tx,
): Promise<readonly StoredReviewer[]> => {
  const rows = await (tx ? clientOf(tx) : prisma).reviewSeat.findMany({
    where: {
      place: { notIn: [managerPlace, ...hostPlaces] },
      state: { in: ['accepted', 'confirmed'] },
      reserve: false,
      review: {
        id: { not: review },
        dayOne: { gt: asDate(since), lt: asDate(until) },
        OR: [{ pause: null }, { pause: 'on_hold' }],
      },
    },
    select: { personId: true, review: { select: { number: true, authority: true, dayOne: true } } },
    orderBy: { review: { number: 'desc' } },
  });
  return rows.flatMap(({ personId, review: { number, authority, dayOne } }) =>
    dayOne
      ? [{ person: personId as PersonId, number, authority: authority as AuthorityCode, dayOne: asDay(dayOne) }]
      : [],
  );
};

/** A seat with its review. */
export const findSeatWith = async (
  { prisma }: Database,
  id: string,
): Promise<{ readonly seat: Seat; readonly review: Review } | undefined> => {
  const row = await prisma.reviewSeat.findUnique({ where: { id }, include: { review: true } });
  return row ? { seat: asSeat(row), review: asReview(row.review) } : undefined;
};

/** Keeps people from being given two places at once: whoever else would wait until the transaction ends. */
export const lockPeople = async (tx: Tx, people: readonly PersonId[]): Promise<void> => {
  await clientOf(tx).$queryRaw`
    SELECT 1 FROM persons WHERE id = ANY(${[...people]}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
};

/** What is written of somebody who is put on the list. */
export interface Listed {
  readonly review: ReviewId;
  readonly person: PersonId;
  readonly place: string;
  readonly reserve: boolean;
  readonly exception?: string;
}

/** Puts somebody on the list, or on it again. @returns undefined where they are on it, or forgotten */
export const saveSeat = async (
  tx: Tx,
  { review, person, place, reserve, exception }: Listed,
  now: Date,
): Promise<SeatId | undefined> => {
  const [row] = await clientOf(tx).$queryRaw<{ id: SeatId }[]>`
    INSERT INTO review_seats (review_id, person_id, place, state, reserve, exception, created_at, updated_at)
    SELECT ${review}::uuid, p.id, ${place}, 'shortlisted', ${reserve}, ${exception ?? null}, ${now}, ${now}
    FROM persons p WHERE p.id = ${person}::uuid
    ON CONFLICT (review_id, person_id) DO UPDATE SET place = EXCLUDED.place, state = EXCLUDED.state, ties = NULL,
      reserve = EXCLUDED.reserve, exception = EXCLUDED.exception, reply_by = NULL, updated_at = EXCLUDED.updated_at,
      version = review_seats.version + 1
    WHERE review_seats.state IN ('no_reply', 'not_needed')
    RETURNING id`;
  return row?.id;
};

/** Moves seats on, all in the same way and in one statement. @returns how many there were */
export const moveSeats = async (
  tx: Tx,
  ids: readonly SeatId[],
  { ties, replyBy, ...move }: Move & { readonly exception?: string },
  now: Date,
): Promise<number> => {
  const { count } = await clientOf(tx).reviewSeat.updateMany({
    where: { id: { in: [...ids] } },
    data: {
      ...move,
      ...(ties !== undefined && { ties }),
      ...(replyBy !== undefined && { replyBy: replyBy === null ? null : asDate(replyBy) }),
      version: { increment: 1 },
      updatedAt: now,
    },
  });
  return count;
};

/** Reviews that go on and in which somebody has a place on the team, held in order until the transaction ends. */
export const lockReviewsOf = async (tx: Tx, person: PersonId): Promise<readonly ReviewId[]> => {
  const rows = await clientOf(tx).$queryRaw<{ id: ReviewId }[]>`
    SELECT r.id FROM reviews r
    WHERE r.stage <> 'closed' AND r.pause IS DISTINCT FROM 'withdrawn' AND EXISTS (
      SELECT 1 FROM review_seats s WHERE s.review_id = r.id AND s.person_id = ${person}::uuid
        AND s.place <> ALL(${[managerPlace, ...hostPlaces]}::text[])
        AND s.state NOT IN ('declined', 'no_reply', 'not_needed'))
    ORDER BY r.id FOR UPDATE`;
  return rows.map(({ id }) => id);
};

/** Those who were to answer between two days, the first included, and have not, in reviews that go on. */
export const findSilent = async (
  tx: Tx,
  from: CalendarDate,
  until: CalendarDate,
): Promise<readonly { readonly seat: Seat; readonly review: Review }[]> => {
  const rows = await clientOf(tx).reviewSeat.findMany({
    where: {
      state: { in: ['shortlisted', 'invited'] },
      replyBy: { gte: asDate(from), lt: asDate(until) },
      review: { pause: null, stage: { not: 'closed' } },
    },
    include: { review: true },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ review, ...seat }) => ({ seat: asSeat(seat), review: asReview(review) }));
};
