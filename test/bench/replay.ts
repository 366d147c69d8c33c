import type pg from 'pg';
import type { Engine } from '../../src/storage/engine.ts';

/** A statement that was recorded, or the beginning or the end of a transaction. */
interface Statement {
  readonly sql: string;
  readonly args: readonly unknown[];
  readonly rows: readonly (readonly unknown[])[];
}

type Factory = Engine['adapter'];
type Connection = Awaited<ReturnType<Factory['connect']>>;
type Queryable = Pick<Connection, 'queryRaw' | 'executeRaw'>;

const recorded = <T extends Queryable>(queryable: T, note: (statement: Statement) => void): T => {
  const queryRaw = queryable.queryRaw.bind(queryable);
  const executeRaw = queryable.executeRaw.bind(queryable);
  return Object.assign(queryable, {
    queryRaw: async (query: Parameters<T['queryRaw']>[0]) => {
      const { sql, args } = query;
      const result = await queryRaw(query);
      note({ sql, args, rows: result.rows });
      return result;
    },
    executeRaw: async (query: Parameters<T['executeRaw']>[0]) => {
      const { sql, args } = query;
      note({ sql, args, rows: [] });
      return executeRaw(query);
    },
  });
};

/** The same engine, which notes every statement that goes through it, in their order. */
export const recordingEngine = (engine: Engine, note: (statement: Statement) => void): Engine => {
  const { adapter } = engine;
  const connect = async (): Promise<Connection> => {
    const connection = recorded(await adapter.connect(), note);
    const startTransaction = connection.startTransaction.bind(connection);
    return Object.assign(connection, {
      startTransaction: async (...args: Parameters<typeof startTransaction>) => {
        const transaction = await startTransaction(...args);
        note({ sql: 'BEGIN', args: [], rows: [] });
        return recorded(transaction, note);
      },
    });
  };
  return { ...engine, adapter: { provider: adapter.provider, adapterName: adapter.adapterName, connect } };
};

/** A statement in whose values `{{name}}` stands for one given and `{{2.0}}` for a column that the third gave back. */
export interface Step {
  readonly sql: string;
  readonly args: readonly unknown[];
}

const isUuid = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f-]{36}$/u.test(value);

/**
 * Makes of what was recorded once what can be done again with other values.
 * @param known what was given, by name
 */
export const stepsOf = (statements: readonly Statement[], known: Readonly<Record<string, string>>): readonly Step[] => {
  const places = new Map(Object.entries(known).map(([name, value]) => [value, `{{${name}}}`]));
  const replaced = (value: unknown): unknown => {
    if (value instanceof Date) return value.toISOString();
    if (Array.isArray(value)) return value.map(replaced);
    if (typeof value !== 'string') return value;
    return [...places].reduce((text, [from, to]) => text.replaceAll(from, to), value);
  };
  return statements.map(({ sql, args, rows: [row = []] }, index) => {
    const step = { sql, args: args.map(replaced) };
    for (const [column, value] of row.entries()) {
      if (isUuid(value) && !places.has(value)) places.set(value, `{{${index}.${column}}}`);
    }
    return step;
  });
};

type Run = (sql: string, values: readonly unknown[]) => Promise<readonly unknown[]>;

/** Does the same statements in the same transactions, with nothing but the driver. */
export const createReplay = (pool: pg.Pool, steps: readonly Step[]) => {
  const runOn =
    (client: pg.Pool | pg.PoolClient): Run =>
    async (text, values) => {
      const { rows } = await client.query<unknown[]>({ text, values: [...values], rowMode: 'array' });
      return rows[0] ?? [];
    };
  return async (given: Readonly<Record<string, string>>): Promise<void> => {
    const found: (readonly unknown[])[] = [];
    const meant = (_: string, name: string): string => {
      const [row = '', column] = name.split('.');
      return String(column === undefined ? given[name] : found[Number(row)]?.[Number(column)]);
    };
    const filledIn = (arg: unknown): unknown => {
      if (Array.isArray(arg)) return arg.map(filledIn);
      return typeof arg === 'string' && arg.includes('{{') ? arg.replaceAll(/\{\{([\w.]+)\}\}/gu, meant) : arg;
    };
    let client: pg.PoolClient | undefined;
    for (const { sql, args } of steps) {
      if (sql === 'BEGIN') client = await pool.connect();
      found.push(await runOn(client ?? pool)(sql, args.map(filledIn)));
      if (sql !== 'COMMIT') continue;
      client?.release();
      client = undefined;
    }
  };
};
