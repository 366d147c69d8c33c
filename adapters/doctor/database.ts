import { join } from 'node:path';
import type { Clock } from '../../src/calendar/clock.ts';
import { StorageError } from '../../src/storage/errors.ts';
import { isEmbedded } from '../../src/storage/is-embedded.ts';
import { DataInUse } from '../../src/storage/lock.ts';
import { appliedMigrations, checkApplied, readMigrations } from '../../src/storage/migrate.ts';
import { openEngine } from '../../src/storage/open-engine.ts';
import { type Finding, good, note, problem } from './finding.ts';

export interface DataPlace {
  readonly databaseUrl?: string | undefined;
  readonly dataDir: string;
  readonly clock: Clock;
  readonly migrationsDir: string;
}

const examineMigrations = async ({ databaseUrl: url, dataDir, clock, migrationsDir }: DataPlace): Promise<Finding> => {
  const known = await readMigrations(migrationsDir);
  const engine = await openEngine({ url, dataDir, clock });
  try {
    const applied = await engine.transaction(appliedMigrations);
    checkApplied(applied, known, 'The database');
    const due = known.length - applied.length;
    return due === 0
      ? good('The database answers, and is up to date.')
      : note(`The database answers. The next start brings it up to date: ${due} migrations.`);
  } finally {
    await engine.close();
  }
};

/** Whether the database answers, and has what this version of the bot needs. It changes nothing. */
export const examineDatabase = async (place: DataPlace): Promise<readonly Finding[]> => {
  const { databaseUrl, dataDir } = place;
  if (databaseUrl === undefined && !(await isEmbedded(join(dataDir, 'database')))) {
    return [note(`There are no data in ${dataDir} yet. The first start makes them.`)];
  }
  try {
    return [await examineMigrations(place)];
  } catch (error) {
    if (error instanceof DataInUse) return [good(`The data in ${dataDir} are open in a running bot.`)];
    if (!(error instanceof StorageError)) throw error;
    const next =
      databaseUrl === undefined
        ? 'Look at DATA_DIR. npm run db:restore fills an empty folder from a backup.'
        : 'Look at DATABASE_URL, and whether the server runs and lets this computer in.';
    return [problem(error.message, next)];
  }
};
