import { openAsBlob } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import type { ProvidedContext } from 'vitest';
import type { TestProject } from 'vitest/node';
import { systemClock } from '../../src/calendar/clock.ts';
import { createEmbedded } from '../../src/storage/embedded.ts';
import { migrate, readMigrations } from '../../src/storage/migrate.ts';
import { openPostgresql } from '../../src/storage/postgresql.ts';
import { startPostgres } from './postgres-server.ts';
import { buildPrograms } from './programs.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Embedded databases, as files to load: to make one takes seconds. And a migrated one as a folder to copy. */
    snapshots: { readonly empty: string; readonly migrated: string; readonly folder: string };
    /** The server, with a migrated database to copy. */
    postgres: { readonly url: string; readonly template: string };
  }
}

const migrationsDir = join(import.meta.dirname, '../../prisma/migrations');
const template = 'migrated';

const dump = async (pglite: PGlite, file: string): Promise<void> => {
  const dumped = await pglite.dumpDataDir('none');
  await writeFile(file, Buffer.from(await dumped.arrayBuffer()));
};

const makeSnapshots = async ({ empty, migrated, folder }: ProvidedContext['snapshots']): Promise<void> => {
  const pglite = await PGlite.create();
  await dump(pglite, empty);
  await migrate(createEmbedded(pglite), await readMigrations(migrationsDir), systemClock);
  await dump(pglite, migrated);
  await pglite.close();
  await (await PGlite.create({ dataDir: folder, loadDataDir: await openAsBlob(migrated) })).close();
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

/** Makes one migrated database of each kind, which every test copies, and the programs that tests start. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const folder = await mkdtemp(join(tmpdir(), 'hmep-bot-test-'));
  const snapshots = {
    empty: join(folder, 'empty.tar'),
    migrated: join(folder, 'migrated.tar'),
    folder: join(folder, 'migrated'),
  };
  const [server] = await Promise.all([startPostgres(), makeSnapshots(snapshots), buildPrograms()]);
  await makeTemplate(server.url);
  project.provide('snapshots', snapshots);
  project.provide('postgres', { url: server.url('postgres'), template });
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
};
