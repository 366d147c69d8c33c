import type { Tx } from '../chat/context.ts';
import type { PersonId } from '../chat/ids.ts';
import type { View } from '../chat/view.ts';
import type { Database } from '../storage/database.ts';
import { Prisma } from '../storage/generated/client.ts';
import { clientOf } from '../storage/tx.ts';
import type { Audience } from './audience.ts';
import { freeing } from './lane/store.ts';
import type { ChannelId, DeliveryState, MessageSums, Stop } from './message.ts';

/** What to send, and when. */
export interface Enqueued {
  readonly key: string;
  readonly summary: string;
  readonly view?: View;
  readonly subject?: string;
  readonly dueAt: Date;
  readonly now: Date;
}

/** Of an account `a` of a person `p`: the one that was used last comes first. */
const lastUsed = Prisma.sql`a.id IS DISTINCT FROM p.active_account, a.created_at DESC, a.id`;

/** The office's own channel, as long as something can be sent there. */
const officeChannel = Prisma.sql`
  SELECT c.workspace_id AS lane, 'conversation'::recipient_kind AS kind, c.id
  FROM office_channel o JOIN conversations c ON c.id = o.channel_id
  JOIN workspaces w ON w.id = c.workspace_id AND w.state = 'admitted'
  LEFT JOIN lanes l ON l.lane = w.id
  WHERE l.stopped IS NULL AND (
    w.platform <> 'playground' OR NOT EXISTS (SELECT 1 FROM workspaces x WHERE x.platform <> 'playground'))`;

/** The recipients of an audience, as rows of lane, kind and id. */
const recipients = (to: Audience): Prisma.Sql => {
  switch (to.kind) {
    case 'accounts':
      return Prisma.sql`
        SELECT a.workspace_id AS lane, 'account'::recipient_kind AS kind, a.id
        FROM accounts a WHERE a.id = ANY(${[...to.accounts]}::uuid[]) AND a.closed_at IS NULL`;
    case 'people':
      return Prisma.sql`
        SELECT DISTINCT ON (a.person_id) a.workspace_id AS lane, 'account'::recipient_kind AS kind, a.id
        FROM persons named JOIN persons p ON p.id = coalesce(named.merged_into, named.id)
        JOIN accounts a ON a.person_id = p.id
        WHERE named.id = ANY(${[...to.people]}::uuid[]) AND a.closed_at IS NULL
        ORDER BY a.person_id, ${lastUsed}`;
    case 'everywhere':
      return Prisma.sql`
        SELECT a.workspace_id AS lane, 'account'::recipient_kind AS kind, a.id
        FROM accounts a JOIN workspaces w ON w.id = a.workspace_id AND w.state = 'admitted'
        WHERE a.person_id = ${to.person}::uuid AND a.closed_at IS NULL`;
    case 'channels':
      return Prisma.sql`
        SELECT c.workspace_id AS lane, 'conversation'::recipient_kind AS kind, c.id
        FROM conversations c WHERE c.id = ANY(${[...to.channels]}::uuid[])`;
    case 'every-channel':
      return Prisma.sql`
        SELECT c.workspace_id AS lane, 'conversation'::recipient_kind AS kind, c.id
        FROM conversations c JOIN workspaces w ON w.id = c.workspace_id WHERE w.state = 'admitted'`;
    case 'office':
      return Prisma.sql`${officeChannel} UNION ALL SELECT * FROM (
        SELECT DISTINCT ON (a.person_id) a.workspace_id AS lane, 'account'::recipient_kind AS kind, a.id
        FROM accounts a JOIN role_grants g ON g.person_id = a.person_id AND g.role = 'office'
        JOIN persons p ON p.id = a.person_id
        JOIN workspaces w ON w.id = a.workspace_id AND w.state = 'admitted'
        LEFT JOIN lanes l ON l.lane = w.id
        WHERE a.closed_at IS NULL AND (
          w.platform <> 'playground' OR NOT EXISTS (SELECT 1 FROM workspaces o WHERE o.platform <> 'playground'))
        ORDER BY a.person_id, l.stopped IS NOT NULL, ${lastUsed}
      ) AS officers WHERE NOT EXISTS (${officeChannel})`;
  }
};

/**
 * Writes a message and a delivery for each of its recipients, in one statement; nothing where the key
 * was used before.
 * @returns how many recipients it has
 */
