import type { Tx } from '../chat/context.ts';
import type { Prisma } from './generated/client.ts';

/** What a store runs statements with: an open transaction, or `database.prisma` outside one. */
export type Client = Prisma.TransactionClient;

/** Hides Prisma from whoever carries the transaction. */
export const asTx = (client: Client): Tx => client as unknown as Tx;

/** What is inside a transaction; only stores ask. */
export const clientOf = (tx: Tx): Client => tx as unknown as Client;
