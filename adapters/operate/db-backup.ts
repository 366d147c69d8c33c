import { createWriteStream } from 'node:fs';
import { link, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { systemClock } from '../../src/calendar/clock.ts';
import { checkBackup, streamBackup } from '../../src/storage/backup.ts';
import { codeOf, StorageError } from '../../src/storage/errors.ts';
import { openExisting } from '../../src/storage/open-engine.ts';
import { operate } from '../../src/storage/operate.ts';
import { readConfig } from '../config.ts';
import { runOperation } from './run-operation.ts';

const defaultName = (): string =>
  `hmep-bot-${systemClock.now().toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}.backup.gz`;

const cannot = (file: string, error: unknown): unknown => {
  const code = codeOf(error);
  if (error instanceof StorageError || code === undefined) return error;
  const why = code === 'EEXIST' ? 'it is there already' : code;
  return new StorageError(`${file} cannot be written: ${why}.`, { cause: error });
};

/** Under another name until it is whole, so that half a backup is never taken for one. */
const save = (file: string) => async (backup: Readable) => {
  const partial = `${file}.${process.pid}.partial`;
  try {
    await pipeline(backup, createWriteStream(partial, { mode: 0o600 }));
    const content = await checkBackup(partial);
    // Unlike a renaming, this replaces no other backup.
    await link(partial, file);
    return content;
  } catch (error) {
    throw cannot(file, error);
  } finally {
    await rm(partial, { force: true });
  }
};

await runOperation(async ([name = defaultName()]) => {
  const { databaseUrl: url, dataDir } = readConfig();
  const file = resolve(name);
  const { tables, rows } = await operate(
    () => openExisting({ url, dataDir, clock: systemClock }),
    (engine) => streamBackup(engine, systemClock),
    'backup',
    save(file),
  );
  return `Wrote ${file}: ${rows} rows of ${tables} tables.`;
});
