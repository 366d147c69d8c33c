import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Clock } from '../calendar/clock.ts';
import { type BackupHeader, backupFormat, backupVersion, readBackup } from './backup-format.ts';
import { listSequences, listTables, quoted, type Table } from './catalogue.ts';
import type { Engine, Sql } from './engine.ts';
import { StorageError } from './errors.ts';
import { appliedMigrations } from './migrate.ts';

/** Rows fetched at a time, so that no table need fit into memory. */
const slice = 200;

async function* rowsOf(sql: Sql, { name, columns }: Table): AsyncGenerator<readonly string[]> {
  const values = columns.map((column) => `${quoted(column.name)}::text`).join(', ');
  await sql.exec(
    `DECLARE backup_rows NO SCROLL CURSOR FOR SELECT to_jsonb(ARRAY[${values}])::text AS line FROM ${quoted(name)}`,
  );
  for (;;) {
    const rows = await sql.query<{ line: string }>(`FETCH FORWARD ${slice} FROM backup_rows`);
    if (rows.length === 0) break;
    yield rows.map(({ line }) => line);
  }
  await sql.exec('CLOSE backup_rows');
}

const lineOfJson = (value: object): string => `${JSON.stringify(value)}\n`;

async function* linesOf(sql: Sql, at: Date): AsyncGenerator<string> {
  const migrations = await appliedMigrations(sql);
  if (migrations.length === 0) throw new StorageError('There is nothing to back up: the database is empty.');
  const header: BackupHeader = {
    format: backupFormat,
    version: backupVersion,
    at: at.toISOString(),
    migrations: [...migrations],
  };
  yield lineOfJson(header);
  let count = 0;
  for (const table of await listTables(sql)) {
    yield lineOfJson({ table: table.name, columns: table.columns.map(({ name }) => name) });
    for await (const rows of rowsOf(sql, table)) {
      count += rows.length;
      yield `${rows.join('\n')}\n`;
    }
  }
  yield lineOfJson({ sequences: await listSequences(sql) });
  yield lineOfJson({ end: count });
}

/**
 * Writes everything, as it is at one moment, into a new file that only this user can read.
 * @throws StorageError when there is nothing; the system's error when the file is there already
 */
export const writeBackup = (engine: Pick<Engine, 'transaction'>, file: string, clock: Clock): Promise<void> =>
  engine.transaction(async (sql) => {
    await sql.exec(`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL TIME ZONE 'UTC'`);
    await pipeline(
      Readable.from(linesOf(sql, clock.now())),
      createGzip(),
      createWriteStream(file, { flags: 'wx', mode: 0o600 }),
    );
  });

/**
 * Everything, as it is at one moment. It is written to a temporary file first, because whoever reads
 * it may be slow and nothing else would run on the embedded database meanwhile.
 */
export const streamBackup = async (engine: Pick<Engine, 'transaction'>, clock: Clock): Promise<Readable> => {
  const folder = await mkdtemp(join(tmpdir(), 'hmep-bot-backup-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const file = join(folder, 'backup');
    await writeBackup(engine, file, clock);
    const stream = createReadStream(file);
    stream.once('close', () => {
      remove().catch(() => undefined);
    });
    return stream;
  } catch (error) {
    await remove();
    throw error;
  }
};

/**
 * Reads a backup from end to end.
 * @returns how many tables and rows it holds
 * @throws StorageError when it is not whole
 */
export const checkBackup = (file: string): Promise<{ readonly tables: number; readonly rows: number }> =>
  readBackup(file, async (_header, lines) => {
    let tables = 0;
    let rows = 0;
    for await (const line of lines) {
      if ('table' in line) tables += 1;
      if ('row' in line) rows += 1;
    }
    return { tables, rows };
  });
