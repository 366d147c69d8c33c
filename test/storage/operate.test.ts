import { join } from 'node:path';
import { expect, test } from 'vitest';
import { systemClock } from '../../src/calendar/clock.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { startBotForTest } from '../support/bot-process.ts';
import { dataFolder, migrationsDir, postgresqlUrl, temporaryFolder } from '../support/databases.ts';
import { newCaller } from './callers.ts';

/** Runs an operator's command as npm does; what it says, and whether it succeeded. */
const operator = async (command: string, args: readonly string[], env: Readonly<Record<string, string>>) => {
  const { code, out, err } = await startBotForTest({ program: `operate/${command}.js`, args, env }).ended();
  return { code, said: (code === 0 ? out : err).trim() };
};

const clock = systemClock;

test('the data of a running bot are backed up by asking it, and restored elsewhere', async () => {
  const dataDir = await dataFolder();
  const file = join(await temporaryFolder(), 'b.gz');
  const running = await openDatabase({ dataDir, migrationsDir, clock });
  const { account } = await newCaller(running);
  const env = { DATA_DIR: dataDir, DATABASE_URL: '' };

  expect(await operator('db-backup', [file], env)).toEqual({
    code: 0,
    said: expect.stringMatching(/^Wrote .*b\.gz: 3 rows of \d+ tables\.$/u),
  });
  expect(await operator('db-backup', [file], env)).toEqual({
    code: 1,
    said: `${file} cannot be written: it is there already.`,
  });
  expect(await operator('db-restore', [file, '--force'], env)).toEqual({
    code: 1,
    said: expect.stringContaining(`The data in ${dataDir} is in use by process ${process.pid}`),
  });
  await running.close();

  const url = await postgresqlUrl('empty');
  expect(await operator('db-restore', [file], { DATABASE_URL: url })).toEqual({
    code: 0,
    said: `Restored 3 rows from ${file}.`,
  });
  const restored = await openDatabase({ url, dataDir, migrationsDir, clock });
  expect(await restored.prisma.account.findFirst()).toMatchObject({ id: account });
  await restored.close();

  expect(await operator('db-restore', [file], env)).toEqual({
    code: 1,
    said: 'The database is not empty: there are rows in accounts. Add --force to replace everything in it.',
  });
  expect(await operator('db-restore', [file, '--force'], env)).toMatchObject({ code: 0 });
});

test('what cannot be done is one line', async () => {
  const dataDir = await temporaryFolder();
  const env = { DATA_DIR: dataDir, DATABASE_URL: '' };
  expect(await operator('db-backup', [], env)).toEqual({ code: 1, said: `There are no data in ${dataDir}.` });
  expect(await operator('db-restore', [], env)).toEqual({
    code: 1,
    said: 'Say which backup: npm run db:restore -- <file> [--force]',
  });
  expect(await operator('db-restore', ['none.gz'], env)).toEqual({
    code: 1,
    said: expect.stringMatching(/^There is no backup .*none\.gz\.$/u),
  });
});
