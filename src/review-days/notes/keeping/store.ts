import type { Tx } from '../../../chat/context.ts';
import type { PersonId } from '../../../chat/ids.ts';
import type { ReviewId } from '../../../reviews/review.ts';
import type { Database } from '../../../storage/database.ts';
import { clientOf } from '../../../storage/tx.ts';

/** Whether the notes of a review are kept, so that none is changed or deleted. */
export const isKept = async ({ prisma }: Database, reviewId: ReviewId): Promise<boolean> =>
  (await prisma.notesKept.count({ where: { reviewId } })) > 0;

/** The same within a transaction. */
export const isKeptIn = async (tx: Tx, reviewId: ReviewId): Promise<boolean> =>
  (await clientOf(tx).notesKept.count({ where: { reviewId } })) > 0;

/** @returns whether they were not kept before */
export const saveKept = async (tx: Tx, reviewId: ReviewId, keptAt: Date): Promise<boolean> =>
  (await clientOf(tx).notesKept.createMany({ data: [{ reviewId, keptAt }], skipDuplicates: true })).count > 0;

/** @returns whether they were kept */
export const deleteKept = async (tx: Tx, reviewId: ReviewId): Promise<boolean> =>
  (await clientOf(tx).notesKept.deleteMany({ where: { reviewId } })).count > 0;

/** Whether there is a hold on somebody, so that nothing of theirs is deleted. */
export const isHeld = async (tx: Tx, personId: PersonId): Promise<boolean> =>
  (await clientOf(tx).hold.count({ where: { personId } })) > 0;

/** Reviews of which there are notes, or notes begun in these forms, that may be deleted. */
export const findNoted = async (tx: Tx, forms: readonly string[]): Promise<readonly ReviewId[]> => {
  const rows = await clientOf(tx).$queryRaw<{ id: ReviewId }[]>`
    SELECT r.id FROM reviews r
    WHERE NOT EXISTS (SELECT 1 FROM notes_kept k WHERE k.review_id = r.id) AND (
      EXISTS (SELECT 1 FROM notes n WHERE n.review_id = r.id)
      OR r.id::text IN (SELECT d.values->>'of' FROM drafts d WHERE d.command = ANY(${[...forms]}::text[])))`;
  return rows.map(({ id }) => id);
};

/** Deletes the notes of these reviews, save those of people on whom there is a hold. @returns how many there were */
export const deleteNotes = (tx: Tx, reviews: readonly ReviewId[]): Promise<number> =>
  clientOf(tx).$executeRaw`
    DELETE FROM notes WHERE review_id = ANY(${[...reviews]}::uuid[])
      AND NOT EXISTS (SELECT 1 FROM notes_kept k WHERE k.review_id = notes.review_id)
      AND NOT EXISTS (SELECT 1 FROM holds h WHERE h.person_id = notes.author_id)`;

/** Deletes what was begun about these reviews in these forms. @returns how many there were */
export const deleteBegun = (tx: Tx, reviews: readonly ReviewId[], forms: readonly string[]): Promise<number> =>
  clientOf(tx).$executeRaw`
    DELETE FROM drafts WHERE command = ANY(${[...forms]}::text[]) AND values->>'of' = ANY(${[...reviews]}::text[])
      AND account_id NOT IN (SELECT a.id FROM holds h JOIN accounts a ON a.person_id = h.person_id)`;
