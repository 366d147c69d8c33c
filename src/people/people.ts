import type { Caller } from '../chat/caller.ts';
import type { Database } from '../storage/database.ts';
import { isUniqueViolation } from '../storage/errors.ts';
import { isUpToDate, type KnownAccount, type PlatformAccount } from './person.ts';
import { findAccount, saveAccount, saveWorkspace } from './store.ts';

export interface PeopleSettings {
  /**
   * Whether the playground is all there is. Beside a real platform its personas, whom anybody at
   * the keyboard can put on, never count as the office.
   */
  readonly onlyPlayground: boolean;
}

export type People = ReturnType<typeof createPeople>;

/** Who is who: turns what a platform says of somebody into a Caller. */
export const createPeople = (database: Database, { onlyPlayground }: PeopleSettings) => {
  const asCaller = ({ account, person, name, email, workspace, roles }: KnownAccount): Caller => ({
    account,
    person,
    name,
    ...(email !== null && { email }),
    workspace: { id: workspace.id, name: workspace.name, admitted: workspace.state === 'admitted' },
    roles: workspace.platform === 'playground' && !onlyPlayground ? [] : roles,
  });

  const write = async (told: PlatformAccount, now: Date): Promise<void> => {
    const workspace = await saveWorkspace(database, told, 'waiting', now);
    await saveAccount(database, workspace, told, now);
  };

  return {
    /** The caller for a platform's account: found in one statement, written when new or changed. */
    meet: async (told: PlatformAccount, now: Date): Promise<Caller> => {
      const known = await findAccount(database, told);
      if (known && isUpToDate(known, told)) return asCaller(known);
      try {
        await write(told, now);
      } catch (error) {
        // Their first two messages may arrive at once: the other one has written it.
        if (!isUniqueViolation(error)) throw error;
      }
      const written = await findAccount(database, told);
      if (!written) throw new Error('An account was written and is not there');
      return asCaller(written);
    },
  };
};
