import type { Caller } from '../chat/caller.ts';
import type { Tx } from '../chat/context.ts';
import type { PersonId } from '../chat/ids.ts';
import type { Database } from '../storage/database.ts';
import { inTransaction } from '../storage/transaction.ts';
import { hashOfficeCode, newOfficeCode, officeCodeLife } from './office-code.ts';
import type { RolesSettings } from './roles/end-roles.ts';
import { findCandidate, listOfficers, lockOfficers, type Officer, revokeOffice } from './roles/store.ts';
import { grantOffice, saveAudit, saveOfficeCode, spendOfficeCode } from './store.ts';
import { changeWorkspaceState, findWorkspace } from './workspaces/store.ts';

export type Claim =
  | { readonly kind: 'claimed' }
  | { readonly kind: 'already' }
  | { readonly kind: 'bad-code' }
  /** A playground persona beside a real platform. */
  | { readonly kind: 'persona' };

export type { Officer } from './roles/store.ts';

export type Appointment =
  /** `elsewhere`: they have no account where they could act as the office. */
  | { readonly kind: 'added' | 'already' | 'guest' | 'elsewhere'; readonly name: string }
  | { readonly kind: 'unknown' }
  /** Whoever asks is not the office any more. */
  | { readonly kind: 'not-yours' };

export type Removal =
  | { readonly kind: 'removed' | 'was-not'; readonly name: string }
  | { readonly kind: 'last' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'not-yours' };

export type Office = ReturnType<typeof createOffice>;

/** Who is the programme office: by a code that only the bot's operator can make, or because an officer added them. */
export const createOffice = (database: Database, { onlyPlayground }: Pick<RolesSettings, 'onlyPlayground'>) => ({
  /** Everybody who is the office, the oldest first. */
  officers: (): Promise<readonly Officer[]> => listOfficers(database, onlyPlayground),

  /** Makes somebody the office, because an officer says so. */
  add: async (tx: Tx, person: PersonId, by: PersonId, now: Date): Promise<Appointment> => {
    const { all, acting } = await lockOfficers(tx, onlyPlayground);
    if (!acting.includes(by)) return { kind: 'not-yours' };
    const accounts = await findCandidate(tx, person, onlyPlayground);
    const known = accounts.find(({ canAct }) => canAct) ?? accounts[0];
    if (!known) return { kind: 'unknown' };
    const { name } = known;
    if (all.includes(person)) return { kind: 'already', name };
    if (!known.canAct) return { kind: 'elsewhere', name };
    if (accounts.every(({ canAct, isGuest }) => !canAct || isGuest)) return { kind: 'guest', name };
    await grantOffice(tx, person, now);
    await saveAudit(tx, { at: now, actor: by, action: 'office-added', subject: { kind: 'person', id: person } });
    return { kind: 'added', name };
  },

  /** Takes the office from somebody, unless nobody would be left who can act. */
  remove: async (tx: Tx, person: PersonId, by: PersonId, now: Date): Promise<Removal> => {
    const { all, acting } = await lockOfficers(tx, onlyPlayground);
    if (!acting.includes(by)) return { kind: 'not-yours' };
    const [known] = await findCandidate(tx, person, onlyPlayground);
    if (!known) return { kind: 'unknown' };
    if (!all.includes(person)) return { kind: 'was-not', name: known.name };
    if (acting.every((each) => each === person)) return { kind: 'last' };
    await revokeOffice(tx, person);
    await saveAudit(tx, { at: now, actor: by, action: 'office-removed', subject: { kind: 'person', id: person } });
    return { kind: 'removed', name: known.name };
  },

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
