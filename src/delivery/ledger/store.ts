import type { View } from '../../chat/view.ts';
import type { Database } from '../../storage/database.ts';
import { Prisma } from '../../storage/generated/client.ts';
import { type AddressRow, addressColumns, addressJoins, addressOf, type Taken } from '../lane/store.ts';
import type { Address, DeliveryState, MessageRef, SentId, Subject } from '../message.ts';

/** A delivery that is due, or nearly. */
export interface Due {
  readonly id: SentId;
  readonly message: string;
  /** Whom or where it is for, as {@link Address} is looked up: what is paced. */
  readonly recipient: string;
  /** Missing where whom or where it is for is no longer known. */
  readonly to: Address | undefined;
  readonly dueAt: Date;
  readonly attempts: number;
  /** Whether a worker has had it in hand before, and put it back. */
  readonly waited: boolean;
}

/** A delivery that is marked as being sent, which counts among its attempts. */
export type Claimed = Omit<Due, 'dueAt' | 'waited'> & { readonly epoch: bigint };

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

interface NextRow extends AddressRow {
  readonly id: string;
  readonly message_id: string;
  readonly attempts: number;
}

interface DueRow extends NextRow {
  /** In milliseconds since 1970. */
  readonly due_at: number;
  readonly waited: boolean;
}

/**
 * The next deliveries of the lane that are due by then, in the order they fell due. Nothing is marked: whoever
 * wants to send some marks them with {@link claim}.
 * @param apartFrom recipients that are left out
 */
export const findDue = async (
  { prisma }: Database,
  { lane }: Taken,
  { most, until, apartFrom }: { readonly most: number; readonly until: Date; readonly apartFrom: readonly string[] },
): Promise<readonly Due[]> => {
  const apart =
    apartFrom.length === 0 ? Prisma.empty : Prisma.sql`AND d.recipient_id <> ALL(${[...apartFrom]}::uuid[])`;
  // As one value, because Prisma takes its time over each of many.
  const [found] = await prisma.$queryRaw<{ rows: readonly DueRow[] | null }[]>`
    SELECT jsonb_agg(each) AS rows FROM (
      SELECT r.id, r.message_id, r.attempts, r.epoch IS NOT NULL AS waited,
        floor(extract(epoch FROM r.due_at) * 1000) AS due_at, ${addressColumns}
      FROM (
        SELECT * FROM deliveries d WHERE d.lane = ${lane}::uuid AND d.state = 'queued' AND d.due_at <= ${until} ${apart}
        ORDER BY d.due_at LIMIT ${most}
      ) r ${addressJoins} ORDER BY r.due_at
    ) AS each`;
  return (found?.rows ?? []).map((row) => ({
    id: row.id as SentId,
    message: row.message_id,
    recipient: row.recipient_id,
    to: addressOf(row),
    dueAt: new Date(row.due_at),
    attempts: row.attempts,
    waited: row.waited,
  }));
};

/**
 * Marks the next deliveries of the lane as being sent, whomever they are for, and holds the lane for
 * longer: {@link findDue} and {@link claim} in one statement, for where nothing is paced.
 * @returns them in the order they fell due; undefined where somebody else has taken the lane
 */
export const claimNext = async (
  { prisma }: Database,
  { lane, epoch }: Taken,
  { most, now, until }: { readonly most: number; readonly now: Date; readonly until: Date },
): Promise<readonly Claimed[] | undefined> => {
  const [found] = await prisma.$queryRaw<{ mine: boolean; rows: readonly NextRow[] | null }[]>`
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
    SELECT EXISTS (SELECT 1 FROM mine) AS mine, (
      SELECT jsonb_agg(each) FROM (
        SELECT r.id, r.message_id, r.attempts, ${addressColumns} FROM r ${addressJoins} ORDER BY r.due_at
      ) AS each
    ) AS rows`;
  if (!found?.mine) return undefined;
  return (found.rows ?? []).map((row) => ({
    id: row.id as SentId,
    epoch,
    message: row.message_id,
    recipient: row.recipient_id,
    to: addressOf(row),
    attempts: row.attempts,
  }));
};

