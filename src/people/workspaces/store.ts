import type { Tx } from '../../chat/context.ts';
import type { WorkspaceId } from '../../chat/ids.ts';
import type { Database } from '../../storage/database.ts';
import { clientOf } from '../../storage/tx.ts';
import type { Platform, PlatformAccount, Workspace, WorkspaceState } from '../person.ts';

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

/** The workspace as its platform calls it; undefined where it is not known. */
export const findWorkspaceId = async (
  tx: Tx,
  platform: Platform,
  externalId: string,
): Promise<WorkspaceId | undefined> => {
  const where = { platform_externalId: { platform, externalId } };
  const row = await clientOf(tx).workspace.findUnique({ where, select: { id: true } });
  return row ? (row.id as WorkspaceId) : undefined;
};

export const findWorkspaceName = async (
  { prisma }: Database,
  platform: Platform,
  externalId: string,
): Promise<string | undefined> => {
  const where = { platform_externalId: { platform, externalId } };
  return (await prisma.workspace.findUnique({ where, select: { name: true } }))?.name;
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
