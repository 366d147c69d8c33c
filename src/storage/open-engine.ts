import { join } from 'node:path';
import type { Clock } from '../calendar/clock.ts';
import { streamBackup } from './backup.ts';
import { serveControl } from './control.ts';
import type { Engine } from './engine.ts';
import { lineOf, StorageError } from './errors.ts';
import { isEmbedded } from './is-embedded.ts';
import { takeLock } from './lock.ts';

/** Where the data is. */
export interface DataSettings {
  /** A PostgreSQL server; without one, the embedded database in `dataDir` is used. */
  readonly url?: string | undefined;
  /** An absolute path. */
  readonly dataDir: string;
  readonly clock: Clock;
}

const openFolder = async (folder: string): Promise<Engine> => {
  try {
    const { openEmbedded } = await import('./embedded.ts');
    return await openEmbedded(folder);
  } catch (error) {
    throw new StorageError(`The embedded database in ${folder} does not open: ${lineOf(error)}`, { cause: error });
  }
};

const openLocked = async ({ dataDir, clock }: DataSettings): Promise<Engine> => {
  const control = await serveControl();
  try {
    const unlock = await takeLock(dataDir, control.path, clock);
    try {
      const engine = await openFolder(join(dataDir, 'database'));
      control.serve({ backup: () => streamBackup(engine, clock) });
      return {
        ...engine,
        serve: control.serve,
        close: async () => {
          await control.close();
          await engine.close().finally(unlock);
        },
      };
    } catch (error) {
      await unlock();
      throw error;
    }
  } catch (error) {
    await control.close();
    throw error;
  }
};

const openServer = async (url: string): Promise<Engine> => {
  const { openPostgresql } = await import('./postgresql.ts');
  return openPostgresql(url);
};

/**
 * Opens the data as they are; the library of the other kind of database is not loaded. The embedded database is locked first, and made where there is none.
 * @throws DataInUse when another process holds the embedded database; StorageError when they
 *   cannot be reached or written
 */
export const openEngine = (settings: DataSettings): Promise<Engine> =>
  settings.url === undefined ? openLocked(settings) : openServer(settings.url);

/**
 * Opens data that must be there.
 * @throws as {@link openEngine}, and StorageError
 */
export const openExisting = async (settings: DataSettings): Promise<Engine> => {
  if (settings.url === undefined && !(await isEmbedded(join(settings.dataDir, 'database')))) {
    throw new StorageError(`There are no data in ${settings.dataDir}.`);
  }
  return openEngine(settings);
};
