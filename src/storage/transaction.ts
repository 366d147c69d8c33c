import type { Tx } from '../chat/context.ts';
import type { Database } from './database.ts';
import { asTx } from './tx.ts';

/**
 * Makes a change that nobody asked for in a request, such as what the operator configured.
 * @throws whatever `work` throws, after rolling back
 */
export const inTransaction = <T>({ prisma }: Pick<Database, 'prisma'>, work: (tx: Tx) => Promise<T>): Promise<T> =>
  prisma.$transaction((client) => work(asTx(client)));
