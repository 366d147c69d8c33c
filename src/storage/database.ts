import type { Engine } from './engine.ts';
import { PrismaClient } from './generated/client.ts';
import { migrate, readMigrations } from './migrate.ts';
import { type DataSettings, openEngine } from './open-engine.ts';

/** The data, migrated: the same on the embedded database and on a server. */
export interface Database extends Pick<Engine, 'kind' | 'serve' | 'close'> {
  /** For reads, and for changes of one statement. */
  readonly prisma: PrismaClient;
}

export interface DatabaseSettings extends DataSettings {
  readonly migrationsDir: string;
}

/** Milliseconds: to wait for a session, of which the embedded database has one, and to do the work. */
const transactionOptions = { maxWait: 10_000, timeout: 15_000 };

/** Speaks Prisma to an engine; closing it closes the engine. */
export const createDatabase = (engine: Engine): Database => {
  const prisma = new PrismaClient({ adapter: engine.adapter, transactionOptions, errorFormat: 'minimal' });
  return {
    kind: engine.kind,
    serve: engine.serve,
    prisma,
    close: async () => {
      await prisma.$disconnect();
      await engine.close();
    },
  };
};

/**
 * Opens the database and brings it up to date.
 * @throws DataInUse when another process holds the embedded database; StorageError for whatever else
 *   the operator can mend: its message is one line
 */
export const openDatabase = async ({ migrationsDir, ...settings }: DatabaseSettings): Promise<Database> => {
  const known = await readMigrations(migrationsDir);
  const engine = await openEngine(settings);
  try {
    await migrate(engine, known, settings.clock);
    return createDatabase(engine);
  } catch (error) {
    await engine.close();
    throw error;
  }
};
