import type { AuthorityCode } from '../../authorities/authority.ts';
import type { CalendarDate } from '../../calendar/calendar-date.ts';
import type { Tx } from '../../chat/context.ts';
import type { PersonId } from '../../chat/ids.ts';
import { clientOf } from '../../storage/tx.ts';
import type { Review, ReviewId } from '../review.ts';
import { asReview } from '../store.ts';

/** A review that is ready for its visit, with everybody in their places. */
export interface ReadyReview {
  readonly authority: AuthorityCode;
  readonly themes: readonly string[];
  readonly dayOne: CalendarDate;
  readonly seats: readonly { readonly person: PersonId; readonly place: string }[];
}

/** Writes a review that did not go through its stages: for a rehearsal. */
export const insertReady = async (
  tx: Tx,
  { authority, themes, dayOne, seats }: ReadyReview,
  now: Date,
): Promise<Review> => {
  const times = { createdAt: now, updatedAt: now };
  const row = await clientOf(tx).review.create({
    data: {
      ...{ authority, themes: [...themes], dayOne: new Date(dayOne), stage: 'on_site', ...times },
      seats: {
        create: seats.map(({ person, place }) => ({
          ...({ personId: person, place, state: 'confirmed', ties: 'none', ...times } as const),
        })),
      },
    },
  });
  return asReview(row);
};

/** Ends the reviews of an authority that go on. @returns which */
export const endReviewsOf = async (tx: Tx, authority: AuthorityCode, now: Date): Promise<readonly ReviewId[]> => {
  const client = clientOf(tx);
  const where = { authority, pause: null, stage: { not: 'closed' } } as const;
  const ids = (await client.review.findMany({ where, select: { id: true } })).map(({ id }) => id);
  await client.review.updateMany({
    where: { id: { in: ids } },
    data: { pause: 'withdrawn', endedAt: now, updatedAt: now, version: { increment: 1 } },
  });
  await client.reviewChannel.deleteMany({ where: { reviewId: { in: ids } } });
  return ids as ReviewId[];
};
