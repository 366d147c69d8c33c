import type { TimeZone } from '../calendar/time-zone.ts';
import type { Caller } from '../chat/caller.ts';
import type { Tx } from '../chat/context.ts';
import type { AccountId, PersonId } from '../chat/ids.ts';
import type { Database } from '../storage/database.ts';
import { isUniqueViolation } from '../storage/errors.ts';
import { inTransaction } from '../storage/transaction.ts';
import { createGather } from './gather.ts';
import { type AccountKey, isUpToDate, type KnownAccount, type Platform, type PlatformAccount } from './person.ts';
import { endRoles, type RolesSettings } from './roles/end-roles.ts';
import {
  closeAccount,
  findAccounts,
  findAccountsOf,
  findNames,
  findNamesIn,
  findRoleHolders,
  saveAccount,
  saveActiveAccount,
  saveAddress,
  saveTimeZone,
} from './store.ts';
import { saveWorkspace } from './workspaces/store.ts';

/** Somebody who was met before. */
export interface Acquaintance {
  readonly caller: Caller;
  /** When the platform was last asked about them; missing where it never was. */
  readonly checkedAt?: Date;
  /** How the platform's adapter reaches them; nobody else reads it. */
  readonly address: unknown;
}

export type People = ReturnType<typeof createPeople>;

/** Who is who: turns what a platform says of somebody into a Caller. */
export const createPeople = (database: Database, settings: RolesSettings) => {
  // Who act at the same moment are looked up together.
  const findAccount = createGather((keys: readonly AccountKey[]) => findAccounts(database, keys));

  const asCaller = ({ account, person, name, email, timeZone, workspace, roles, lastUsed }: KnownAccount): Caller => ({
    account,
    person,
    name,
    ...(email !== null && { email }),
    ...(timeZone !== null && { timeZone }),
    workspace: { id: workspace.id, name: workspace.name, admitted: workspace.state === 'admitted' },
    roles: workspace.platform === 'playground' && !settings.onlyPlayground ? [] : roles,
    ...(lastUsed !== null && { lastUsed }),
  });

  const write = async (told: PlatformAccount, now: Date): Promise<void> => {
    const workspace = await saveWorkspace(database, told, 'waiting', now);
    await saveAccount(database, workspace, told, now);
  };

  return {
    /** Who was met before and still has the account, as it is now; in one statement. */
    find: async (key: AccountKey): Promise<Acquaintance | undefined> => {
      const known = await findAccount(key);
      if (!known || known.closedAt !== null) return undefined;
      return {
        caller: asCaller(known),
        address: known.address,
        ...(known.checkedAt && { checkedAt: known.checkedAt }),
      };
    },

    /** The caller for a platform's account: found in one statement, written when new or changed. */
    meet: async (told: PlatformAccount, now: Date): Promise<Caller> => {
      const known = await findAccount(told);
      if (known && isUpToDate(known, told)) return asCaller(known);
      try {
        await write(told, now);
      } catch (error) {
        // Their first two messages may arrive at once: the other one has written it.
        if (!isUniqueViolation(error)) throw error;
      }
      const written = await findAccount(told);
      if (!written) throw new Error('An account was written and is not there');
      return asCaller(written);
    },

    /** Writes what a platform says of somebody who was met before; of others it keeps nothing. */
    update: async (told: PlatformAccount, now: Date): Promise<void> => {
      if (await findAccount(told)) await write(told, now);
    },

    /** Writes how somebody is reached, null where they cannot be. */
    readdress: (account: AccountId, address: object | null): Promise<void> => saveAddress(database, account, address),

    /** Writes where somebody's clocks are, where that is new. @returns them as they are then */
    relocate: async (caller: Caller, timeZone: TimeZone): Promise<Caller> => {
      if (caller.timeZone === timeZone) return caller;
      await saveTimeZone(database, caller.account, timeZone);
      return { ...caller, timeZone };
    },

    /** Somebody with several accounts has begun to use another one: there they hear from the bot now. */
    uses: async ({ person, account, lastUsed }: Caller): Promise<void> => {
      if (lastUsed !== undefined && lastUsed !== account) await saveActiveAccount(database, person, account);
    },

    /** The platform has closed an account: whoever has no other one where the bot takes part loses their roles. */
    close: (key: AccountKey, now: Date): Promise<void> =>
      inTransaction(database, async (tx) => {
        const person = await closeAccount(tx, key, now);
        if (person !== undefined) await endRoles(tx, { person }, settings, now);
      }),

    /** What people are called, each by the account that they began to use last. */
    namesOf: (people: readonly PersonId[]): Promise<ReadonlyMap<PersonId, string>> => findNames(database, people),

    /** The same within a transaction. */
    namesIn: (tx: Tx, people: readonly PersonId[]): Promise<ReadonlyMap<PersonId, string>> => findNamesIn(tx, people),

    /** The accounts of those who have a role, about which their platform was not asked since then. */
    roleHolders: (platform: Platform, checkedBefore: Date): Promise<readonly AccountKey[]> =>
      findRoleHolders(database, platform, checkedBefore),

    /** What people are called by the platform of a workspace, so that they can be mentioned there. */
    accountsIn: (
      where: Omit<AccountKey, 'externalId'>,
      people: readonly PersonId[],
    ): Promise<ReadonlyMap<PersonId, string>> => findAccountsOf(database, where, people),
  };
};
