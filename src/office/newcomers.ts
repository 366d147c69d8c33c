import type { Deliveries } from '../delivery/deliveries.ts';
import type { PlatformAccount, Workspace } from '../people/person.ts';
import type { Workspaces } from '../people/workspaces.ts';
import type { Database } from '../storage/database.ts';
import { inTransaction } from '../storage/transaction.ts';
import { newcomer } from './newcomers-views.ts';

export type Newcomers = ReturnType<typeof createNewcomers>;

/** Workspaces and tenants in which the bot was just installed. */
export const createNewcomers = (database: Database, workspaces: Workspaces, deliveries: Deliveries) => ({
  /** Notes the workspace; where it waits, the office hears of it, once. */
  arrived: async (told: Pick<PlatformAccount, 'platform' | 'workspace'>, now: Date): Promise<Workspace> => {
    const workspace = await workspaces.arrive(told, now);
    if (workspace.state === 'waiting') {
      const outgoing = { key: `newcomer:${workspace.id}`, view: newcomer(workspace), to: { kind: 'office' } } as const;
      await inTransaction(database, async (tx) => {
        // Before there is an office nobody would hear of it: its first member sees who waits.
        if ((await deliveries.enqueue(tx, outgoing, now)) === 0) await deliveries.forget(tx, outgoing.key);
      });
    }
    return workspace;
  },
});
