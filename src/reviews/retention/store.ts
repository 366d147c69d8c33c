import type { Tx } from '../../chat/context.ts';
import { clientOf } from '../../storage/tx.ts';
import { hostPlaces, managerPlace } from '../review.ts';

/**
 * Of reviews that ended before, what is about people on whom there is no hold: those who did not come to sit on the
 * team, what the others answered about ties and why an exception was agreed, who recorded what, and who tied channels.
 * @returns how much, at most so many of each
 */
export const forgetInEndedReviews = async (tx: Tx, before: Date, most: number): Promise<number> => {
  const client = clientOf(tx);
  const places = [managerPlace, ...hostPlaces];
  const gone = await client.$executeRaw`
    DELETE FROM review_seats WHERE id IN (
      SELECT s.id FROM review_seats s JOIN reviews r ON r.id = s.review_id
      WHERE r.ended_at < ${before} AND s.place <> ALL(${places}::text[])
        AND (s.reserve OR s.state NOT IN ('accepted', 'confirmed'))
        AND NOT EXISTS (SELECT 1 FROM holds h WHERE h.person_id = s.person_id)
      ORDER BY s.id LIMIT ${most})`;
  const answers = await client.$executeRaw`
    UPDATE review_seats SET ties = NULL, exception = NULL WHERE id IN (
      SELECT s.id FROM review_seats s JOIN reviews r ON r.id = s.review_id
      WHERE r.ended_at < ${before} AND (s.ties IS NOT NULL OR s.exception IS NOT NULL)
        AND NOT EXISTS (SELECT 1 FROM holds h WHERE h.person_id = s.person_id)
      ORDER BY s.id LIMIT ${most})`;
  const records = await client.$executeRaw`
    UPDATE review_records SET recorded_by = NULL, reason = NULL WHERE (review_id, need) IN (
      SELECT n.review_id, n.need FROM review_records n JOIN reviews r ON r.id = n.review_id
      WHERE r.ended_at < ${before} AND (n.recorded_by IS NOT NULL OR n.reason IS NOT NULL)
        AND NOT EXISTS (SELECT 1 FROM holds h WHERE h.person_id = n.recorded_by)
      ORDER BY n.review_id, n.need LIMIT ${most})`;
  const tied = await client.$executeRaw`
    UPDATE review_channels SET tied_by = NULL WHERE channel_id IN (
      SELECT c.channel_id FROM review_channels c JOIN reviews r ON r.id = c.review_id
      WHERE r.ended_at < ${before} AND c.tied_by IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM holds h WHERE h.person_id = c.tied_by)
      ORDER BY c.channel_id LIMIT ${most})`;
  return gone + answers + records + tied;
};
