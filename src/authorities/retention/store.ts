import type { Tx } from '../../chat/context.ts';
import { clientOf } from '../../storage/tx.ts';

/**
 * Deletes registrations that came to nothing before, or whose review is over, of people on whom there is no hold.
 * @returns how many
 */
export const deleteEndedRegistrations = (tx: Tx, before: Date, most: number): Promise<number> =>
  clientOf(tx).$executeRaw`
    DELETE FROM registrations WHERE id IN (
      SELECT r.id FROM registrations r WHERE r.state IN ('declined', 'withdrawn', 'ended') AND r.registered_at < ${before}
        AND NOT EXISTS (SELECT 1 FROM holds h WHERE h.person_id = r.person_id)
        AND NOT EXISTS (SELECT 1 FROM cases c WHERE c.about_id = r.id AND (c.closed_at IS NULL OR c.closed_at >= ${before}))
      ORDER BY r.registered_at LIMIT ${most})`;
