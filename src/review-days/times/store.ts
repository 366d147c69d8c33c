import type { TimeOfDay } from '../../calendar/time-of-day.ts';
import type { TimeZone } from '../../calendar/time-zone.ts';
import type { Tx } from '../../chat/context.ts';
import type { ReviewId } from '../../reviews/review.ts';
import type { Database } from '../../storage/database.ts';
import { type Client, clientOf } from '../../storage/tx.ts';

/** What a review has of its own: times of its prompts, by the programme's key, and a time zone. */
export interface OwnTimes {
  readonly timeZone?: TimeZone;
  readonly times: Readonly<Record<string, TimeOfDay>>;
}

const find = async (client: Client, reviews: readonly ReviewId[]): Promise<ReadonlyMap<ReviewId, OwnTimes>> => {
  const rows = await client.promptTimes.findMany({ where: { reviewId: { in: [...reviews] } } });
  return new Map(
    rows.map(({ reviewId, timeZone, times }) => [
      reviewId as ReviewId,
      { ...(timeZone !== null && { timeZone: timeZone as TimeZone }), times: times as OwnTimes['times'] },
    ]),
  );
};

/** What some reviews have of their own; those that have nothing are not there. */
export const findOwnTimes = ({ prisma }: Database, reviews: readonly ReviewId[]) => find(prisma, reviews);

/** The same within a transaction. */
export const findOwnTimesIn = (tx: Tx, reviews: readonly ReviewId[]) => find(clientOf(tx), reviews);

export const saveOwnTimes = async (tx: Tx, reviewId: ReviewId, { timeZone, times }: OwnTimes): Promise<void> => {
  const data = { timeZone: timeZone ?? null, times: { ...times } };
  await clientOf(tx).promptTimes.upsert({ where: { reviewId }, create: { reviewId, ...data }, update: data });
};
