import type { AuthorityCode } from '../authorities/authority.ts';
import type { RegistrationId } from '../authorities/registration.ts';
import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { Tx } from '../chat/context.ts';
import type { PersonId } from '../chat/ids.ts';
import type { ChannelId } from '../delivery/message.ts';
import type { Database } from '../storage/database.ts';
import { asDay } from '../storage/days.ts';
import type { Prisma } from '../storage/generated/client.ts';
import { type Client, clientOf } from '../storage/tx.ts';
import type { Review, ReviewId, Seat, SeatId, Side } from './review.ts';

export const asReview = (row: Prisma.ReviewGetPayload<object>): Review => ({
  id: row.id as ReviewId,
  number: row.number,
  authority: row.authority as AuthorityCode,
  ...(row.registrationId !== null && { registration: row.registrationId as RegistrationId }),
  stage: row.stage,
  ...(row.pause && { pause: row.pause }),
  themes: row.themes,
  providers: row.providers,
  ...(row.dayOne && { dayOne: asDay(row.dayOne) }),
  ...(row.electionFrom &&
    row.electionUntil && { election: { from: asDay(row.electionFrom), until: asDay(row.electionUntil) } }),
  version: row.version,
  createdAt: row.createdAt,
});

export const asSeat = (row: Prisma.ReviewSeatGetPayload<object>): Seat => ({
  id: row.id as SeatId,
  review: row.reviewId as ReviewId,
  person: row.personId as PersonId,
  place: row.place,
  state: row.state,
  ...(row.ties && { ties: row.ties }),
  nominated: row.nominated,
  reserve: row.reserve,
  ...(row.exception !== null && { exception: row.exception }),
  ...(row.replyBy && { replyBy: asDay(row.replyBy) }),
  version: row.version,
});

const find = async (client: Client, id: string): Promise<Review | undefined> => {
  const row = await client.review.findUnique({ where: { id } });
  return row ? asReview(row) : undefined;
};

export const findReview = ({ prisma }: Database, id: string): Promise<Review | undefined> => find(prisma, id);

export const findReviewNumbered = async ({ prisma }: Database, number: number): Promise<Review | undefined> => {
  const row = await prisma.review.findUnique({ where: { number } });
  return row ? asReview(row) : undefined;
};

/** Holds a review as it is until the transaction ends. */
export const lockReview = async (tx: Tx, id: string): Promise<Review | undefined> => {
  const client = clientOf(tx);
  const rows = await client.$queryRaw<unknown[]>`SELECT 1 FROM reviews WHERE id = ${id}::uuid FOR UPDATE`;
  return rows.length === 0 ? undefined : find(client, id);
};

const seatsOf = async (client: Client, review: string): Promise<readonly Seat[]> => {
  const rows = await client.reviewSeat.findMany({
    where: { reviewId: review },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(asSeat);
};

/** Day 1 of a review, and its dates that were set by hand. */
export interface Dated {
  readonly id: ReviewId;
  readonly dayOne: CalendarDate;
  readonly overrides: ReadonlyMap<string, CalendarDate>;
}

/** The dates of these reviews, as far as their day 1 is set; one statement. */
export const findDatesIn = (tx: Tx, reviews: readonly ReviewId[]): Promise<readonly Dated[]> =>
  datesOf(clientOf(tx), reviews);

/** The same outside a transaction. */
export const findDates = ({ prisma }: Database, reviews: readonly ReviewId[]): Promise<readonly Dated[]> =>
  datesOf(prisma, reviews);

const datesOf = async (client: Client, reviews: readonly ReviewId[]): Promise<readonly Dated[]> => {
  const rows = await client.$queryRaw<{ id: ReviewId; day_one: Date; overrides: Record<string, CalendarDate> }[]>`
    SELECT r.id, r.day_one, coalesce(jsonb_object_agg(d.key, d.due) FILTER (WHERE d.key IS NOT NULL), '{}') AS overrides
    FROM reviews r LEFT JOIN review_dates d ON d.review_id = r.id
    WHERE r.id = ANY(${[...reviews]}::uuid[]) AND r.day_one IS NOT NULL GROUP BY r.id`;
  return rows.map(({ id, day_one: dayOne, overrides }) => ({
    id,
    dayOne: asDay(dayOne),
    overrides: new Map(Object.entries(overrides)),
  }));
};

/** Everybody in a review, in the order in which they came. */
export const findSeats = ({ prisma }: Database, review: ReviewId): Promise<readonly Seat[]> => seatsOf(prisma, review);

/** The same within a transaction. */
export const findSeatsIn = (tx: Tx, review: ReviewId): Promise<readonly Seat[]> => seatsOf(clientOf(tx), review);

/** A review with everybody in it. */
export interface Peopled {
  readonly review: Review;
  readonly seats: readonly Seat[];
}

const findPeopled = async (client: Client, where: Prisma.ReviewWhereInput): Promise<readonly Peopled[]> => {
  const rows = await client.review.findMany({
    where,
    include: { seats: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] } },
    orderBy: { number: 'asc' },
  });
  return rows.map(({ seats, ...review }) => ({ review: asReview(review), seats: seats.map(asSeat) }));
};

