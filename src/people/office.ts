import type { Caller } from '../chat/caller.ts';
import type { Tx } from '../chat/context.ts';
import type { Database } from '../storage/database.ts';
import { inTransaction } from '../storage/transaction.ts';
import { hashOfficeCode, newOfficeCode, officeCodeLife } from './office-code.ts';
import type { PeopleSettings } from './people.ts';
import {
  changeWorkspaceState,
  findWorkspace,
  grantOffice,
  saveAudit,
  saveOfficeCode,
  spendOfficeCode,
} from './store.ts';

export type Claim =
  | { readonly kind: 'claimed' }
  | { readonly kind: 'already' }
  | { readonly kind: 'bad-code' }
  /** A playground persona beside a real platform. */
  | { readonly kind: 'persona' };

export type Office = ReturnType<typeof createOffice>;

/** How somebody becomes the programme office: by a code that only the bot's operator can make. */
export const createOffice = (database: Database, { onlyPlayground }: PeopleSettings) => ({
  /**
   * Makes the one code that can be typed for the next {@link officeCodeLife} minutes; earlier ones
   * that nobody used stop working.
   */
  newCode: async (now: Date): Promise<string> => {
    const code = newOfficeCode();
    await inTransaction(database, async (tx) => {
      await saveOfficeCode(tx, hashOfficeCode(code), now, new Date(now.getTime() + officeCodeLife * 60_000));
      await saveAudit(tx, { at: now, action: 'office-code-made', subject: { kind: 'bot', id: 'office' } });
    });
    return code;
  },

  /** Spends the code: its caller is the office, and speaks from an admitted workspace. */
  claim: async (tx: Tx, code: string, caller: Caller, now: Date): Promise<Claim> => {
    const workspace = await findWorkspace(tx, caller.workspace.id);
    if (workspace?.platform === 'playground' && !onlyPlayground) return { kind: 'persona' };
    if (!(await spendOfficeCode(tx, hashOfficeCode(code), now))) return { kind: 'bad-code' };

    const actor = caller.person;
    const isNew = await grantOffice(tx, actor, now);
    await saveAudit(tx, { at: now, actor, action: 'office-claimed', subject: { kind: 'person', id: actor } });
    const admitted = await changeWorkspaceState(tx, caller.workspace.id, ['waiting', 'refused'], 'admitted');
    if (admitted) {
      const subject = { kind: 'workspace', id: admitted.id } as const;
      await saveAudit(tx, { at: now, actor, action: 'workspace-admitted', subject });
    }
    return { kind: isNew ? 'claimed' : 'already' };
  },
});
