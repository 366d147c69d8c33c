import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { systemClock } from '../../src/calendar/clock.ts';
import { createEmbedded } from '../../src/storage/embedded.ts';
import { migrate, readMigrations } from '../../src/storage/migrate.ts';
import { openPostgresql } from '../../src/storage/postgresql.ts';
import { startPostgres } from './postgres-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A migrated embedded database, as a file to load. */
    snapshot: string;
    /** The server, with a migrated database to copy. */
    postgres: { readonly url: string; readonly template: string };
  }
}

const migrationsDir = join(import.meta.dirname, '../../prisma/migrations');
const template = 'migrated';

const makeSnapshot = async (file: string): Promise<void> => {
  const pglite = await PGlite.create();
  await migrate(createEmbedded(pglite), await readMigrations(migrationsDir), systemClock);
  const dump = await pglite.dumpDataDir('none');
  await pglite.close();
  await writeFile(file, Buffer.from(await dump.arrayBuffer()));
};

const makeTemplate = async (url: (database: string) => string): Promise<void> => {
  const client = new pg.Client({ connectionString: url('postgres') });
  await client.connect();
  await client.query(`CREATE DATABASE ${template}`);
  await client.end();
  const engine = await openPostgresql(url(template));
  await migrate(engine, await readMigrations(migrationsDir), systemClock);
  await engine.close();
};

/** Makes one migrated database of each kind, which every test copies. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const folder = await mkdtemp(join(tmpdir(), 'hmep-bot-test-'));
  const snapshot = join(folder, 'snapshot.tar');
  const [server] = await Promise.all([startPostgres(), makeSnapshot(snapshot)]);
  await makeTemplate(server.url);
  project.provide('snapshot', snapshot);
  project.provide('postgres', { url: server.url('postgres'), template });
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
};
