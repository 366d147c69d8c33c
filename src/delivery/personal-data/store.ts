import type { Tx } from '../../chat/context.ts';
import type { AccountId, PersonId } from '../../chat/ids.ts';
import type { View } from '../../chat/view.ts';
import type { Database } from '../../storage/database.ts';
import { Prisma } from '../../storage/generated/client.ts';
import { clientOf } from '../../storage/tx.ts';
import { freeing } from '../lane/store.ts';

/** A message that went, or is to go, to somebody. */
export interface SentTo {
  readonly summary: string;
  readonly state: string;
  readonly at: string;
  readonly platform: string;
}

/** What the bot sent to a person by itself, oldest first, and where cards stand for them; in one statement. */
export const findSentTo = async (
  { prisma }: Database,
  person: PersonId,
): Promise<{ readonly messages: readonly SentTo[]; readonly cards: readonly unknown[] }> => {
  const [row] = await prisma.$queryRaw<{ messages: readonly SentTo[]; cards: readonly unknown[] }[]>`
    WITH theirs AS (
      SELECT a.id, a.workspace_id AS lane, w.platform FROM accounts a JOIN workspaces w ON w.id = a.workspace_id
      WHERE a.person_id = ${person}::uuid
    )
    SELECT coalesce((
        SELECT jsonb_agg(jsonb_build_object('summary', m.summary, 'message', m.view, 'state', d.state, 'reason', d.reason,
          'at', m.created_at, 'platform', theirs.platform) ORDER BY m.created_at, m.id)
        FROM theirs JOIN deliveries d ON d.lane = theirs.lane AND d.recipient_id = theirs.id
        JOIN outgoing_messages m ON m.id = d.message_id), '[]') AS messages,
      coalesce((
        SELECT jsonb_agg(jsonb_build_object('card', c.subject, 'platform', theirs.platform))
        FROM theirs JOIN copies c ON c.lane = theirs.lane AND c.recipient_id = theirs.id), '[]') AS cards`;
  return row ?? { messages: [], cards: [] };
};

/** Of a message that waits for two accounts of one person, or has reached one of them, one is enough. */
export const cancelDoubles = async (tx: Tx, person: PersonId, now: Date): Promise<void> => {
  await clientOf(tx).$executeRaw`
    WITH ${freeing(Prisma.sql`SELECT workspace_id FROM accounts WHERE person_id = ${person}::uuid`)},
    theirs AS (SELECT id, workspace_id AS lane FROM accounts WHERE person_id = ${person}::uuid),
    sent AS (
      SELECT d.id, d.message_id, d.state, row_number() OVER (
        PARTITION BY d.message_id ORDER BY d.state = 'queued', d.state = 'cancelled', d.id) AS place
      FROM theirs JOIN deliveries d ON d.lane = theirs.lane AND d.recipient_id = theirs.id
    )
    UPDATE deliveries d SET state = 'cancelled', updated_at = ${now} FROM sent
    WHERE d.id = sent.id AND d.state = 'queued' AND sent.place > 1 AND (SELECT count(*) FROM held) >= 0`;
};

/** Takes back what waits for the accounts, and deletes what only they got, with the cards that stand for them. */
export const deleteSentTo = async (tx: Tx, accounts: readonly AccountId[]): Promise<void> => {
  const client = clientOf(tx);
  const ids = [...accounts];
  const lanes = Prisma.sql`SELECT workspace_id FROM accounts WHERE id = ANY(${ids}::uuid[])`;
  await client.$executeRaw`WITH ${freeing(lanes)} SELECT count(*) FROM held`;
  await client.$executeRaw`
    WITH lanes_ AS (SELECT DISTINCT workspace_id AS lane FROM accounts WHERE id = ANY(${ids}::uuid[])),
    theirs AS (
      SELECT d.id, d.message_id, d.state FROM lanes_ JOIN deliveries d ON d.lane = lanes_.lane
      WHERE d.recipient_id = ANY(${ids}::uuid[])
    ), shared AS (
      SELECT DISTINCT t.message_id FROM theirs t WHERE EXISTS (
        SELECT 1 FROM deliveries o WHERE o.message_id = t.message_id
          AND (o.state = 'sending' OR o.recipient_id <> ALL(${ids}::uuid[])))
    ), waiting AS (
      DELETE FROM deliveries d USING theirs t WHERE d.id = t.id AND t.state = 'queued'
    )
    DELETE FROM outgoing_messages m WHERE m.id IN (SELECT message_id FROM theirs)
      AND m.id NOT IN (SELECT message_id FROM shared)`;
  await client.$executeRaw`
    DELETE FROM copies c USING accounts a
    WHERE a.id = ANY(${ids}::uuid[]) AND c.lane = a.workspace_id AND c.recipient_id = a.id`;
};

/**
 * Puts other words in the place of messages that were sent to others and name somebody. Of what still waits
 * only the summary of a card is replaced: a view is about to be sent, and may mean somebody else.
 */
export const replaceNaming = async (tx: Tx, traces: readonly string[], words: View): Promise<void> => {
  await clientOf(tx).$executeRaw`
    UPDATE outgoing_messages m SET summary = ${words.summary},
      view = CASE WHEN m.view IS NULL THEN NULL ELSE ${JSON.stringify(words)}::jsonb END
    WHERE EXISTS (
        SELECT 1 FROM unnest(${[...traces]}::text[]) AS trace
        WHERE strpos(lower(m.summary), lower(trace)) > 0 OR strpos(lower(m.view::text), lower(trace)) > 0)
      AND (m.subject IS NOT NULL OR NOT EXISTS (
        SELECT 1 FROM deliveries d WHERE d.message_id = m.id AND d.state IN ('queued', 'sending')))`;
};
