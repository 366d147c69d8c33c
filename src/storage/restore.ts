import type { Clock } from '../calendar/clock.ts';
import { type BackupHeader, type BackupLine, readBackup } from './backup-format.ts';
import { listForeignKeys, listTables, quoted, type Sequence, type Table } from './catalogue.ts';
import type { Engine, Sql } from './engine.ts';
import { StorageError } from './errors.ts';
import { appliedMigrations, checkApplied, type Migration, migrate } from './migrate.ts';

/** Rows and characters that are sent at a time. */
const slice = { rows: 200, characters: 1_000_000 };

const emptied = async (sql: Sql, tables: readonly Table[], force: boolean): Promise<void> => {
  if (force) {
    await sql.exec(`TRUNCATE ${tables.map(({ name }) => quoted(name)).join(', ')}`);
    return;
  }
  for (const { name } of tables) {
    const [row] = await sql.query<{ full: boolean }>(`SELECT EXISTS (SELECT FROM ${quoted(name)}) AS full`);
    if (row?.full) {
      throw new StorageError(
        `The database is not empty: there are rows in ${name}. Add --force to replace everything in it.`,
      );
    }
  }
};

/**
 * Lets rows come in any order and touch nothing else: references are made again, and thereby
 * checked, when all are there.
 */
const withoutReferences = async <T>(sql: Sql, tables: readonly Table[], work: () => Promise<T>): Promise<T> => {
  const triggers = (state: 'DISABLE' | 'ENABLE') =>
    sql.exec(tables.map(({ name }) => `ALTER TABLE ${quoted(name)} ${state} TRIGGER USER;`).join('\n'));
  const keys = await listForeignKeys(sql);
  for (const { table, name } of keys) await sql.exec(`ALTER TABLE ${table} DROP CONSTRAINT ${quoted(name)}`);
  await triggers('DISABLE');
  const result = await work();
  await triggers('ENABLE');
  for (const { table, name, definition } of keys) {
    await sql.exec(`ALTER TABLE ${table} ADD CONSTRAINT ${quoted(name)} ${definition}`);
  }
  return result;
};

/** The statement that inserts an array of rows, each an array of texts, in the backup's order of columns. */
const insertInto = (tables: readonly Table[], name: string, columns: readonly string[]): string => {
  const types = new Map(
    tables.find((table) => table.name === name)?.columns.map((column) => [column.name, column.type]),
  );
  const values = columns.map((column, index) => {
    const type = types.get(column);
    if (type === undefined) throw new StorageError(`The backup has ${name}.${column}, which the database has not.`);
    return `(value->>${index})::${type}`;
  });
  return `INSERT INTO ${quoted(name)} (${columns.map(quoted).join(', ')}) OVERRIDING SYSTEM VALUE
    SELECT ${values.join(', ')} FROM jsonb_array_elements($1::text::jsonb)`;
};

const setSequences = async (sql: Sql, sequences: readonly Sequence[]): Promise<void> => {
  for (const { name, value, called } of sequences) {
    await sql.query('SELECT setval($1::text::regclass, $2::text::bigint, $3::boolean)::text', [
      quoted(name),
      value,
      called,
    ]);
  }
};

interface Loaded {
  readonly rows: number;
  readonly sequences: readonly Sequence[];
}

const load = async (sql: Sql, tables: readonly Table[], lines: AsyncGenerator<BackupLine>): Promise<Loaded> => {
  let insert = '';
  let batch: string[] = [];
  let characters = 0;
  let rows = 0;
  let sequences: readonly Sequence[] = [];
  const send = async (): Promise<void> => {
    if (batch.length > 0) await sql.query(insert, [`[${batch.join(',')}]`]);
    rows += batch.length;
    batch = [];
    characters = 0;
  };
  for await (const line of lines) {
    if ('row' in line) {
      batch.push(line.row);
      characters += line.row.length;
      if (batch.length === slice.rows || characters > slice.characters) await send();
      continue;
    }
    await send();
    if ('table' in line) insert = insertInto(tables, line.table, line.columns);
    if ('sequences' in line) sequences = line.sequences;
  }
  return { rows, sequences };
};

/** The migrations up to the backup's, so that its rows find the columns that they left. */
const upTo = async (
  engine: Engine,
  header: BackupHeader,
  known: readonly Migration[],
): Promise<readonly Migration[]> => {
  checkApplied(header.migrations, known, 'The backup');
  const had = new Set(header.migrations.map(({ name }) => name));
  const newer = (await engine.transaction(appliedMigrations)).find(({ name }) => !had.has(name));
  if (newer) {
    const last = header.migrations.at(-1)?.name;
    throw new StorageError(
      `The backup was made at the migration ${last}, and the database has already had ${newer.name}. ` +
        'Restore it into a new database or data folder, which is brought up to date afterwards.',
    );
  }
  return known.filter(({ name }) => had.has(name));
};

/**
 * Restores a backup, from either kind of database into either kind: all of it or nothing. A database
 * that is newer than the backup is left alone; an older backup is brought up to date once it is in.
 * @param options.force empties a database that is not empty, instead of leaving it alone
 * @returns how many rows there are
 * @throws StorageError, a line each
 */
export const restoreBackup = (
  engine: Engine,
  file: string,
  known: readonly Migration[],
  clock: Clock,
  { force = false }: { readonly force?: boolean } = {},
): Promise<number> =>
  readBackup(file, async (header, lines) => {
    await migrate(engine, await upTo(engine, header, known), clock);
    const rows = await engine.transaction(async (sql) => {
      await sql.exec(`SET LOCAL TIME ZONE 'UTC'`);
      const tables = await listTables(sql);
      await emptied(sql, tables, force);
      const loaded = await withoutReferences(sql, tables, () => load(sql, tables, lines));
      // Last, because a sequence does not roll back.
      await setSequences(sql, loaded.sequences);
      return loaded.rows;
    });
    await migrate(engine, known, clock);
    return rows;
  });
