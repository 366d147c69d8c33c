import type { View } from '../../chat/view.ts';
import type { Platform } from '../../people/person.ts';
import type { Database } from '../../storage/database.ts';
import { Prisma } from '../../storage/generated/client.ts';
import type { Address, DeliveryState, Json, Lane, MessageRef, SentId, Subject } from '../message.ts';

/** A lane that this worker has; the epoch is void once somebody else has taken it. */
export interface Taken {
  readonly lane: Lane;
  readonly epoch: bigint;
  readonly platform: Platform;
}

/** A delivery that is about to be sent. */
export interface Claimed {
  readonly id: SentId;
  readonly epoch: bigint;
  readonly message: string;
  readonly attempts: number;
  readonly to: Address;
}

/** What became of a delivery; `copy` where a shared card was posted. */
export interface Result {
  readonly id: SentId;
  /** In which epoch it was being sent: a result of an earlier one does not undo a later one. */
  readonly epoch: bigint | null;
  readonly state: DeliveryState;
  readonly reason?: string;
  readonly dueAt?: Date;
  /** Nothing was tried: the attempt does not count. */
  readonly untried?: true;
  readonly copy?: { readonly subject: Subject; readonly version: bigint; readonly ref: MessageRef };
}

/** What a recipient looks like in a row, for {@link addressOf}. */
export interface AddressRow {
  readonly platform: Platform;
  readonly workspace: string;
  readonly recipient_kind: 'account' | 'conversation';
  readonly recipient_id: string;
  readonly account: string | null;
  readonly channel: string | null;
  readonly address: Json;
}

/** Columns and joins that make an {@link AddressRow} of a row `r` with a lane and a recipient. */
export const addressColumns = Prisma.sql`
  w.platform::text AS platform, w.external_id AS workspace, r.recipient_kind::text AS recipient_kind, r.recipient_id,
  a.external_id AS account, c.external_id AS channel, c.address`;
export const addressJoins = Prisma.sql`
  JOIN workspaces w ON w.id = r.lane
  LEFT JOIN accounts a ON r.recipient_kind = 'account' AND a.id = r.recipient_id
  LEFT JOIN conversations c ON r.recipient_kind = 'conversation' AND c.id = r.recipient_id`;

/** @returns undefined where the account or the channel is no longer known */
export const addressOf = (row: AddressRow): Address | undefined => {
  const { platform, workspace } = row;
  if (row.recipient_kind === 'account') {
    if (row.account === null) return undefined;
    return { kind: 'account', platform, workspace, account: row.recipient_id as never, externalId: row.account };
  }
  if (row.channel === null) return undefined;
  return { kind: 'conversation', platform, workspace, externalId: row.channel, address: row.address };
};

/**
 * Takes up to `most` lanes in which something is due and which nobody holds. They are chosen at random,
 * so that two workers seldom want the same, and taken in one order, so that two who do never deadlock.
 */
export const takeLanes = async (
  { prisma }: Database,
  {
    platforms,
    most,
    now,
    until,
  }: { readonly platforms: readonly Platform[]; readonly most: number; readonly now: Date; readonly until: Date },
): Promise<readonly Taken[]> => {
  // Nobody leases for so long: it was written while the clock was ahead.
  const tooFar = new Date(2 * until.getTime() - now.getTime());
  const rows = await prisma.$queryRaw<{ lane: string; epoch: bigint; platform: Platform }[]>`
    WITH due AS (
      SELECT w.id AS lane FROM workspaces w LEFT JOIN lanes l ON l.lane = w.id
      WHERE w.platform::text = ANY(${[...platforms]}) AND (
        l.lease_until IS NULL OR l.lease_until <= ${now} OR l.lease_until > ${tooFar}) AND (
        EXISTS (SELECT 1 FROM deliveries d WHERE d.lane = w.id AND d.state = 'queued' AND d.due_at <= ${now})
        OR EXISTS (SELECT 1 FROM deliveries d WHERE d.lane = w.id AND d.state = 'sending')
        OR EXISTS (SELECT 1 FROM copies c JOIN subjects s ON s.subject = c.subject
                   WHERE c.lane = w.id AND c.shown < s.version AND c.due_at <= ${now}))
      ORDER BY random() LIMIT ${most}
    ), taken AS (
      INSERT INTO lanes (lane, epoch, lease_until) SELECT lane, 1, ${until} FROM due ORDER BY lane
      ON CONFLICT (lane) DO UPDATE SET epoch = lanes.epoch + 1, lease_until = EXCLUDED.lease_until
      WHERE lanes.lease_until <= ${now} OR lanes.lease_until > ${tooFar}
      RETURNING lane, epoch
    )
    SELECT taken.lane, taken.epoch, w.platform::text AS platform FROM taken JOIN workspaces w ON w.id = taken.lane`;
  return rows.map(({ lane, ...row }) => ({ ...row, lane: lane as Lane }));
};

/** Gives a lane back: whoever looks from then on may take it. */
export const releaseLane = async ({ prisma }: Database, { lane, epoch }: Taken, from: Date): Promise<void> => {
  await prisma.$executeRaw`
    UPDATE lanes SET lease_until = ${from} WHERE lane = ${lane}::uuid AND epoch = ${epoch}`;
};

/** Holds the lane for longer. @returns false where somebody else has taken it */
export const renewLease = async ({ prisma }: Database, { lane, epoch }: Taken, until: Date): Promise<boolean> => {
  const renewed = await prisma.$executeRaw`
    UPDATE lanes SET lease_until = ${until} WHERE lane = ${lane}::uuid AND epoch = ${epoch}`;
  return renewed > 0;
};

