import type { Tx } from '../../chat/context.ts';
import type { PersonId } from '../../chat/ids.ts';
import type { Database } from '../../storage/database.ts';
import { Prisma } from '../../storage/generated/client.ts';
import { hasTrace } from '../../storage/traces.ts';
import { clientOf } from '../../storage/tx.ts';
import type { ReviewId, Seat } from '../review.ts';
import { asSeat } from '../store.ts';

/** Where somebody sits, what they recorded, and which channels they tied. */
export const findReviewsData = async ({ prisma }: Database, personId: PersonId) => {
  const about = { select: { number: true, authority: true } } as const;
  const seats = await prisma.reviewSeat.findMany({
    where: { personId },
    include: { review: about },
    orderBy: { createdAt: 'asc' },
  });
  const records = await prisma.reviewRecord.findMany({
    where: { recordedBy: personId },
    include: { review: about },
    orderBy: { recordedAt: 'asc' },
  });
  const tied = await prisma.reviewChannel.findMany({
    where: { tiedBy: personId },
    include: { review: about, channel: { select: { name: true } } },
    orderBy: { tiedAt: 'asc' },
  });
  return {
    seats: seats.map(({ review, place, state, nominated, reserve, replyBy, createdAt, ties, exception }) => ({
      ...{ review, place, state, nominated, reserve, replyBy, at: createdAt },
      ...{ ties, exception },
    })),
    records: records.map(({ review, need, reason, recordedAt }) => ({ review, need, reason, at: recordedAt })),
    tied: tied.map(({ review, channel, side, tiedAt }) => ({ review, channel: channel.name, side, at: tiedAt })),
  };
};

/** The seats of two people in reviews in which both sit, each pair with the one of the first. */
export const lockPairs = async (
  tx: Tx,
  one: PersonId,
  other: PersonId,
): Promise<readonly (readonly [Seat, Seat])[]> => {
  const client = clientOf(tx);
  await client.$queryRaw`SELECT 1 FROM review_seats WHERE person_id IN (${one}::uuid, ${other}::uuid) ORDER BY id FOR UPDATE`;
  const rows = await client.reviewSeat.findMany({ where: { personId: { in: [one, other] } } });
  const seats = rows.map(asSeat);
  return seats
    .filter(({ person }) => person === one)
    .flatMap((seat) => {
      const same = seats.find(({ person, review }) => person === other && review === seat.review);
      return same ? [[seat, same] as const] : [];
    });
};

/** Writes what is kept of two seats of one person, and deletes the other one. */
export const foldSeats = async (
  tx: Tx,
  { id, ties, exception, nominated }: Pick<Seat, 'id' | 'ties' | 'exception' | 'nominated'>,
  other: Seat,
): Promise<void> => {
  const client = clientOf(tx);
  await client.reviewSeat.delete({ where: { id: other.id } });
  await client.reviewSeat.update({
    where: { id },
    data: { ties: ties ?? null, exception: exception ?? null, nominated, version: { increment: 1 } },
  });
};

/** What one person has in reviews is another's. @returns the reviews that changed */
export const moveReviews = async (tx: Tx, from: PersonId, into: PersonId): Promise<readonly ReviewId[]> => {
  const client = clientOf(tx);
  await client.reviewRecord.updateMany({ where: { recordedBy: from }, data: { recordedBy: into } });
  await client.reviewChannel.updateMany({ where: { tiedBy: from }, data: { tiedBy: into } });
  await client.reviewSeat.updateMany({
    where: { personId: from },
    data: { personId: into, version: { increment: 1 } },
  });
  const sits = await client.reviewSeat.findMany({ where: { personId: into }, select: { reviewId: true } });
  return sits.map(({ reviewId }) => reviewId as ReviewId);
};

/**
 * Forgets somebody in reviews. What must stay, and what is over, is nobody's from now on: an answer about ties, an
 * exception, a seat in a review that has ended. Of open reviews the rest goes, so that the place is open again.
 * @param named an exception or a reason that names them says this instead
 * @returns the reviews that changed
 */
export const forgetInReviews = async (
  tx: Tx,
  {
    person,
    heir,
    traces,
    named,
  }: {
    readonly person: PersonId;
    readonly heir: PersonId;
    readonly traces: readonly string[];
    readonly named: string;
  },
): Promise<readonly ReviewId[]> => {
  const client = clientOf(tx);
  const sits = await client.$queryRaw<{ id: ReviewId }[]>`
    SELECT review_id AS id FROM review_seats WHERE person_id = ${person}::uuid
    UNION SELECT review_id FROM review_records WHERE recorded_by = ${person}::uuid`;
  await client.$executeRaw`
    DELETE FROM review_seats s USING reviews r WHERE r.id = s.review_id AND s.person_id = ${person}::uuid
      AND s.ties IS NULL AND s.exception IS NULL
      AND r.stage <> 'closed' AND r.pause IS DISTINCT FROM 'withdrawn'`;
  await client.$executeRaw`
    UPDATE review_seats s SET person_id = ${heir}::uuid, version = s.version + 1,
      state = CASE WHEN r.stage = 'closed' OR r.pause = 'withdrawn' THEN s.state ELSE 'declined' END
    FROM reviews r WHERE r.id = s.review_id AND s.person_id = ${person}::uuid`;
  await client.reviewRecord.updateMany({ where: { recordedBy: person }, data: { recordedBy: null } });
  await client.reviewChannel.updateMany({ where: { tiedBy: person }, data: { tiedBy: null } });
  await client.$executeRaw`
    UPDATE review_seats SET exception = ${named}
    WHERE ${hasTrace(Prisma.sql`exception`, traces)}`;
  await client.$executeRaw`
    UPDATE review_records SET reason = ${named}
    WHERE ${hasTrace(Prisma.sql`reason`, traces)}`;
  return sits.map(({ id }) => id);
};
