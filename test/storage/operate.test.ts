import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { systemClock } from '../../src/calendar/clock.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { dataFolder, migrationsDir, postgresqlUrl, temporaryFolder } from '../support/databases.ts';
import { newCaller } from './callers.ts';

const run = promisify(execFile);

/** Runs an operator's command as npm does; what it says, and whether it succeeded. */
const operator = async (command: string, args: readonly string[], env: NodeJS.ProcessEnv) => {
  const file = join(import.meta.dirname, '../../adapters/operate', command);
  try {
    const { stdout } = await run(process.execPath, ['--import', 'tsx', file, ...args], {
      env: { ...process.env, ...env },
    });
    return { code: 0, said: stdout.trim() };
  } catch (error) {
    const { code, stderr } = error as { code: number; stderr: string };
    return { code, said: stderr.trim() };
  }
};

const clock = systemClock;

test('the data of a running bot are backed up by asking it, and restored elsewhere', async () => {
  const dataDir = await dataFolder();
  const file = join(await temporaryFolder(), 'b.gz');
  const running = await openDatabase({ dataDir, migrationsDir, clock });
  const { account } = await newCaller(running);
  const env = { DATA_DIR: dataDir, DATABASE_URL: '' };

  expect(await operator('db-backup.ts', [file], env)).toEqual({
    code: 0,
    said: expect.stringMatching(/^Wrote .*b\.gz: 3 rows of \d+ tables\.$/u),
  });
  expect(await operator('db-backup.ts', [file], env)).toEqual({
    code: 1,
    said: `${file} cannot be written: it is there already.`,
  });
  expect(await operator('db-restore.ts', [file, '--force'], env)).toEqual({
    code: 1,
    said: expect.stringContaining(`The data in ${dataDir} is in use by process ${process.pid}`),
  });
  await running.close();

  const url = await postgresqlUrl('empty');
  expect(await operator('db-restore.ts', [file], { DATABASE_URL: url })).toEqual({
    code: 0,
    said: `Restored 3 rows from ${file}.`,
  });
  const restored = await openDatabase({ url, dataDir, migrationsDir, clock });
  expect(await restored.prisma.account.findFirst()).toMatchObject({ id: account });
  await restored.close();

  expect(await operator('db-restore.ts', [file], env)).toEqual({
    code: 1,
    said: 'The database is not empty: there are rows in accounts. Add --force to replace everything in it.',
  });
  expect(await operator('db-restore.ts', [file, '--force'], env)).toMatchObject({ code: 0 });
});

test('what cannot be done is one line', async () => {
  const dataDir = await temporaryFolder();
  const env = { DATA_DIR: dataDir, DATABASE_URL: '' };
  expect(await operator('db-backup.ts', [], env)).toEqual({ code: 1, said: `There are no data in ${dataDir}.` });
  expect(await operator('db-restore.ts', [], env)).toEqual({
    code: 1,
    said: 'Say which backup: npm run db:restore -- <file> [--force]',
  });
  expect(await operator('db-restore.ts', ['none.gz'], env)).toEqual({
    code: 1,
    said: expect.stringMatching(/^There is no backup .*none\.gz\.$/u),
  });
});