export const insertMessage = (tx: Tx, message: Enqueued, to: Audience): Promise<number> => {
  const { key, summary, view, subject, dueAt, now } = message;
  return clientOf(tx).$executeRaw`
    WITH message AS (
      INSERT INTO outgoing_messages (key, summary, view, subject, created_at)
      VALUES (${key}, ${summary}, ${view === undefined ? null : JSON.stringify(view)}::jsonb, ${subject ?? null}, ${now})
      ON CONFLICT (key) DO NOTHING RETURNING id
    )
    INSERT INTO deliveries (message_id, lane, recipient_kind, recipient_id, due_at, updated_at)
    SELECT message.id, recipient.lane, recipient.kind, recipient.id, ${dueAt}, ${now}
    FROM message CROSS JOIN (${recipients(to)}) AS recipient`;
};

/** A shared card that is posted to people and channels, with many others at once. */
export interface EnqueuedCard {
  readonly key: string;
  readonly subject: string;
  readonly summary: string;
  readonly people: readonly PersonId[];
  readonly channels: readonly ChannelId[];
}

/**
 * Writes many messages with their deliveries, in one statement; nothing of those whose key was used before.
 * @returns how many recipients they have in all
 */
export const insertCards = (tx: Tx, cards: readonly EnqueuedCard[], now: Date): Promise<number> => {
  const people = cards.flatMap(({ key, people: all }) => all.map((id) => ({ key, id })));
  const channels = cards.flatMap(({ key, channels: all }) => all.map((id) => ({ key, id })));
  return clientOf(tx).$executeRaw`
    WITH message AS (
      INSERT INTO outgoing_messages (key, summary, subject, created_at)
      SELECT key, summary, subject, ${now} FROM unnest(
        ${cards.map(({ key }) => key)}::text[], ${cards.map(({ summary }) => summary)}::text[],
        ${cards.map(({ subject }) => subject)}::text[]) AS said(key, summary, subject)
      ON CONFLICT (key) DO NOTHING RETURNING id, key
    ), recipient AS (
      SELECT DISTINCT ON (wanted.key, a.person_id) wanted.key, a.workspace_id AS lane, 'account'::recipient_kind AS kind, a.id
      FROM unnest(${people.map(({ key }) => key)}::text[], ${people.map(({ id }) => id)}::uuid[]) AS wanted(key, person)
      JOIN persons named ON named.id = wanted.person JOIN persons p ON p.id = coalesce(named.merged_into, named.id)
      JOIN accounts a ON a.person_id = p.id AND a.closed_at IS NULL
      ORDER BY wanted.key, a.person_id, ${lastUsed}
    ), place AS (
      SELECT wanted.key, c.workspace_id AS lane, 'conversation'::recipient_kind AS kind, c.id
      FROM unnest(${channels.map(({ key }) => key)}::text[], ${channels.map(({ id }) => id)}::uuid[]) AS wanted(key, channel)
      JOIN conversations c ON c.id = wanted.channel
    )
    INSERT INTO deliveries (message_id, lane, recipient_kind, recipient_id, due_at, updated_at)
    SELECT message.id, found.lane, found.kind, found.id, ${now}, ${now}
    FROM message JOIN (SELECT * FROM recipient UNION SELECT * FROM place) AS found ON found.key = message.key`;
};

/** Deletes a message that has no recipient. */
export const deleteUnaddressed = async (tx: Tx, key: string): Promise<void> => {
  await clientOf(tx).outgoingMessage.deleteMany({ where: { key, deliveries: { none: {} } } });
};

/** Takes back what has not begun to be sent. @returns how many there were */
export const cancelQueued = async (tx: Tx, messageId: string, now: Date): Promise<number> => {
  const [row] = await clientOf(tx).$queryRaw<{ n: number }[]>`
    WITH ${freeing(Prisma.sql`SELECT lane FROM deliveries WHERE message_id = ${messageId}::uuid AND state = 'queued'`)},
    back AS (
      UPDATE deliveries SET state = 'cancelled', updated_at = ${now}
      WHERE message_id = ${messageId}::uuid AND state = 'queued' AND (SELECT count(*) FROM held) >= 0 RETURNING id
    )
    SELECT count(*)::int AS n FROM back`;
  return row?.n ?? 0;
};

