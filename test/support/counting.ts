import type { Engine } from '../../src/storage/engine.ts';

type Factory = Engine['adapter'];
type Connection = Awaited<ReturnType<Factory['connect']>>;
type Queryable = Pick<Connection, 'queryRaw' | 'executeRaw'>;

export interface Counter {
  statements: number;
}

const transactional = /^(?:BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE)\b/iu;

const counted = <T extends Queryable>(queryable: T, counter: Counter): T => {
  const queryRaw = queryable.queryRaw.bind(queryable);
  const executeRaw = queryable.executeRaw.bind(queryable);
  const count = (sql: string): void => {
    if (!transactional.test(sql)) counter.statements += 1;
  };
  return Object.assign(queryable, {
    queryRaw: (query: Parameters<T['queryRaw']>[0]) => {
      count(query.sql);
      return queryRaw(query);
    },
    executeRaw: (query: Parameters<T['executeRaw']>[0]) => {
      count(query.sql);
      return executeRaw(query);
    },
  });
};

/** The same engine, counting what Prisma sends through it; beginnings and ends of transactions do not count. */
export const countingEngine = (engine: Engine, counter: Counter): Engine => {
  const { adapter } = engine;
  const connect = async (): Promise<Connection> => {
    const connection = counted(await adapter.connect(), counter);
    const startTransaction = connection.startTransaction.bind(connection);
    return Object.assign(connection, {
      startTransaction: async (...args: Parameters<typeof startTransaction>) =>
        counted(await startTransaction(...args), counter),
    });
  };
  return { ...engine, adapter: { provider: adapter.provider, adapterName: adapter.adapterName, connect } };
};
