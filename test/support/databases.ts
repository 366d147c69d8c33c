import { randomUUID } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { afterAll, beforeAll, inject, onTestFinished } from 'vitest';
import { createDatabase, type Database } from '../../src/storage/database.ts';
import { createEmbedded } from '../../src/storage/embedded.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { openPostgresql } from '../../src/storage/postgresql.ts';
import { type Counter, countingEngine } from './counting.ts';
import { emptying } from './emptying.ts';

export const migrationsDir = join(import.meta.dirname, '../../prisma/migrations');

const server = async (statement: string): Promise<void> => {
  const client = new pg.Client({ connectionString: inject('postgres').url });
  await client.connect();
  await client.query(statement).finally(() => client.end());
};

/** The address of a new database on the server: a copy of `template`, without one an empty database. */
const newPostgresql = async (template = 'template0'): Promise<{ readonly url: string; drop(): Promise<void> }> => {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await server(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  const url = new URL(inject('postgres').url);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => server(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
};

/** The address of a new, empty or migrated, PostgreSQL database, dropped when the test is over. */
export const postgresqlUrl = async (state: 'empty' | 'migrated'): Promise<string> => {
  const { url, drop } = await newPostgresql(state === 'empty' ? undefined : inject('postgres').template);
  onTestFinished(drop);
  return url;
};

/** A new folder, deleted when the test is over. */
export const temporaryFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'hmep-bot-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
};

/** A data folder with a migrated embedded database, deleted when the test is over. */
export const dataFolder = async (): Promise<string> => {
  const folder = await temporaryFolder();
  await cp(inject('snapshots').folder, join(folder, 'database'), { recursive: true });
  return folder;
};

const openEngineOf = async (kind: Engine['kind'], state: 'empty' | 'migrated'): Promise<Engine> => {
  if (kind === 'embedded') {
    const { migrated, empty } = inject('snapshots');
    return createEmbedded(
      await PGlite.create({ loadDataDir: await openAsBlob(state === 'migrated' ? migrated : empty) }),
    );
  }
  const { url, drop } = await newPostgresql(state === 'migrated' ? inject('postgres').template : undefined);
  const engine = await openPostgresql(url);
  return { ...engine, close: () => engine.close().then(drop) };
};

const counters = new WeakMap<Database, Counter>();

const openCounted = (engine: Engine): Database => {
  const counter = { statements: 0 };
  const database = createDatabase(countingEngine(engine, counter));
  counters.set(database, counter);
  return database;
};

/** How many statements `work` sends to the database, without beginnings and ends of transactions. */
export const countStatements = async (database: Database, work: () => Promise<unknown>): Promise<number> => {
  const counter = counters.get(database);
  if (!counter) throw new Error('Only a database of this file is counted');
  const before = counter.statements;
  await work();
  return counter.statements - before;
};

/** Deletes every row, so that each test may start afresh. */
export const emptyDatabase = async ({ prisma }: Pick<Database, 'prisma'>): Promise<void> => {
  await prisma.$executeRawUnsafe(emptying);
};

/** Databases whose tests are over, for the tests that come next: to open one takes most of a second. */
const spare = { embedded: [] as Database[], postgresql: [] as Database[] };

const openOrReuse = async (kind: Engine['kind']): Promise<Database> =>
  spare[kind].pop() ?? openCounted(await openEngineOf(kind, 'migrated'));

/** Keeps a database for the next tests, unless these have left it so that it cannot be emptied. */
const spareOrClose = async (database: Database): Promise<void> =>
  emptyDatabase(database).then(
    () => void spare[database.kind].push(database),
    () => database.close(),
  );

const kindOf = (kind: Engine['kind']) => ({
  kind,
  /** Opens a migrated database; whoever calls it closes it. */
  open: async (): Promise<Database> => openCounted(await openEngineOf(kind, 'migrated')),
  /** Opens a database without any table, or a migrated one, for what lies below Prisma. */
  openEngine: (state: 'empty' | 'migrated'): Promise<Engine> => openEngineOf(kind, state),
  /** A migrated database for the tests of this block. Only to be asked for inside a test or a hook. */
  use: (): (() => Database) => {
    let database: Database | undefined;
    beforeAll(async () => {
      database = await openOrReuse(kind);
    });
    afterAll(() => database && spareOrClose(database));
    return () => {
      if (!database) throw new Error('The database is opened before the tests, not while they are described');
      return database;
    };
  },
});

/** Both kinds of database, for `describe.each`. */
export const databases = [kindOf('embedded'), kindOf('postgresql')] as const;

/**
 * For `describe.each`, of one room or of one way to a platform: one of them, and both in the mode `chaos`, in which
 * `npm run test:rooms` is run.
 */
export const mainly = (kind: Engine['kind']): readonly (typeof databases)[number][] =>
  databases.filter((each) => each.kind === kind || process.env['CHAOS'] === 'long');
