import type { Tx } from '../../chat/context.ts';
import { clientOf } from '../../storage/tx.ts';

/** Deletes cases that were closed before, of people on whom there is no hold. @returns how many */
export const deleteClosedCases = (tx: Tx, before: Date, most: number): Promise<number> =>
  clientOf(tx).$executeRaw`
    DELETE FROM cases WHERE id IN (
      SELECT c.id FROM cases c WHERE c.closed_at < ${before}
        AND NOT EXISTS (SELECT 1 FROM holds h WHERE h.person_id = c.person_id)
      ORDER BY c.closed_at LIMIT ${most})`;