/** The messages with which a shared card was posted. */
export const findMessagesOf = async (tx: Tx, subject: string): Promise<readonly string[]> =>
  (await clientOf(tx).outgoingMessage.findMany({ where: { subject }, select: { id: true } })).map(({ id }) => id);

interface SumsRow {
  readonly id: string;
  readonly summary: string;
  readonly created_at: Date;
  readonly audience: number;
  readonly states: Readonly<Partial<Record<DeliveryState, number>>> | null;
  readonly reasons: readonly string[] | null;
}

/** The newest messages with their sums, newest first, in one statement. */
export const sumMessages = async ({ prisma }: Database, most: number): Promise<readonly MessageSums[]> => {
  const rows = await prisma.$queryRaw<SumsRow[]>`
    SELECT m.id, m.summary, m.created_at, sums.*
    FROM (SELECT * FROM outgoing_messages ORDER BY created_at DESC, id LIMIT ${most}) m
    CROSS JOIN LATERAL (
      SELECT coalesce(sum(n), 0)::int AS audience, jsonb_object_agg(state, n) FILTER (WHERE state IS NOT NULL) AS states,
        (array_agg(reason) FILTER (WHERE reason IS NOT NULL))[1:3] AS reasons
      FROM (
        SELECT d.state::text AS state, count(*)::int AS n, max(d.reason) AS reason
        FROM deliveries d WHERE d.message_id = m.id GROUP BY d.state
      ) AS by_state
    ) AS sums
    ORDER BY m.created_at DESC, m.id`;
  return rows.map(({ created_at: createdAt, states, reasons, ...row }) => ({
    ...row,
    createdAt,
    states: states ?? {},
    reasons: reasons ?? [],
  }));
};

/** Queues again what did not arrive for certain. @returns how many there were */
export const requeue = (tx: Tx, messageId: string, now: Date): Promise<number> =>
  clientOf(tx).$executeRaw`
    UPDATE deliveries SET state = 'queued', attempts = 0, reason = NULL, reported = false, due_at = ${now}, updated_at = ${now}
    WHERE message_id = ${messageId}::uuid AND state IN ('failed', 'unreachable', 'uncertain')`;

/**
 * Notes that the bad ends of messages, save those whose key begins so, are reported; as long as nobody is
 * the office, none is.
 * @returns how many, by state
 */
export const reportBadEnds = async (
  tx: Tx,
  apartFrom: string,
): Promise<Readonly<Partial<Record<DeliveryState, number>>>> => {
  const rows = await clientOf(tx).$queryRaw<{ state: DeliveryState; n: number }[]>`
    WITH ended AS (
      UPDATE deliveries d SET reported = true FROM outgoing_messages m
      WHERE m.id = d.message_id AND d.state IN ('failed', 'unreachable', 'uncertain') AND NOT d.reported
        AND NOT starts_with(m.key, ${apartFrom}) AND EXISTS (${recipients({ kind: 'office' })})
      RETURNING d.state
    )
    SELECT state::text AS state, count(*)::int AS n FROM ended GROUP BY state`;
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
};

const stopColumns = Prisma.sql`
  w.name AS workspace, l.stopped AS why,
  (SELECT count(*)::int FROM deliveries d WHERE d.lane = l.lane AND d.state = 'queued') AS waiting`;

/** Workspaces that have shut the bot out, by name. */
export const findStops = ({ prisma }: Database): Promise<readonly Stop[]> =>
  prisma.$queryRaw<Stop[]>`
    SELECT ${stopColumns} FROM lanes l JOIN workspaces w ON w.id = l.lane
    WHERE l.stopped IS NOT NULL ORDER BY w.name, w.id`;

/**
 * Notes that workspaces which have shut the bot out are reported, in the pace of their lanes, which nobody
 * else writes as long as they are stopped; as long as nobody is the office, none is.
 */
export const reportStops = (tx: Tx): Promise<readonly Stop[]> =>
  clientOf(tx).$queryRaw<Stop[]>`
    WITH told AS (
      UPDATE lanes SET pace = jsonb_set(pace, '{told}', 'true')
      WHERE stopped IS NOT NULL AND pace->'told' IS NULL AND EXISTS (${recipients({ kind: 'office' })})
      RETURNING lane, stopped
    )
    SELECT ${stopColumns} FROM told l JOIN workspaces w ON w.id = l.lane ORDER BY w.name, w.id`;
