import type { Platform } from '../../people/person.ts';
import type { Database } from '../../storage/database.ts';
import { Prisma } from '../../storage/generated/client.ts';
import type { Address, Json, Lane } from '../message.ts';
import type { PaceKept } from '../pace.ts';

/** A lane that this worker has; the epoch is void once somebody else has taken it. */
export interface Taken {
  readonly lane: Lane;
  readonly epoch: bigint;
  readonly platform: Platform;
  /** How its last worker left it. */
  readonly pace: PaceKept;
  /** Whether something in it was being sent when its last worker died. */
  readonly left: boolean;
  /** Whether copies in it showed an older version when it was taken. */
  readonly stale: boolean;
}

/**
 * CTEs with which whoever takes queued messages back begins: `held` are the lanes that a query gives, locked in their
 * order, as by whoever marks messages as being sent. The slots that those had are nobody's any more, so the lanes
 * forget how far theirs are given out.
 */
export const freeing = (lanes: Prisma.Sql): Prisma.Sql => Prisma.sql`
  held AS (
    SELECT l.lane FROM lanes l WHERE l.lane IN (${lanes}) ORDER BY l.lane FOR UPDATE
  ), forgotten AS (
    UPDATE lanes l SET pace = l.pace - 'tail' FROM held WHERE l.lane = held.lane
  )`;

/** What a recipient looks like in a row, for {@link addressOf}. */
export interface AddressRow {
  readonly platform: Platform;
  readonly workspace: string;
  readonly recipient_kind: 'account' | 'conversation';
  readonly recipient_id: string;
  readonly account: string | null;
  readonly account_address: Json;
  readonly channel: string | null;
  readonly address: Json;
}

/** Columns and joins that make an {@link AddressRow} of a row `r` with a lane and a recipient. */
export const addressColumns = Prisma.sql`
  w.platform::text AS platform, w.external_id AS workspace, r.recipient_kind::text AS recipient_kind, r.recipient_id,
  a.external_id AS account, a.address AS account_address, c.external_id AS channel, c.address`;
export const addressJoins = Prisma.sql`
  JOIN workspaces w ON w.id = r.lane
  LEFT JOIN accounts a ON r.recipient_kind = 'account' AND a.id = r.recipient_id
  LEFT JOIN conversations c ON r.recipient_kind = 'conversation' AND c.id = r.recipient_id`;

/** @returns undefined where the account or the channel is no longer known */
export const addressOf = (row: AddressRow): Address | undefined => {
  const { platform, workspace } = row;
  if (row.recipient_kind === 'account') {
    if (row.account === null) return undefined;
    const { account: externalId, account_address: address } = row;
    return { kind: 'account', platform, workspace, account: row.recipient_id as never, externalId, address };
  }
  if (row.channel === null) return undefined;
  return { kind: 'conversation', platform, workspace, externalId: row.channel, address: row.address };
};

/**
 * Takes up to `most` lanes in which something is due by `due`, which nobody holds and which are not stopped. They are chosen at random,
 * so that two workers seldom want the same, and taken in one order, so that two who do never deadlock.
 */
