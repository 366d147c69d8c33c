import type { Tx } from '../../chat/context.ts';
import { clientOf } from '../../storage/tx.ts';

/** Deletes peers that have been in the state since before, unless there is a hold on them. */
export const deleteEndedPeers =
  (state: 'declined' | 'withdrawn') =>
  (tx: Tx, before: Date, most: number): Promise<number> =>
    clientOf(tx).$executeRaw`
      DELETE FROM peers WHERE state = ${state}::peer_state AND id IN (
        SELECT p.id FROM peers p WHERE p.state = ${state}::peer_state AND p.updated_at < ${before}
          AND NOT EXISTS (SELECT 1 FROM holds h WHERE h.person_id = p.person_id)
        ORDER BY p.id LIMIT ${most})`;
