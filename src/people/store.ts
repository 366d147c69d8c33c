import type { TimeZone } from '../calendar/time-zone.ts';
import type { Tx } from '../chat/context.ts';
import type { AccountId, PersonId, WorkspaceId } from '../chat/ids.ts';
import type { Database } from '../storage/database.ts';
import { type Client, clientOf } from '../storage/tx.ts';
import type { AccountKey, AuditRecord, KnownAccount, Platform, PlatformAccount, WorkspaceState } from './person.ts';

interface AccountRow {
  /** Which key it is for, counted from 1. */
  readonly n: number;
  readonly account: KnownAccount['account'];
  readonly person: PersonId;
  readonly name: string;
  readonly email: string | null;
  readonly address: unknown;
  readonly is_guest: boolean;
  readonly time_zone: TimeZone | null;
  readonly checked_at: Date | null;
  readonly closed_at: Date | null;
  readonly workspace: WorkspaceId;
  readonly workspace_name: string;
  readonly platform: Platform;
  readonly state: WorkspaceState;
  readonly created_at: Date;
  readonly roles: KnownAccount['roles'];
  readonly last_used: AccountId | null;
}

const asKnown = (row: AccountRow): KnownAccount => ({
  account: row.account,
  person: row.person,
  name: row.name,
  email: row.email,
  roles: row.roles,
  lastUsed: row.last_used,
  address: row.address,
  isGuest: row.is_guest,
  timeZone: row.time_zone,
  checkedAt: row.checked_at,
  closedAt: row.closed_at,
  workspace: {
    id: row.workspace,
    platform: row.platform,
    name: row.workspace_name,
    state: row.state,
    createdAt: row.created_at,
  },
});

/**
 * Accounts with their workspaces and their persons' roles: one statement, because every request asks.
 * @returns those that there are, in the order of the keys
 */
export const findAccounts = async (
  { prisma }: Database,
  keys: readonly AccountKey[],
): Promise<readonly (KnownAccount | undefined)[]> => {
  const rows = await prisma.$queryRaw<AccountRow[]>`
    SELECT asked.n::int AS n,
      a.id AS account, a.person_id AS person, a.name, a.email, a.address, a.is_guest, a.time_zone, a.checked_at, a.closed_at,
      w.id AS workspace, w.name AS workspace_name, w.platform::text AS platform, w.state::text AS state, w.created_at,
      ARRAY(SELECT g.role::text FROM role_grants g WHERE g.person_id = a.person_id) AS roles,
      (SELECT p.active_account FROM persons p WHERE p.id = a.person_id) AS last_used
    FROM unnest(
      ${keys.map(({ platform }) => platform)}::text[],
      ${keys.map(({ workspace }) => workspace.externalId)}::text[],
      ${keys.map(({ externalId }) => externalId)}::text[]
    ) WITH ORDINALITY AS asked(platform, workspace, account, n)
    JOIN workspaces w ON w.platform = asked.platform::platform AND w.external_id = asked.workspace
    JOIN accounts a ON a.workspace_id = w.id AND a.external_id = asked.account`;
  const found = new Map(rows.map((row) => [row.n, row]));
  return keys.map((_, index) => {
    const row = found.get(index + 1);
    return row && asKnown(row);
  });
};

/** Writes an account as its platform describes it; a new one belongs to a new person. */
export const saveAccount = async (
  { prisma }: Database,
  workspaceId: WorkspaceId,
  { externalId, name, email, isGuest = false, timeZone, checkedAt }: PlatformAccount,
  now: Date,
): Promise<void> => {
  const told = { name, email: email ?? null, isGuest, ...(timeZone && { timeZone }), ...(checkedAt && { checkedAt }) };
  await prisma.account.upsert({
    where: { workspaceId_externalId: { workspaceId, externalId } },
    create: {
      workspace: { connect: { id: workspaceId } },
      externalId,
      ...told,
      createdAt: now,
      person: { create: { createdAt: now } },
    },
    // Only where the platform was asked is a closed account open again.
    update: { ...told, ...(checkedAt && { closedAt: null }) },
  });
};

/** Writes how an account is reached; null where it cannot be any more. */
export const saveAddress = async ({ prisma }: Database, account: AccountId, address: object | null): Promise<void> => {
  const json = address === null ? null : JSON.stringify(address);
  await prisma.$executeRaw`UPDATE accounts SET address = ${json}::jsonb WHERE id = ${account}::uuid`;
};

/** Writes where an account's clocks are. */
export const saveTimeZone = async ({ prisma }: Database, account: AccountId, zone: TimeZone): Promise<void> => {
  await prisma.$executeRaw`UPDATE accounts SET time_zone = ${zone} WHERE id = ${account}::uuid`;
};

