import type { Tx } from '../chat/context.ts';
import type { Database } from './database.ts';
import { committed } from './on-commit.ts';
import { asTx } from './tx.ts';

/**
 * Makes a change in one transaction. No network call belongs inside, and on the embedded database no
 * statement outside `tx`: it would wait for the end. Changes that a request asked for go through the
 * journal, which calls this.
 * @throws whatever `work` throws, after rolling back
 */
export const inTransaction = async <T>(
  { prisma }: Pick<Database, 'prisma'>,
  work: (tx: Tx) => Promise<T>,
): Promise<T> => {
  const [tx, result] = await prisma.$transaction(async (client) => {
    const begun = asTx(client);
    return [begun, await work(begun)] as const;
  });
  committed(tx);
  return result;
};
