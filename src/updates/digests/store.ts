import type { Tx } from '../../chat/context.ts';
import type { Database } from '../../storage/database.ts';
import { clientOf } from '../../storage/tx.ts';
import { asSubscription, type SubscriptionRow } from '../subscribing/store.ts';
import type { Subscription, SubscriptionId } from '../subscription.ts';
import type { UpdateId } from '../update.ts';

/** A subscription whose digest is due. */
export interface DueDigest {
  readonly subscription: Subscription;
  /** What was published until then has reached them, or was not for them. */
  readonly since: Date;
}

/**
 * Subscriptions whose digest is due, locked until the transaction ends. What is new is counted from the last
 * digest that arrived, as far as is known: one that failed, could not be delivered or was taken back is
 * passed over, so that the next one makes up for it.
 */
export const takeDue = async (tx: Tx, now: Date, most: number): Promise<readonly DueDigest[]> => {
  const rows = await clientOf(tx).$queryRaw<(SubscriptionRow & { arrived: Date | null })[]>`
    SELECT s.id, s.person_id AS "personId", s.channel_id AS "channelId", s.topics, s.themes, s.region,
      s.rhythm::text AS rhythm, s.weekday, s.day, s.at, s.time_zone AS "timeZone", s.urgent, s.paused,
      s.next_at AS "nextAt", s.since, s.set_by AS "setBy", s.set_at AS "setAt", s.version, (
        SELECT d.until FROM digests d WHERE d.subscription_id = s.id AND NOT EXISTS (
          SELECT 1 FROM outgoing_messages m JOIN deliveries x ON x.message_id = m.id
          WHERE m.key = 'digest:' || d.content_id AND x.state IN ('failed', 'unreachable', 'cancelled')
            AND (x.recipient_id = s.channel_id
              OR x.recipient_id IN (SELECT a.id FROM accounts a WHERE a.person_id = s.person_id)))
        -- The newest that arrived, and none before it is looked at: there may be years of them.
        ORDER BY d.due_at DESC LIMIT 1
      ) AS arrived
    FROM subscriptions s WHERE NOT s.paused AND s.next_at <= ${now}
    ORDER BY s.next_at, s.id LIMIT ${most} FOR UPDATE OF s SKIP LOCKED`;
  return rows.map((row) => ({ subscription: asSubscription(row), since: row.arrived ?? row.since }));
};

/** What digests hold, composed once for all who get the same. */
export interface Content {
  readonly id: string;
  readonly updates: readonly UpdateId[];
}

/** Writes what was planned for many subscriptions, in as many statements as for one. */
export const saveDigests = async (
  tx: Tx,
  {
    contents,
    digests,
    next,
  }: {
    readonly contents: readonly Content[];
    readonly digests: readonly {
      readonly subscription: SubscriptionId;
      readonly dueAt: Date;
      readonly content: string;
    }[];
    /** When the next digest of each is due, whether or not it got one now. */
    readonly next: readonly { readonly subscription: SubscriptionId; readonly at: Date }[];
  },
  now: Date,
): Promise<void> => {
  const client = clientOf(tx);
  if (contents.length > 0) {
    await client.$executeRaw`
      INSERT INTO digest_contents (id, updates, created_at)
      SELECT (c->>'id')::uuid, ARRAY(SELECT u::uuid FROM jsonb_array_elements_text(c->'updates') WITH ORDINALITY AS t(u, n) ORDER BY n), ${now}
      FROM jsonb_array_elements(${JSON.stringify(contents)}::jsonb) AS c`;
    await client.$executeRaw`
      INSERT INTO digests (subscription_id, due_at, content_id, until)
      SELECT subscription, due_at, content, ${now} FROM unnest(
        ${digests.map(({ subscription }) => subscription)}::uuid[], ${digests.map(({ dueAt }) => dueAt)}::timestamptz[],
        ${digests.map(({ content }) => content)}::uuid[]) AS planned(subscription, due_at, content)`;
  }
  await client.$executeRaw`
    UPDATE subscriptions s SET next_at = planned.at FROM unnest(
      ${next.map(({ subscription }) => subscription)}::uuid[], ${next.map(({ at }) => at)}::timestamptz[]) AS planned(subscription, at)
    WHERE s.id = planned.subscription`;
};

/** What a digest holds; undefined where it is gone. */
export const findContent = async ({ prisma }: Database, id: string): Promise<readonly UpdateId[] | undefined> => {
  const row = await prisma.digestContent.findUnique({ where: { id }, select: { updates: true } });
  return row ? (row.updates as UpdateId[]) : undefined;
};

/** Of these subscriptions, those that got a digest. */
export const findGot = async (
  { prisma }: Database,
  content: string,
  among: readonly SubscriptionId[],
): Promise<ReadonlySet<SubscriptionId>> => {
  const rows = await prisma.digest.findMany({
    where: { contentId: content, subscriptionId: { in: [...among] } },
    select: { subscriptionId: true },
  });
  return new Set(rows.map(({ subscriptionId }) => subscriptionId as SubscriptionId));
};

/** Digests that hold an update. */
export const findContentsWith = async (tx: Tx, update: UpdateId): Promise<readonly string[]> => {
  const rows = await clientOf(tx).digestContent.findMany({ where: { updates: { has: update } }, select: { id: true } });
  return rows.map(({ id }) => id);
};
