import type { Tx } from '../chat/context.ts';
import type { Engine } from './engine.ts';
import { PrismaClient } from './generated/client.ts';
import { migrate, readMigrations } from './migrate.ts';
import { type DataSettings, openEngine } from './open-engine.ts';
import { asTx } from './tx.ts';

/** The data, migrated: the same on the embedded database and on a server. */
export interface Database extends Pick<Engine, 'kind' | 'serve' | 'close'> {
  /** Reads, and changes of one statement. */
  readonly prisma: PrismaClient;
  /**
   * Makes changes that nobody asked for by a request; those belong to the journal. No network call
   * belongs inside, and on the embedded database no statement outside `tx`: it would wait for the end.
   * @throws whatever `work` throws, after rolling back
   */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Whether statements are answered. */
  answers(): Promise<boolean>;
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
    transaction: (work) => prisma.$transaction((client) => work(asTx(client))),
    answers: () =>
      prisma.$queryRaw`SELECT 1`.then(
        () => true,
        () => false,
      ),
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
