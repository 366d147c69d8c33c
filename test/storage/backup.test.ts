import { createWriteStream } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkBackup, streamBackup, writeBackup } from '../../src/storage/backup.ts';
import { listTables, quoted } from '../../src/storage/catalogue.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { type Migration, migrate, readMigrations } from '../../src/storage/migrate.ts';
import { restoreBackup } from '../../src/storage/restore.ts';
import { databases, migrationsDir, temporaryFolder } from '../support/databases.ts';
import { createMovedClock } from '../support/moved-clock.ts';
import { fill, oddities } from './oddities.ts';

const clock = createMovedClock('2027-03-01T09:00:00Z');
const [embedded, postgresql] = databases;

/** Everything that is stored, in an order of its own. */
const contents = (engine: Engine): Promise<unknown> =>
  engine.transaction(async (sql) => {
    await sql.exec(`SET LOCAL TIME ZONE 'UTC'`);
    const all: unknown[] = [];
    for (const { name, columns } of await listTables(sql)) {
      const rows = await sql.query(`SELECT t::text AS row FROM ${quoted(name)} t ORDER BY t::text`);
      all.push({ name, columns, rows });
    }
    const next = await sql.query(
      'SELECT sequencename::text AS name, last_value::text AS last FROM pg_sequences ORDER BY 1',
    );
    const keys =
      await sql.query(`SELECT conname::text AS name, pg_get_constraintdef(oid) AS definition FROM pg_constraint
      WHERE connamespace = 'public'::regnamespace AND contype <> 'n' ORDER BY 1`);
    return { all, next, keys };
  });

let known: readonly Migration[] = [];
beforeAll(async () => {
  known = [...(await readMigrations(migrationsDir)), oddities];
});

const backUp = async (engine: Engine): Promise<string> => {
  const file = join(await temporaryFolder(), 'backup.gz');
  await writeBackup(engine, file, clock);
  return file;
};

describe('a backup', () => {
  let full: Engine;
  let before: unknown;
  beforeAll(async () => {
    full = await embedded.openEngine('migrated');
    await migrate(full, known, clock);
    await full.transaction(fill);
    before = await contents(full);
  });
  afterAll(() => full.close());

  test('goes from the embedded database to PostgreSQL and back, and nothing changes', async () => {
    const there = await postgresql.openEngine('empty');
    const rows = await restoreBackup(there, await backUp(full), known, clock);
    expect(await contents(there)).toEqual(before);

    const back = await embedded.openEngine('empty');
    expect(await restoreBackup(back, await backUp(there), known, clock)).toBe(rows);
    expect(await contents(back)).toEqual(before);
    await Promise.all([there.close(), back.close()]);
  });

  test('can be restored into a migrated, empty database; into a full one only by force', async () => {
    const file = await backUp(full);
    const there = await postgresql.openEngine('migrated');
    await restoreBackup(there, file, known, clock);
    await expect(restoreBackup(there, file, known, clock)).rejects.toThrow(
      'The database is not empty: there are rows in Odd "things". Add --force to replace everything in it.',
    );
    await restoreBackup(there, file, known, clock, { force: true });
    expect(await contents(there)).toEqual(before);
    await there.close();
  });

  test('of an older bot is brought up to date, unless the database is newer already', async () => {
    const file = await backUp(full);
    const newer = {
      name: '29990101000000_newer',
      sql: `ALTER TABLE persons ADD COLUMN extra text NOT NULL DEFAULT 'new'`,
    };
    const there = await embedded.openEngine('empty');
    await restoreBackup(there, file, [...known, newer], clock);
    const extra = await there.transaction((sql) => sql.query('SELECT DISTINCT extra FROM persons'));
    expect(extra).toEqual([{ extra: 'new' }]);
    await expect(restoreBackup(there, file, [...known, newer], clock, { force: true })).rejects.toThrow(
      `The backup was made at the migration ${oddities.name}, and the database has already had ${newer.name}.`,
    );
    await expect(restoreBackup(full, await backUp(there), known, clock, { force: true })).rejects.toThrow(
      `The backup has the migration ${newer.name}, which this bot does not know. Use a newer bot.`,
    );
    await there.close();
  });

  test('that is cut short, spoilt or something else changes nothing', async () => {
    const folder = await temporaryFolder();
    const whole = gunzipSync(await readFile(await backUp(full))).toString();
    const lines = whole.trimEnd().split('\n');
    const firstRow = lines.findIndex((line) => line.startsWith('['));
    const wrong = {
      'cut.gz': gzipSync(whole).subarray(0, 3000),
      'no-end.gz': gzipSync(lines.slice(0, -1).join('\n')),
      'no-row.gz': gzipSync(lines.toSpliced(firstRow, 1).join('\n')),
      'text.gz': Buffer.from('hello'),
      'other.gz': gzipSync('{"format":"other"}\n'),
      'empty.gz': Buffer.alloc(0),
    };
    const there = await postgresql.openEngine('empty');
    await migrate(there, known, clock);
    const nothing = await contents(there);
    for (const [name, content] of Object.entries(wrong)) {
      const file = join(folder, name);
      await writeFile(file, content);
      const says = `${file} is not a whole backup of this bot.`;
      await expect(restoreBackup(there, file, known, clock), name).rejects.toThrow(says);
      await expect(checkBackup(file), name).rejects.toThrow(says);
    }
    await expect(checkBackup(join(folder, 'none'))).rejects.toThrow(`There is no backup ${join(folder, 'none')}.`);
    expect(await contents(there)).toEqual(nothing);
    await there.close();
  });

  test('whose references lead nowhere is refused whole', async () => {
    const lines = gunzipSync(await readFile(await backUp(full)))
      .toString()
      .trimEnd()
      .split('\n');
    const persons = lines.findIndex((line) => line.startsWith('{"table":"persons",'));
    lines.splice(persons + 1, 1);
    const count = lines.filter((line) => line.startsWith('[')).length;
    const file = join(await temporaryFolder(), 'backup.gz');
    await writeFile(file, gzipSync(`${[...lines.slice(0, -1), JSON.stringify({ end: count })].join('\n')}\n`));
    const there = await postgresql.openEngine('empty');
    await expect(restoreBackup(there, file, known, clock)).rejects.toThrow('violates foreign key constraint');
    const left = await there.transaction((sql) => sql.query('SELECT count(*)::int AS count FROM persons'));
    expect(left).toEqual([{ count: 0 }]);
    await there.close();
  });

  test('is for this user’s eyes, counted, and streamed without a trace', async () => {
    const folder = await temporaryFolder();
    const file = await backUp(full);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const streamed = join(folder, 'streamed.gz');
    await pipeline(await streamBackup(full, clock), createWriteStream(streamed));
    expect(await checkBackup(streamed)).toEqual(await checkBackup(file));
    expect((await checkBackup(file)).rows).toBeGreaterThan(450);
  });

  test('of nothing is refused', async () => {
    const empty = await postgresql.openEngine('empty');
    const file = join(await temporaryFolder(), 'backup.gz');
    await expect(writeBackup(empty, file, clock)).rejects.toThrow(
      'There is nothing to back up: the database is empty.',
    );
    await empty.close();
  });
});
