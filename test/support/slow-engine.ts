import { setTimeout as wait } from 'node:timers/promises';
import type { Engine } from '../../src/storage/engine.ts';

type Factory = Engine['adapter'];
type Connection = Awaited<ReturnType<Factory['connect']>>;
type Queryable = Pick<Connection, 'queryRaw' | 'executeRaw'>;

/** How much slower every statement is, in milliseconds; the test may change it at any time. */
export interface Slowness {
  milliseconds: number;
}

const slowed = <T extends Queryable>(queryable: T, slowness: Slowness): T => {
  const queryRaw = queryable.queryRaw.bind(queryable);
  const executeRaw = queryable.executeRaw.bind(queryable);
  return Object.assign(queryable, {
    queryRaw: async (query: Parameters<T['queryRaw']>[0]) => {
      await wait(slowness.milliseconds);
      return queryRaw(query);
    },
    executeRaw: async (query: Parameters<T['executeRaw']>[0]) => {
      await wait(slowness.milliseconds);
      return executeRaw(query);
    },
  });
};

/** The same engine, in which every statement of Prisma's takes so much longer, inside transactions too. */
export const slowEngine = (engine: Engine, slowness: Slowness): Engine => {
  const { adapter } = engine;
  const connect = async (): Promise<Connection> => {
    const connection = slowed(await adapter.connect(), slowness);
    const startTransaction = connection.startTransaction.bind(connection);
    return Object.assign(connection, {
      startTransaction: async (...args: Parameters<typeof startTransaction>) =>
        slowed(await startTransaction(...args), slowness),
    });
  };
  return { ...engine, adapter: { provider: adapter.provider, adapterName: adapter.adapterName, connect } };
};
