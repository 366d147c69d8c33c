import type { Tx } from '../chat/context.ts';
import type { PersonId, WorkspaceId } from '../chat/ids.ts';
import type { Database } from '../storage/database.ts';
import { inTransaction } from '../storage/transaction.ts';
import type { Platform, PlatformAccount, Workspace, WorkspaceState } from './person.ts';
import { endRoles, type RolesSettings } from './roles/end-roles.ts';
import { closeThere } from './roles/store.ts';
import { saveAudit } from './store.ts';
import {
  changeWorkspaceState,
  findWorkspace,
  findWorkspaceId,
  findWorkspaceName,
  listWorkspaces,
  saveWorkspace,
} from './workspaces/store.ts';

export type Decision =
  | { readonly kind: 'decided'; readonly workspace: Workspace }
  | { readonly kind: 'already'; readonly workspace: Workspace }
  | { readonly kind: 'unknown' };

export type Workspaces = ReturnType<typeof createWorkspaces>;

/** Which workspaces and tenants take part: a configured one at once, any other when the office says so. */
export const createWorkspaces = (database: Database, { onlyPlayground = false, log }: Partial<RolesSettings> = {}) => ({
  /** Admits a workspace because the operator configured it. */
  configure: async (told: Pick<PlatformAccount, 'platform' | 'workspace'>, now: Date): Promise<WorkspaceId> => {
    const id = await saveWorkspace(database, told, 'admitted', now);
    await inTransaction(database, async (tx) => {
      const admitted = await changeWorkspaceState(tx, id, ['waiting', 'refused'], 'admitted');
      if (admitted) await saveAudit(tx, { at: now, action: 'workspace-admitted', subject: { kind: 'workspace', id } });
    });
    return id;
  },

  /** The bot was installed in a workspace: it waits for the office, unless it was decided on before. */
  arrive: async (told: Pick<PlatformAccount, 'platform' | 'workspace'>, now: Date): Promise<Workspace> => {
    const id = await saveWorkspace(database, told, 'waiting', now);
    return inTransaction(database, async (tx) => {
      const workspace = await findWorkspace(tx, id);
      if (!workspace) throw new Error('A workspace was written and is not there');
      return workspace;
    });
  },

  /**
   * The bot was taken out of a workspace. The roles of its people end, unless they have an account in another
   * that takes part; they do not come back when it is installed again.
   */
  left: (platform: Platform, externalId: string, now: Date): Promise<void> =>
    inTransaction(database, async (tx) => {
      const workspace = await findWorkspaceId(tx, platform, externalId);
      if (workspace === undefined) return;
      await closeThere(tx, workspace, now);
      await endRoles(tx, { workspace }, { onlyPlayground, ...(log && { log }) }, now);
    }),

  /** What a workspace is called; undefined where it is not known. */
  nameOf: (platform: Platform, externalId: string): Promise<string | undefined> =>
    findWorkspaceName(database, platform, externalId),

  /** Every workspace, oldest first. */
  list: (): Promise<readonly Workspace[]> => listWorkspaces(database),

  /** Admits or refuses a workspace in the state that the officer saw; whoever comes second is told so. */
  decide: async (
    tx: Tx,
    { id, seen, to }: { readonly id: WorkspaceId; readonly seen: WorkspaceState; readonly to: 'admitted' | 'refused' },
    by: PersonId,
    now: Date,
  ): Promise<Decision> => {
    const changed = await changeWorkspaceState(tx, id, [seen], to);
    if (changed) {
      await saveAudit(tx, { at: now, actor: by, action: `workspace-${to}`, subject: { kind: 'workspace', id } });
      if (to === 'refused') await endRoles(tx, { workspace: id }, { onlyPlayground, ...(log && { log }) }, now);
      return { kind: 'decided', workspace: changed };
    }
    const workspace = await findWorkspace(tx, id);
    return workspace ? { kind: 'already', workspace } : { kind: 'unknown' };
  },
});
