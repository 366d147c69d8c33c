import type { Tx } from '../../chat/context.ts';
import { Prisma } from '../../storage/generated/client.ts';
import { clientOf } from '../../storage/tx.ts';

/** Columns that name somebody on a list. */
const naming = [
  { table: 'checklist_items', column: 'person_id', review: 'n.review_id' },
  { table: 'checklist_items', column: 'added_by', review: 'n.review_id' },
  { table: 'checklist_items', column: 'done_by', review: 'n.review_id' },
  {
    table: 'checklist_ticks',
    column: 'by',
    review: '(SELECT i.review_id FROM checklist_items i WHERE i.id = n.item_id)',
  },
] as const;

/**
 * Takes the names of people on whom there is no hold off the lists of reviews that ended before.
 * @returns how many, at most so many of each kind
 */
export const forgetOnEndedLists = async (tx: Tx, before: Date, most: number): Promise<number> => {
  let sum = 0;
  for (const { table, column, review } of naming) {
    const [named, at, of] = [Prisma.raw(table), Prisma.raw(`"${column}"`), Prisma.raw(review)];
    sum += await clientOf(tx).$executeRaw`
      UPDATE ${named} SET ${at} = NULL WHERE id IN (
        SELECT n.id FROM ${named} n JOIN reviews r ON r.id = ${of}
        WHERE r.ended_at < ${before} AND n.${at} IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM holds h WHERE h.person_id = n.${at})
        ORDER BY n.id LIMIT ${most})`;
  }
  return sum;
};
