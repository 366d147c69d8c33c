import { describe, expect, test } from 'vitest';
import { answers } from '../../src/storage/answers.ts';
import { openDatabase } from '../../src/storage/database.ts';
import type { Sql } from '../../src/storage/engine.ts';
import { appliedMigrations, migrate, readMigrations } from '../../src/storage/migrate.ts';
import { openPostgresql } from '../../src/storage/postgresql.ts';
import { databases, migrationsDir, postgresqlUrl, temporaryFolder } from '../support/databases.ts';
import { createMovedClock } from '../support/moved-clock.ts';

const clock = createMovedClock('2027-03-01T09:00:00Z');
const first = { name: '20270101000000_first', sql: 'CREATE TABLE things (id int);\nINSERT INTO things VALUES (1);\n' };
const second = { name: '20270102000000_second', sql: 'ALTER TABLE things ADD COLUMN name text;\n' };
const failing = { name: '20270103000000_failing', sql: 'INSERT INTO things VALUES (2);\nSELECT 1/0;\n' };

const rowsOf = async (sql: Sql): Promise<unknown> => sql.query('SELECT * FROM things');

describe.each(databases)('migrations ($kind)', ({ openEngine }) => {
  test('are applied once, in order, with the time of the clock', async () => {
    const engine = await openEngine('empty');
    expect(await migrate(engine, [first, second], clock)).toEqual([first.name, second.name]);
    expect(await migrate(engine, [first, second], clock)).toEqual([]);
    const history = await engine.transaction((sql) =>
      sql.query(
        'SELECT migration_name AS name, finished_at, applied_steps_count AS steps FROM _prisma_migrations ORDER BY 1',
      ),
    );
    expect(history).toEqual([
      { name: first.name, finished_at: clock.now(), steps: 1 },
      { name: second.name, finished_at: clock.now(), steps: 1 },
    ]);
    await engine.close();
  });

  test('of several starters at once are applied by one', async () => {
    const engine = await openEngine('empty');
    const done = await Promise.all(Array.from({ length: 4 }, () => migrate(engine, [first, second], clock)));
    expect(done.flat().sort()).toEqual([first.name, second.name]);
    expect(await engine.transaction(rowsOf)).toEqual([{ id: 1, name: null }]);
    await engine.close();
  });

  test('that fail leave nothing of themselves behind', async () => {
    const engine = await openEngine('empty');
    await expect(migrate(engine, [first, failing], clock)).rejects.toThrow(
      `The migration ${failing.name} failed, and nothing of it was kept: division by zero`,
    );
    expect(await engine.transaction(rowsOf)).toEqual([{ id: 1 }]);
    expect(await engine.transaction(appliedMigrations)).toMatchObject([{ name: first.name }]);
    await engine.close();
  });

  test('that were changed, are unknown or unfinished are refused', async () => {
    const engine = await openEngine('empty');
    await migrate(engine, [first], clock);
    await expect(migrate(engine, [{ ...first, sql: `${first.sql}-- more` }], clock)).rejects.toThrow(
      `The migration ${first.name} was changed after the database had it. Restore the file.`,
    );
    await expect(migrate(engine, [second], clock)).rejects.toThrow(
      `The database has the migration ${first.name}, which this bot does not know. Use a newer bot.`,
    );
    await engine.transaction((sql) => sql.exec('UPDATE _prisma_migrations SET finished_at = NULL'));
    await expect(migrate(engine, [first], clock)).rejects.toThrow(
      `Prisma left the migration ${first.name} unfinished.`,
    );
    await engine.close();
  });

  test('with other ends of lines are the same', async () => {
    const engine = await openEngine('empty');
    await migrate(engine, [{ ...first, sql: first.sql.replaceAll('\n', '\r\n') }], clock);
    expect(await migrate(engine, [first], clock)).toEqual([]);
    await engine.close();
  });
});

test('two replicas that start at once both come up', async () => {
  const url = await postgresqlUrl('empty');
  const settings = { url, dataDir: '/nowhere', migrationsDir, clock };
  const [one, two] = await Promise.all([openDatabase(settings), openDatabase(settings)]);
  expect(one.kind).toBe('postgresql');
  expect(await one.prisma.person.count()).toBe(0);
  expect(await two.prisma.person.count()).toBe(0);
  await Promise.all([one.close(), two.close()]);
});

test('a new data folder gets its database', async () => {
  const dataDir = await temporaryFolder();
  const database = await openDatabase({ dataDir, migrationsDir, clock });
  expect(database.kind).toBe('embedded');
  expect(await answers(database)).toBe(true);
  await database.close();
});

test('a server that cannot be used is one line, without the password', async () => {
  const url = new URL(await postgresqlUrl('empty'));
  const { host, pathname } = url;
  url.password = 'wrong-secret';
  await expect(openPostgresql(url.href)).rejects.toThrow(
    `The database at ${host}${pathname} cannot be used: password authentication failed for user "postgres". Check DATABASE_URL.`,
  );
  await expect(openPostgresql('postgresql://127.0.0.1:1/none')).rejects.toThrow(
    'The database at 127.0.0.1:1/none cannot be used: connect ECONNREFUSED 127.0.0.1:1. Check DATABASE_URL.',
  );
});

test('a folder without migrations is one line', async () => {
  await expect(readMigrations('/nowhere')).rejects.toThrow('The migrations in /nowhere cannot be read (ENOENT).');
});