/** Some reviews with everybody in them. */
export const findReviewsWithSeats = ({ prisma }: Database, ids: readonly ReviewId[]): Promise<readonly Peopled[]> =>
  findPeopled(prisma, { id: { in: [...ids] } });

/** The same within a transaction. */
export const findReviewsWithSeatsIn = (tx: Tx, ids: readonly ReviewId[]): Promise<readonly Peopled[]> =>
  findPeopled(clientOf(tx), { id: { in: [...ids] } });

/** Reviews that go on, are prepared at least, and have their first day in a span, both days included. */
export const findVisiting = (
  tx: Tx,
  { from, to }: { readonly from: CalendarDate; readonly to: CalendarDate },
): Promise<readonly Peopled[]> =>
  findPeopled(clientOf(tx), {
    dayOne: { gte: new Date(from), lte: new Date(to) },
    pause: null,
    stage: { notIn: ['registered', 'scoping', 'team', 'closed'] },
  });

/** Holds some reviews as they are until the transaction ends, in an order that everybody keeps. */
export const lockReviews = async (tx: Tx, ids: readonly ReviewId[]): Promise<void> => {
  await clientOf(tx).$queryRaw`SELECT 1 FROM reviews WHERE id = ANY(${[...ids]}::uuid[]) ORDER BY id FOR UPDATE`;
};

/** Channels of one side of some reviews. */
export const findChannelsOf = async (
  tx: Tx,
  reviews: readonly ReviewId[],
  side: Side,
): Promise<ReadonlyMap<ReviewId, readonly ChannelId[]>> => {
  const rows = await clientOf(tx).reviewChannel.findMany({ where: { reviewId: { in: [...reviews] }, side } });
  return new Map(
    reviews.map((id) => [
      id,
      rows.filter(({ reviewId }) => reviewId === id).map(({ channelId }) => channelId as ChannelId),
    ]),
  );
};

/** Where a person sits, with the reviews. */
export const findSeatsOf = async (
  { prisma }: Database,
  person: PersonId,
): Promise<readonly { readonly seat: Seat; readonly review: Review }[]> => {
  const rows = await prisma.reviewSeat.findMany({
    where: { personId: person },
    include: { review: true },
    orderBy: [{ review: { number: 'desc' } }],
  });
  return rows.map(({ review, ...seat }) => ({ seat: asSeat(seat), review: asReview(review) }));
};

/** Which review lives in a channel, and for whose eyes. */
export const findReviewIn = async (
  { prisma }: Database,
  channel: ChannelId,
): Promise<{ readonly review: Review; readonly side: Side } | undefined> => {
  const row = await prisma.reviewChannel.findUnique({ where: { channelId: channel }, include: { review: true } });
  return row ? { review: asReview(row.review), side: row.side } : undefined;
};

/** Channels of one side of a review. */
export const findReviewChannels = async (tx: Tx, review: ReviewId, side: Side): Promise<readonly ChannelId[]> => {
  const rows = await clientOf(tx).reviewChannel.findMany({
    where: { reviewId: review, side },
    select: { channelId: true },
  });
  return rows.map(({ channelId }) => channelId as ChannelId);
};

/** Ties a channel to a review. @returns false where it is tied already, to whichever */
export const saveReviewChannel = async (
  tx: Tx,
  channel: ChannelId,
  {
    review,
    side,
    by,
    now,
  }: { readonly review: ReviewId; readonly side: Side; readonly by: PersonId; readonly now: Date },
): Promise<boolean> => {
  const data = [{ channelId: channel, reviewId: review, side, tiedBy: by, tiedAt: now }];
  return (await clientOf(tx).reviewChannel.createMany({ data, skipDuplicates: true })).count > 0;
};

/** @returns whether it was tied to that review */
export const deleteReviewChannel = async (tx: Tx, channel: ChannelId, review: ReviewId): Promise<boolean> =>
  (await clientOf(tx).reviewChannel.deleteMany({ where: { channelId: channel, reviewId: review } })).count > 0;

const isRecorded = async (client: Client, reviewId: ReviewId, need: string): Promise<boolean> =>
  (await client.reviewRecord.count({ where: { reviewId, need } })) > 0;

/** Whether it is recorded of a review that a need is met. */
export const hasRecord = ({ prisma }: Database, review: ReviewId, need: string): Promise<boolean> =>
  isRecorded(prisma, review, need);

/** The same within a transaction. */
export const hasRecordIn = (tx: Tx, review: ReviewId, need: string): Promise<boolean> =>
  isRecorded(clientOf(tx), review, need);