interface ClaimedRow extends AddressRow {
  readonly id: string;
  readonly message_id: string;
  readonly attempts: number;
}

/**
 * Marks the next deliveries of the lane as being sent, and holds the lane for longer. Whose recipient
 * is no longer known stay as they are, and are settled by whoever takes the lane next.
 * @returns them in the order they fell due; none where somebody else has taken the lane
 */
export const claimNext = async (
  { prisma }: Database,
  { lane, epoch }: Taken,
  { most, now, until }: { readonly most: number; readonly now: Date; readonly until: Date },
): Promise<readonly Claimed[]> => {
  const rows = await prisma.$queryRaw<ClaimedRow[]>`
    WITH mine AS (
      UPDATE lanes SET lease_until = ${until} WHERE lane = ${lane}::uuid AND epoch = ${epoch} RETURNING lane
    ), next AS (
      SELECT d.id FROM deliveries d JOIN mine ON mine.lane = d.lane
      WHERE d.state = 'queued' AND d.due_at <= ${now} ORDER BY d.due_at LIMIT ${most}
    ), r AS (
      UPDATE deliveries d SET state = 'sending', epoch = ${epoch}, attempts = d.attempts + 1, updated_at = ${now}
      FROM next WHERE d.id = next.id AND d.state = 'queued'
      RETURNING d.id, d.message_id, d.attempts, d.lane, d.recipient_kind, d.recipient_id, d.due_at
    )
    SELECT r.id, r.message_id, r.attempts, ${addressColumns} FROM r ${addressJoins} ORDER BY r.due_at`;
  return rows.flatMap((row) => {
    const to = addressOf(row);
    return to ? [{ id: row.id as SentId, epoch, message: row.message_id, attempts: row.attempts, to }] : [];
  });
};

/** A delivery that a worker which is no more was sending. */
export interface Left {
  readonly id: SentId;
  readonly epoch: bigint | null;
  readonly message: string;
  /** Missing where whom or where it was for is no longer known. */
  readonly to: Address | undefined;
}

export const findLeft = async (
  { prisma }: Database,
  { lane, epoch }: Taken,
  most: number,
): Promise<readonly Left[]> => {
  const rows = await prisma.$queryRaw<(ClaimedRow & { epoch: bigint | null })[]>`
    SELECT r.id, r.message_id, r.attempts, r.epoch, ${addressColumns} FROM deliveries r ${addressJoins}
    WHERE r.lane = ${lane}::uuid AND r.state = 'sending' AND r.epoch IS DISTINCT FROM ${epoch} LIMIT ${most}`;
  return rows.map((row) => ({
    id: row.id as SentId,
    epoch: row.epoch,
    message: row.message_id,
    to: addressOf(row),
  }));
};

/**
 * Writes what became of deliveries, and the copies of shared cards that were posted, in one
 * statement. Of a worker that was given up for dead, only this counts: that a message did arrive which
 * is uncertain, and that a card was posted.
 */
export const recordResults = async ({ prisma }: Database, results: readonly Result[], now: Date): Promise<void> => {
  if (results.length === 0) return;
  const rows = results.map(({ id, epoch, state, reason = null, dueAt = null, untried = false, copy }) => ({
    id,
    epoch: epoch === null ? null : String(epoch),
    state,
    reason,
    due_at: dueAt,
    untried,
    subject: copy?.subject ?? null,
    version: copy ? String(copy.version) : null,
    ref: copy?.ref ?? null,
  }));
  await prisma.$executeRaw`
    WITH result AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS t(
        id uuid, epoch bigint, state delivery_state, reason text, due_at timestamptz, untried boolean,
        subject text, version bigint, ref jsonb)
    ), done AS (
      UPDATE deliveries d SET state = result.state, reason = result.reason, due_at = coalesce(result.due_at, d.due_at),
        attempts = d.attempts - CASE WHEN result.untried THEN 1 ELSE 0 END, updated_at = ${now}
      FROM result WHERE d.id = result.id AND (
        (d.state = 'sending' AND d.epoch IS NOT DISTINCT FROM result.epoch)
        OR (d.state = 'uncertain' AND result.state = 'sent'))
    )
    INSERT INTO copies (subject, lane, recipient_kind, recipient_id, message_ref, shown, due_at)
    SELECT result.subject, d.lane, d.recipient_kind, d.recipient_id, result.ref, result.version, ${now}
    FROM result JOIN deliveries d ON d.id = result.id WHERE result.subject IS NOT NULL`;
};

/** What messages say: a view, or the shared card that is posted with its version. */
export type Said = { readonly view: View } | { readonly subject: Subject; readonly version: bigint };

/** What each of the messages says. */
export const findSaid = async ({ prisma }: Database, ids: readonly string[]): Promise<ReadonlyMap<string, Said>> => {
  if (ids.length === 0) return new Map();
  const rows = await prisma.$queryRaw<{ id: string; view: View | null; subject: Subject | null; version: bigint }[]>`
    SELECT m.id, m.view, m.subject, coalesce(s.version, 1) AS version
    FROM outgoing_messages m LEFT JOIN subjects s ON s.subject = m.subject WHERE m.id = ANY(${[...ids]}::uuid[])`;
  return new Map(
    rows.flatMap(({ id, view, subject, version }): [string, Said][] => {
      if (subject !== null) return [[id, { subject, version }]];
      return view === null ? [] : [[id, { view }]];
    }),
  );
};