/** What is to be done with deliveries that are due: sent now, or put back for their slots. */
export interface Plan {
  readonly now: readonly SentId[];
  readonly later: readonly { readonly id: SentId; readonly slot: Date }[];
}

/**
 * Marks deliveries as being sent and puts others back, in one statement, and holds the lane for longer.
 * What is no longer queued stays as it is. The lane is named again, or PostgreSQL may read the whole ledger for a few ids. Whoever else changes what is queued locks the lane first, as this does.
 * @returns which may be sent; undefined where somebody else has taken the lane
 */
export const claim = async (
  { prisma }: Database,
  { lane, epoch }: Taken,
  plan: Plan,
  { now, until }: { readonly now: Date; readonly until: Date },
): Promise<ReadonlySet<SentId> | undefined> => {
  const planned = [...plan.now.map((id) => ({ id })), ...plan.later];
  const [row] = await prisma.$queryRaw<{ mine: boolean; ids: readonly SentId[] | null }[]>`
    WITH mine AS (
      UPDATE lanes SET lease_until = ${until} WHERE lane = ${lane}::uuid AND epoch = ${epoch} RETURNING lane
    ), changed AS (
      UPDATE deliveries d SET epoch = ${epoch}, updated_at = ${now}, due_at = coalesce(t.slot, d.due_at),
        state = CASE WHEN t.slot IS NULL THEN 'sending'::delivery_state ELSE d.state END,
        attempts = d.attempts + CASE WHEN t.slot IS NULL THEN 1 ELSE 0 END
      FROM jsonb_to_recordset(${JSON.stringify(planned)}::jsonb) AS t(id uuid, slot timestamptz)
      WHERE d.id = t.id AND d.lane = ${lane}::uuid AND d.state = 'queued' AND EXISTS (SELECT 1 FROM mine)
      RETURNING d.id, d.state
    )
    SELECT EXISTS (SELECT 1 FROM mine) AS mine, jsonb_agg(id) FILTER (WHERE state = 'sending') AS ids FROM changed`;
  return row?.mine ? new Set(row.ids) : undefined;
};

/** A delivery that a worker which is no more was sending. */
export interface Left {
  readonly id: SentId;
  readonly epoch: bigint | null;
  readonly message: string;
  readonly recipient: string;
  /** When it began to be sent. */
  readonly since: Date;
  /** Missing where whom or where it was for is no longer known. */
  readonly to: Address | undefined;
}

interface LeftRow extends AddressRow {
  readonly id: string;
  readonly message_id: string;
  readonly epoch: bigint | null;
  readonly updated_at: Date;
}

/** At most so many of what was being sent in the lane when an earlier worker of it died, in any order. */
export const findLeft = async (
  { prisma }: Database,
  { lane, epoch }: Taken,
  most: number,
): Promise<readonly Left[]> => {
  const rows = await prisma.$queryRaw<LeftRow[]>`
    SELECT r.id, r.message_id, r.epoch, r.updated_at, ${addressColumns} FROM deliveries r ${addressJoins}
    WHERE r.lane = ${lane}::uuid AND r.state = 'sending' AND r.epoch IS DISTINCT FROM ${epoch} LIMIT ${most}`;
  return rows.map((row) => ({
    id: row.id as SentId,
    epoch: row.epoch,
    message: row.message_id,
    recipient: row.recipient_id,
    since: row.updated_at,
    to: addressOf(row),
  }));
};

/**
 * Writes what became of deliveries, and the copies of shared cards that were posted, in one
 * statement. Of a worker that was given up for dead, only this counts: that a message did arrive which
 * is uncertain, and that a card was posted. The lane keeps PostgreSQL from reading the whole ledger for a few ids.
 */
export const recordResults = async (
  { prisma }: Database,
  { lane }: Pick<Taken, 'lane'>,
  results: readonly Result[],
  now: Date,
): Promise<void> => {
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
      FROM result WHERE d.id = result.id AND d.lane = ${lane}::uuid AND d.state IN ('sending', 'uncertain') AND (
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