export const takeLanes = async (
  { prisma }: Database,
  {
    platforms,
    most,
    now,
    due,
    until,
  }: {
    readonly platforms: readonly Platform[];
    readonly most: number;
    readonly now: Date;
    readonly due: Date;
    readonly until: Date;
  },
): Promise<readonly Taken[]> => {
  // Nobody leases for so long: it was written while the clock was ahead.
  const tooFar = new Date(2 * until.getTime() - now.getTime());
  const rows = await prisma.$queryRaw<
    { lane: string; epoch: bigint; platform: Platform; pace: PaceKept; left: boolean; stale: boolean }[]
  >`
    WITH due AS (
      SELECT w.id AS lane FROM workspaces w LEFT JOIN lanes l ON l.lane = w.id
      WHERE w.platform::text = ANY(${[...platforms]}) AND l.stopped IS NULL AND (
        l.lease_until IS NULL OR l.lease_until <= ${now} OR l.lease_until > ${tooFar}) AND (
        EXISTS (SELECT 1 FROM deliveries d WHERE d.lane = w.id AND d.state = 'queued' AND d.due_at <= ${due})
        OR EXISTS (SELECT 1 FROM deliveries d WHERE d.lane = w.id AND d.state = 'sending')
        OR EXISTS (SELECT 1 FROM copies c JOIN subjects s ON s.subject = c.subject
                   WHERE c.lane = w.id AND c.shown < s.version AND c.due_at <= ${due}))
      ORDER BY random() LIMIT ${most}
    ), taken AS (
      INSERT INTO lanes (lane, epoch, lease_until) SELECT lane, 1, ${until} FROM due ORDER BY lane
      ON CONFLICT (lane) DO UPDATE SET epoch = lanes.epoch + 1, lease_until = EXCLUDED.lease_until
      WHERE lanes.stopped IS NULL AND (lanes.lease_until <= ${now} OR lanes.lease_until > ${tooFar})
      RETURNING lane, epoch, pace
    )
    SELECT taken.lane, taken.epoch, taken.pace, w.platform::text AS platform,
      EXISTS (SELECT 1 FROM deliveries d WHERE d.lane = taken.lane AND d.state = 'sending') AS left,
      EXISTS (SELECT 1 FROM copies c JOIN subjects s ON s.subject = c.subject
              WHERE c.lane = taken.lane AND c.shown < s.version AND c.due_at <= ${due}) AS stale
    FROM taken JOIN workspaces w ON w.id = taken.lane`;
  return rows.map(({ lane, ...row }) => ({ ...row, lane: lane as Lane }));
};

/** How a lane is given back. */
export interface Released {
  /** From when on others may take it. */
  readonly from: Date;
  readonly pace: PaceKept;
  /** Why nobody is to work in it. */
  readonly stopped: string | undefined;
}

/**
 * Gives a lane back, with its pace. Slots matter only as long as something waits in them.
 * @returns when the next of its messages is due
 */
export const releaseLane = async (
  { prisma }: Database,
  { lane, epoch }: Pick<Taken, 'lane' | 'epoch'>,
  { from, pace, stopped }: Released,
): Promise<Date | undefined> => {
  const [row] = await prisma.$queryRaw<{ next: Date | null }[]>`
    WITH next AS (SELECT min(due_at) AS at FROM deliveries WHERE lane = ${lane}::uuid AND state = 'queued')
    UPDATE lanes l SET lease_until = ${from}, stopped = coalesce(${stopped ?? null}, l.stopped),
      pace = ${JSON.stringify(pace)}::jsonb - CASE WHEN next.at IS NULL THEN 'tail' ELSE '' END
    FROM next WHERE l.lane = ${lane}::uuid AND l.epoch = ${epoch} RETURNING next.at AS next`;
  return row?.next ?? undefined;
};

/** Holds the lane for longer. @returns false where somebody else has taken it */
export const renewLease = async ({ prisma }: Database, { lane, epoch }: Taken, until: Date): Promise<boolean> => {
  const renewed = await prisma.$executeRaw`
    UPDATE lanes SET lease_until = ${until} WHERE lane = ${lane}::uuid AND epoch = ${epoch}`;
  return renewed > 0;
};

/**
 * Lets a stopped lane be worked in again. Whoever holds it loses it, because he may be about to stop it
 * for what was true before.
 * @param isNew also where it is not stopped: what was true before is true no more
 * @returns whether it was stopped
 */
export const resumeLane = async (
  { prisma }: Database,
  lane: Lane,
  { isNew, now }: { readonly isNew: boolean; readonly now: Date },
): Promise<boolean> => {
  const [row] = await prisma.$queryRaw<{ was: boolean }[]>`
    WITH before AS (SELECT lane, stopped FROM lanes WHERE lane = ${lane}::uuid FOR UPDATE)
    UPDATE lanes l SET stopped = NULL, pace = l.pace - 'told',
      epoch = l.epoch + CASE WHEN l.lease_until > ${now} THEN 1 ELSE 0 END
    FROM before WHERE l.lane = before.lane AND (${isNew} OR before.stopped IS NOT NULL)
    RETURNING before.stopped IS NOT NULL AS was`;
  return row?.was ?? false;
};
