import type { Tx } from '../../chat/context.ts';
import { guessWindow } from '../../people/linking/link-code.ts';
import { Prisma } from '../../storage/generated/client.ts';
import { clientOf } from '../../storage/tx.ts';

/** The accounts of people on whom there is a hold: nothing of theirs goes. Mostly there is none. */
const held = Prisma.sql`SELECT a.id FROM holds h JOIN accounts a ON a.person_id = h.person_id`;

/** Each deletes at most `most` rows where a table can be large, and returns how many it deleted. */
type Delete = (tx: Tx, before: Date, most: number) => Promise<number>;

/** Forms that nobody can go on with. */
export const deleteExpiredDrafts = (tx: Tx, now: Date): Promise<number> =>
  clientOf(tx).$executeRaw`DELETE FROM drafts WHERE expires_at <= ${now} AND account_id NOT IN (${held})`;

/** Codes that nobody can type any more. Who typed one is in the audit log. */
export const deleteSpentOfficeCodes = (tx: Tx, now: Date): Promise<number> =>
  clientOf(tx).$executeRaw`DELETE FROM office_codes WHERE used_at IS NOT NULL OR expires_at <= ${now}`;

/** Link codes and links to one's data that have expired, and wrong codes that count no more. One that was used is gone. */
export const deleteExpiredLinks = async (tx: Tx, now: Date): Promise<number> => {
  const [row] = await clientOf(tx).$queryRaw<{ n: number }[]>`
    WITH codes AS (DELETE FROM link_codes WHERE expires_at <= ${now} RETURNING 1),
    links AS (DELETE FROM data_exports WHERE expires_at <= ${now} RETURNING 1),
    guesses AS (DELETE FROM link_guesses WHERE since <= ${new Date(now.getTime() - guessWindow * 60_000)})
    SELECT ((SELECT count(*) FROM codes) + (SELECT count(*) FROM links))::int AS n`;
  return row?.n ?? 0;
};

export const deleteHandledRequests: Delete = (tx, before, most) => clientOf(tx).$executeRaw`
  DELETE FROM handled_requests WHERE (account_id, delivery_id) IN (
    SELECT account_id, delivery_id FROM handled_requests
    WHERE handled_at < ${before} AND account_id NOT IN (${held}) ORDER BY handled_at LIMIT ${most})`;

export const deleteJobRuns: Delete = (tx, before, most) => clientOf(tx).$executeRaw`
  DELETE FROM job_runs WHERE (name, due_at) IN (
    SELECT name, due_at FROM job_runs WHERE started_at < ${before} ORDER BY started_at LIMIT ${most})`;

/**
 * Deliveries of messages that are old, none of which waits or has changed since. Their state is asked
 * again at the end: the office may have one sent again meanwhile.
 */
export const deleteDeliveries: Delete = (tx, before, most) => clientOf(tx).$executeRaw`
  DELETE FROM deliveries WHERE state NOT IN ('queued', 'sending') AND updated_at < ${before} AND id IN (
    SELECT d.id FROM outgoing_messages m JOIN deliveries d ON d.message_id = m.id
    WHERE m.created_at < ${before} AND d.recipient_id NOT IN (${held}) AND NOT EXISTS (
      SELECT 1 FROM deliveries o
      WHERE o.message_id = m.id AND (o.state IN ('queued', 'sending') OR o.updated_at >= ${before}))
    LIMIT ${most})`;

/** Old messages without any delivery, or with none left. */
export const deleteMessages: Delete = (tx, before, most) => clientOf(tx).$executeRaw`
  DELETE FROM outgoing_messages WHERE id IN (
    SELECT m.id FROM outgoing_messages m
    WHERE m.created_at < ${before} AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.message_id = m.id)
    ORDER BY m.created_at LIMIT ${most})`;
