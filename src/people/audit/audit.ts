import type { Tx } from '../../chat/context.ts';
import type { Database } from '../../storage/database.ts';
import type { AuditRecord } from '../person.ts';
import { saveAudit } from '../store.ts';
import { type AuditEntry, type AuditPage, listAudit } from './store.ts';

/** Lines that are shown at once. */
const mostShown = 15;

export type Audit = ReturnType<typeof createAudit>;

/** What was done with roles, workspaces and reviews, as it was written down. */
export const createAudit = (database: Database) => ({
  /** A page of it, the newest first; `more` where older lines follow. */
  page: async (page: AuditPage): Promise<{ readonly entries: readonly AuditEntry[]; readonly more: boolean }> => {
    const found = await listAudit(database, page, mostShown + 1);
    return { entries: found.slice(0, mostShown), more: found.length > mostShown };
  },

  /** Writes a line of it. */
  write: (tx: Tx, record: AuditRecord): Promise<void> => saveAudit(tx, record),
});
