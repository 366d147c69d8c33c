import type { Tx } from '../chat/context.ts';
import type { PersonId, WorkspaceId } from '../chat/ids.ts';
import type { Database } from '../storage/database.ts';
import { clientOf } from '../storage/tx.ts';
import type { AuditRecord, KnownAccount, Platform, PlatformAccount, Workspace, WorkspaceState } from './person.ts';

interface AccountRow {
  readonly account: KnownAccount['account'];
  readonly person: PersonId;
  readonly name: string;
  readonly email: string | null;
  readonly workspace: WorkspaceId;
  readonly workspace_name: string;
  readonly platform: Platform;
  readonly state: WorkspaceState;
  readonly created_at: Date;
  readonly roles: KnownAccount['roles'];
}

/** An account with its workspace and its person's roles: one statement, because every request asks. */
export const findAccount = async (
  { prisma }: Database,
  { platform, workspace, externalId }: PlatformAccount,
): Promise<KnownAccount | undefined> => {
  const [row] = await prisma.$queryRaw<AccountRow[]>`
    SELECT a.id AS account, a.person_id AS person, a.name, a.email,
      w.id AS workspace, w.name AS workspace_name, w.platform::text AS platform, w.state::text AS state, w.created_at,
      ARRAY(SELECT g.role::text FROM role_grants g WHERE g.person_id = a.person_id) AS roles
    FROM accounts a JOIN workspaces w ON w.id = a.workspace_id
    WHERE w.platform = ${platform}::platform AND w.external_id = ${workspace.externalId}
      AND a.external_id = ${externalId}`;
  if (!row) return undefined;
  const { account, person, name, email, roles } = row;
  return {
    account,
    person,
    name,
    email,
    roles,
    workspace: {
      id: row.workspace,
      platform: row.platform,
      name: row.workspace_name,
      state: row.state,
      createdAt: row.created_at,
    },
  };
};

/** Writes a workspace as its platform describes it; a new one is in the state given. */
export const saveWorkspace = async (
  { prisma }: Database,
  { platform, workspace }: Pick<PlatformAccount, 'platform' | 'workspace'>,
  state: WorkspaceState,
  now: Date,
): Promise<WorkspaceId> => {
  const { externalId, name } = workspace;
  const { id } = await prisma.workspace.upsert({
    where: { platform_externalId: { platform, externalId } },
    create: { platform, externalId, name, state, createdAt: now },
    update: { name },
  });
  return id as WorkspaceId;
};

/** Writes an account as its platform describes it; a new one belongs to a new person. */
export const saveAccount = async (
  { prisma }: Database,
  workspaceId: WorkspaceId,
  { externalId, name, email: told }: PlatformAccount,
  now: Date,
): Promise<void> => {
  const email = told ?? null;
  await prisma.account.upsert({
    where: { workspaceId_externalId: { workspaceId, externalId } },
    create: {
      workspace: { connect: { id: workspaceId } },
      externalId,
      name,
      email,
      createdAt: now,
      person: { create: { createdAt: now } },
    },
    update: { name, email },
  });
};

export const listWorkspaces = async ({ prisma }: Database): Promise<readonly Workspace[]> => {
  const rows = await prisma.workspace.findMany({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
  return rows.map(({ id, platform, name, state, createdAt }) => ({
    id: id as WorkspaceId,
    platform,
    name,
    state,
    createdAt,
  }));
};

/** @returns the workspace, or undefined where its state was no longer one of `from` */
export const changeWorkspaceState = async (
  tx: Tx,
  id: WorkspaceId,
  from: readonly WorkspaceState[],
  to: WorkspaceState,
): Promise<Workspace | undefined> => {
  const [row] = await clientOf(tx).workspace.updateManyAndReturn({
    where: { id, state: { in: [...from] } },
    data: { state: to },
  });
  return row && { ...row, id: row.id as WorkspaceId };
};

export const findWorkspace = async (tx: Tx, id: WorkspaceId): Promise<Workspace | undefined> => {
  const row = await clientOf(tx).workspace.findUnique({ where: { id } });
  return row ? { ...row, id: row.id as WorkspaceId } : undefined;
};

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
