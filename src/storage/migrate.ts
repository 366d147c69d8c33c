import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../calendar/clock.ts';
import type { Engine, Sql } from './engine.ts';
import { codeOf, lineOf, StorageError } from './errors.ts';

// Compatible with Prisma's own: its table, its checksums and its lock, so that `prisma migrate
// deploy`, where its engine can be had, finds a clean history and waits for us as we do for it.

export interface Migration {
  readonly name: string;
  readonly sql: string;
}

export interface AppliedMigration {
  readonly name: string;
  readonly checksum: string;
}

const prismasLock = 72707369;

const historyTable = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL,
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

const checksumOf = (sql: string): string => createHash('sha256').update(sql).digest('hex');

const matches = ({ sql }: Migration, checksum: string): boolean => {
  // A checkout on Windows may have changed the ends of the lines, and nothing else.
  const unix = sql.replaceAll('\r\n', '\n');
  return [sql, unix, unix.replaceAll('\n', '\r\n')].some((text) => checksumOf(text) === checksum);
};

/**
 * The migrations in a folder, in their order.
 * @throws StorageError when there is no such folder or a migration has no `migration.sql`
 */
export const readMigrations = async (folder: string): Promise<readonly Migration[]> => {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
    return await Promise.all(
      names.sort().map(async (name) => ({ name, sql: await readFile(join(folder, name, 'migration.sql'), 'utf8') })),
    );
  } catch (error) {
    throw new StorageError(`The migrations in ${folder} cannot be read (${codeOf(error)}).`, { cause: error });
  }
};

/** The migrations that a database has had, in their order; none when it is new. */
export const appliedMigrations = async (sql: Sql): Promise<readonly AppliedMigration[]> => {
  const [found] = await sql.query<{ there: boolean }>(`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there`);
  if (!found?.there) return [];
  return sql.query(`SELECT migration_name AS name, checksum FROM _prisma_migrations
    WHERE rolled_back_at IS NULL AND finished_at IS NOT NULL ORDER BY migration_name`);
};

/**
 * Compares what a database (or a backup of one) has had with what this bot knows.
 * @throws StorageError when it is newer than this bot, or a migration was changed since
 */
export const checkApplied = (applied: readonly AppliedMigration[], known: readonly Migration[], what: string): void => {
  for (const { name, checksum } of applied) {
    const migration = known.find((each) => each.name === name);
    if (!migration) {
      throw new StorageError(`${what} has the migration ${name}, which this bot does not know. Use a newer bot.`);
    }
    if (!matches(migration, checksum)) {
      throw new StorageError(`The migration ${name} was changed after ${what.toLowerCase()} had it. Restore the file.`);
    }
  }
};

const checkUnfinished = async (sql: Sql): Promise<void> => {
  const [unfinished] = await sql.query<{ name: string }>(`SELECT migration_name AS name FROM _prisma_migrations
    WHERE finished_at IS NULL AND rolled_back_at IS NULL`);
  if (!unfinished) return;
  throw new StorageError(
    `Prisma left the migration ${unfinished.name} unfinished. Mend it with "prisma migrate resolve".`,
  );
};

const apply = async (sql: Sql, { name, sql: script }: Migration, clock: Clock): Promise<void> => {
  const started = clock.now();
  await sql.exec(script).catch((error: unknown) => {
    throw new StorageError(`The migration ${name} failed, and nothing of it was kept: ${lineOf(error)}`, {
      cause: error,
    });
  });
  await sql.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
      VALUES ($1, $2, $3, $4, $5, 1)`,
    [randomUUID(), checksumOf(script), name, started, clock.now()],
  );
};

/**
 * Brings a database up to date, each migration in a transaction of its own. Of several processes that
 * start at once, one migrates and the others wait.
 * @param known the migrations, in their order
 * @returns the names of those that were applied
 * @throws StorageError when one fails, was changed, is unfinished or is not known
 */
export const migrate = async (
  engine: Pick<Engine, 'transaction'>,
  known: readonly Migration[],
  clock: Clock,
): Promise<readonly string[]> => {
  const step = () =>
    engine.transaction(async (sql) => {
      await sql.query('SELECT pg_advisory_xact_lock($1)::text', [prismasLock]);
      await sql.exec(historyTable);
      await checkUnfinished(sql);
      const applied = await appliedMigrations(sql);
      checkApplied(applied, known, 'The database');
      const next = known.find(({ name }) => !applied.some((each) => each.name === name));
      if (next) await apply(sql, next, clock);
      return next?.name;
    });
  const done: string[] = [];
  for (let name = await step(); name !== undefined; name = await step()) done.push(name);
  return done;
};
