import { createHash, randomBytes } from 'node:crypto';
import type { PersonId } from '../../chat/ids.ts';
import type { Database } from '../../storage/database.ts';
import { inTransaction } from '../../storage/transaction.ts';
import type { Held, PersonalData } from '../personal-data.ts';
import { hasExport, saveExport, spendExport } from './store.ts';

/** Minutes for which a link works, once. */
export const exportLife = 15;

const hashOf = (token: string): string => createHash('sha256').update(`export:${token}`).digest('hex');

/** All that is held about a person, for a file that programs read. */
export interface WholeExport {
  readonly made: string;
  readonly held: Readonly<Record<string, unknown>>;
}

/** What is held as one piece of data. */
export const wholeExport = (parts: readonly Held[], now: Date): WholeExport => ({
  made: now.toISOString(),
  held: Object.fromEntries(
    parts.map(({ title, data, inFileOnly }) => [title, inFileOnly ? { data, ...inFileOnly } : data]),
  ),
});

export type Exports = ReturnType<typeof createExports>;

/** What a person is given of what is held about them. */
export const createExports = (database: Database, rooms: readonly PersonalData[]) => {
  const held = async (person: PersonId): Promise<readonly Held[]> => {
    const all: Held[] = [];
    for (const room of rooms) all.push(...(await room.export(person)));
    return all;
  };

  return {
    held,

    /**
     * What stands at the end of a link by which the person, or whoever they give it to, fetches all of it once.
     * In a transaction of its own, because the journal keeps answers, and this is kept nowhere.
     */
    newToken: async (person: PersonId, now: Date): Promise<string> => {
      const token = randomBytes(32).toString('base64url');
      const expiresAt = new Date(now.getTime() + exportLife * 60_000);
      await inTransaction(database, (tx) => saveExport(tx, { hash: hashOf(token), person, now, expiresAt }));
      return token;
    },

    /** Whether the link still works; it is not spent by asking. */
    isGood: (token: string, now: Date): Promise<boolean> => hasExport(database, hashOf(token), now),

    /** Spends the link. @returns undefined where it has been used, or has expired, or was none */
    spend: async (token: string, now: Date): Promise<readonly Held[] | undefined> => {
      const person = await spendExport(database, hashOf(token), now);
      return person === undefined ? undefined : held(person);
    },
  };
};