/** Writes which account of several was used last; nothing where it is another person's by now. */
export const saveActiveAccount = async ({ prisma }: Database, person: PersonId, account: AccountId): Promise<void> => {
  await prisma.$executeRaw`
    UPDATE persons p SET active_account = ${account}::uuid WHERE p.id = ${person}::uuid
      AND EXISTS (SELECT 1 FROM accounts a WHERE a.id = ${account}::uuid AND a.person_id = p.id)`;
};

/**
 * Marks an account as closed by its platform.
 * @returns whose it is; undefined where it was not open
 */
export const closeAccount = async (
  tx: Tx,
  { platform, workspace, externalId }: AccountKey,
  now: Date,
): Promise<PersonId | undefined> => {
  const [row] = await clientOf(tx).$queryRaw<{ person: PersonId }[]>`
    UPDATE accounts a SET closed_at = ${now} FROM workspaces w
    WHERE w.id = a.workspace_id AND w.platform = ${platform}::platform AND w.external_id = ${workspace.externalId}
      AND a.external_id = ${externalId} AND a.closed_at IS NULL
    RETURNING a.person_id AS person`;
  return row?.person;
};

/** Open accounts on a platform whose people have a role, and about which it was last asked before then, or never. */
export const findRoleHolders = async (
  { prisma }: Database,
  platform: Platform,
  checkedBefore: Date,
): Promise<readonly AccountKey[]> => {
  const rows = await prisma.$queryRaw<{ workspace: string; account: string }[]>`
    SELECT w.external_id AS workspace, a.external_id AS account
    FROM accounts a JOIN workspaces w ON w.id = a.workspace_id
    WHERE w.platform = ${platform}::platform AND a.closed_at IS NULL
      AND (a.checked_at IS NULL OR a.checked_at < ${checkedBefore})
      AND EXISTS (SELECT 1 FROM role_grants g WHERE g.person_id = a.person_id)
    ORDER BY a.checked_at NULLS FIRST, a.id`;
  return rows.map(({ workspace, account }) => ({
    platform,
    workspace: { externalId: workspace },
    externalId: account,
  }));
};

/** The accounts of people in one workspace, in the words of its platform. */
export const findAccountsOf = async (
  { prisma }: Database,
  { platform, workspace: { externalId } }: Omit<AccountKey, 'externalId'>,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, string>> => {
  if (people.length === 0) return new Map();
  const rows = await prisma.account.findMany({
    where: { workspace: { platform, externalId }, personId: { in: [...people] }, closedAt: null },
    select: { personId: true, externalId: true },
  });
  return new Map(rows.map(({ personId, externalId }) => [personId as PersonId, externalId]));
};

const namesBy = async (client: Client, people: readonly PersonId[]): Promise<ReadonlyMap<PersonId, string>> => {
  const rows = await client.$queryRaw<{ person: PersonId; name: string }[]>`
    SELECT DISTINCT ON (a.person_id) a.person_id AS person, a.name
    FROM accounts a WHERE a.person_id = ANY(${[...people]}::uuid[])
    ORDER BY a.person_id, a.closed_at IS NOT NULL, a.created_at DESC, a.id`;
  return new Map(rows.map(({ person, name }) => [person, name]));
};

/** What people are called, each by the account that they began to use last. */
export const findNames = ({ prisma }: Database, people: readonly PersonId[]): Promise<ReadonlyMap<PersonId, string>> =>
  namesBy(prisma, people);

/** The same within a transaction. */
export const findNamesIn = (tx: Tx, people: readonly PersonId[]): Promise<ReadonlyMap<PersonId, string>> =>
  namesBy(clientOf(tx), people);

/** Keeps a code's hash; codes that nobody used die with it, so only the newest can be typed. */
export const saveOfficeCode = async (tx: Tx, hash: string, now: Date, expiresAt: Date): Promise<void> => {
  const client = clientOf(tx);
  await client.officeCode.deleteMany({ where: { usedAt: null } });
  await client.officeCode.create({ data: { hash, createdAt: now, expiresAt } });
};

/** @returns whether the code was good; it is spent now */
export const spendOfficeCode = async (tx: Tx, hash: string, now: Date): Promise<boolean> => {
  const { count } = await clientOf(tx).officeCode.updateMany({
    where: { hash, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  });
  return count > 0;
};

/** @returns whether the role is new to the person */
export const grantOffice = async (tx: Tx, personId: PersonId, now: Date): Promise<boolean> => {
  const { count } = await clientOf(tx).roleGrant.createMany({
    data: [{ personId, role: 'office', grantedAt: now }],
    skipDuplicates: true,
  });
  return count > 0;
};

/** Writes one line of the audit log. */
export const saveAudit = async (tx: Tx, { at, actor, action, subject, details = {} }: AuditRecord): Promise<void> => {
  await clientOf(tx).auditEntry.create({
    data: {
      at,
      actorId: actor ?? null,
      action,
      subjectKind: subject.kind,
      subjectId: subject.id,
      details: { ...details },
    },
  });
};
