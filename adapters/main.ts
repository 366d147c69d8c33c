import type { Server } from 'node:http';
import { join } from 'node:path';
import { createApp } from '../src/app.ts';
import { systemClock } from '../src/calendar/clock.ts';
import { hmepStrategicPeerReview } from '../src/programme/hmep/hmep.ts';
import { checkProgramme } from '../src/programme/programme.ts';
import { answers } from '../src/storage/answers.ts';
import { type Database, openDatabase } from '../src/storage/database.ts';
import { type Config, readConfig } from './config.ts';
import { createIdentify } from './identity.ts';
import { createLog } from './log.ts';
import { orExit } from './or-exit.ts';
import { createPlayground } from './playground/playground.tsx';
import { setUpPlayground } from './playground/set-up.ts';
import { projectRoot } from './project-root.ts';
import { startServer, stopServer } from './server.ts';

const clock = systemClock;

/** Puts the app on the database, and the platforms that are configured on the app. */
const start = async (config: Config, database: Database, root: string): Promise<Server> => {
  const log = createLog(config.logLevel);
  const programme = checkProgramme(hmepStrategicPeerReview);
  const { timeZone } = config;
  const app = createApp({ database, programme, clock, timeZone, log, onlyPlayground: true, messengers: {} });
  database.serve({ 'office-code': () => app.office.newCode(clock.now()) });

  const identify = createIdentify(app.people, clock);
  await setUpPlayground(app, identify, clock);
  const playground = createPlayground({ app, database, identify, clock, log, root });
  return startServer({ ready: () => answers(database), playground }, config.port, config.host);
};

const whereToLook = (server: Server, { databaseUrl, dataDir }: Config): string => {
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : address;
  return [
    `hmep-bot is running. Open the playground: http://localhost:${port}`,
    databaseUrl === undefined ? `Its data are in ${dataDir}.` : 'Its data are in the database that DATABASE_URL names.',
    'Press Ctrl+C to stop it.\n',
  ].join('\n');
};

/** The only place that knows everything: reads the settings, starts what is configured, and stops it. */
const main = async (): Promise<void> => {
  const config = readConfig();
  const root = projectRoot();
  const { databaseUrl: url, dataDir } = config;
  const database = await openDatabase({ url, dataDir, clock, migrationsDir: join(root, 'prisma/migrations') });
  const server = await start(config, database, root).catch(async (error: unknown) => {
    await database.close();
    throw error;
  });
  process.stdout.write(whereToLook(server, config));

  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    await stopServer(server);
    await database.close();
  };
  process.on('SIGINT', () => void stop());
  process.on('SIGTERM', () => void stop());
};

await orExit(main);
