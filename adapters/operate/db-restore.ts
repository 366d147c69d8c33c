import { join, resolve } from 'node:path';
import { systemClock } from '../../src/calendar/clock.ts';
import { checkBackup } from '../../src/storage/backup.ts';
import { StorageError } from '../../src/storage/errors.ts';
import { readMigrations } from '../../src/storage/migrate.ts';
import { openEngine } from '../../src/storage/open-engine.ts';
import { restoreBackup } from '../../src/storage/restore.ts';
import { readConfig } from '../config.ts';
import { projectRoot } from '../project-root.ts';
import { runOperation } from './run-operation.ts';

await runOperation(async (args) => {
  const force = args.includes('--force');
  const [name, ...more] = args.filter((arg) => arg !== '--force');
  if (name === undefined || more.length > 0)
    throw new StorageError('Say which backup: npm run db:restore -- <file> [--force]');
  const { databaseUrl: url, dataDir } = readConfig();
  const known = await readMigrations(join(projectRoot(), 'prisma/migrations'));
  const file = resolve(name);
  // Before anything is opened, or made.
  await checkBackup(file);
  const engine = await openEngine({ url, dataDir, clock: systemClock });
  try {
    const rows = await restoreBackup(engine, file, known, systemClock, { force });
    return `Restored ${rows} rows from ${file}.`;
  } finally {
    await engine.close();
  }
});
