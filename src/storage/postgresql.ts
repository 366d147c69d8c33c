import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import type { Engine, Sql } from './engine.ts';
import { lineOf, StorageError } from './errors.ts';
import { createStatementNames } from './statement-names.ts';

/** Milliseconds to wait for a connection. */
const connectTimeout = 10_000;

/**
 * Connections that one process opens at most: a transaction holds one while the bot thinks, so the driver's ten are
 * too few where fifty people act at once. Two replicas leave more than half of the 100 that PostgreSQL has by default.
 */
const mostConnections = 20;

const sqlOf = (client: pg.PoolClient): Sql => ({
  exec: async (script) => {
    await client.query(script);
  },
  query: async <Row extends object>(text: string, values: readonly unknown[] = []) =>
    (await client.query<Row>(text, [...values])).rows,
});

const inTransaction =
  (pool: pg.Pool) =>
  async <T>(work: (sql: Sql) => Promise<T>): Promise<T> => {
    const client = await pool.connect();
    let broken = false;
    try {
      await client.query('BEGIN');
      const result = await work(sqlOf(client));
      await client.query('COMMIT');
      return result;
    } catch (error) {
      await client.query('ROLLBACK').catch(() => {
        broken = true;
      });
      throw error;
    } finally {
      client.release(broken);
    }
  };

/** Where a connection string leads, without who goes there. */
const placeOf = (url: string): string => {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
};

/**
 * Connects to a PostgreSQL server.
 * @throws StorageError when it does not answer or refuses
 */
export const openPostgresql = async (url: string): Promise<Engine> => {
  const pool = new pg.Pool({
    connectionString: url,
    max: mostConnections,
    connectionTimeoutMillis: connectTimeout,
    // Prisma's adapter writes times without their zone and reads them without it:
    // https://github.com/prisma/prisma/issues/26786
    onConnect: async (client) => {
      await client.query("SET TIME ZONE 'UTC'");
    },
  });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  try {
    await pool.query('SELECT 1');
  } catch (error) {
    await pool.end();
    throw new StorageError(`The database at ${placeOf(url)} cannot be used: ${lineOf(error)}. Check DATABASE_URL.`, {
      cause: error,
    });
  }
  return {
    kind: 'postgresql',
    adapter: new PrismaPg(pool, { statementNameGenerator: createStatementNames() }),
    transaction: inTransaction(pool),
    serve: () => undefined,
    close: () => pool.end(),
  };
};
