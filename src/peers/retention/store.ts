import type { Tx } from '../../chat/context.ts';
import { clientOf } from '../../storage/tx.ts';

/** What was deleted: how many peers, and the calls that they had answered. */
export interface EndedPeers {
  readonly peers: number;
  readonly calls: readonly string[];
}

/** Deletes peers that have been in the state since before, with their answers to calls, unless there is a hold on them. */
export const deleteEndedPeers = async (
  tx: Tx,
  { state, before, most }: { readonly state: 'declined' | 'withdrawn'; readonly before: Date; readonly most: number },
): Promise<EndedPeers> => {
  const [row] = await clientOf(tx).$queryRaw<EndedPeers[]>`
    WITH ended AS (
      DELETE FROM peers WHERE state = ${state}::peer_state AND id IN (
        SELECT p.id FROM peers p WHERE p.state = ${state}::peer_state AND p.updated_at < ${before}
          AND NOT EXISTS (SELECT 1 FROM holds h WHERE h.person_id = p.person_id)
        ORDER BY p.id LIMIT ${most})
      RETURNING person_id
    ), answers AS (
      DELETE FROM call_answers a USING ended WHERE a.person_id = ended.person_id RETURNING a.call_id
    )
    SELECT (SELECT count(*)::int FROM ended) AS peers, ARRAY(SELECT DISTINCT call_id FROM answers) AS calls`;
  return row ?? { peers: 0, calls: [] };
};
