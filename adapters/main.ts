import type { Server } from 'node:http';
import { join } from 'node:path';
import { type App, createApp } from '../src/app.ts';
import { systemClock } from '../src/calendar/clock.ts';
import { hmepStrategicPeerReview } from '../src/programme/hmep/hmep.ts';
import { checkProgramme } from '../src/programme/programme.ts';
import { answers } from '../src/storage/answers.ts';
import { type Database, openDatabase } from '../src/storage/database.ts';
import { type Config, readConfig, requireSomething } from './config.ts';
import { createIdentify } from './identity.ts';
import { createLog } from './log.ts';
import { orExit } from './or-exit.ts';
import { createHub } from './playground/hub.ts';
import { createPlaygroundMessenger } from './playground/messenger.ts';
import { createPlayground } from './playground/playground.tsx';
import { setUpPlayground } from './playground/set-up.ts';
import { projectRoot } from './project-root.ts';
import { startServer, stopServer } from './server.ts';

const clock = systemClock;

/** Milliseconds after which a stop no longer waits for what is on its way. */
const longestStop = 9_000;

interface Running {
  readonly app: App;
  readonly server: Server;
}

/** Puts the app on the database, and the platforms that are configured on the app. */
const start = async (config: Config, database: Database, root: string): Promise<Running> => {
  const log = createLog(config.logLevel);
  const programme = checkProgramme(hmepStrategicPeerReview);
  const hub = createHub();
  const messengers = { playground: createPlaygroundMessenger(database, hub, clock) };
  const { timeZone } = config;
  const app = createApp({ database, programme, clock, timeZone, log, onlyPlayground: true, messengers });
  database.serve({ 'office-code': () => app.office.newCode(clock.now()) });

  const identify = createIdentify(app.people, clock);
  await setUpPlayground(app, identify, clock);
  const playground = createPlayground({ app, database, identify, clock, log, root, hub });
  const server = await startServer({ ready: () => answers(database), playground }, config.port, config.host);
  app.worker.start();
  app.schedule.start();
  return { app, server };
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

/**
 * Takes no more requests, lets what is on its way be noted and hands the rest back. What has not ended
 * by then is settled by the next start: it is not waited for any longer.
 */
const stop = async ({ app, server }: Running, database: Database): Promise<void> => {
  setTimeout(() => process.exit(0), longestStop).unref();
  await Promise.all([stopServer(server), app.worker.stop(), app.schedule.stop()]);
  await database.close();
};

/** The only place that knows everything: reads the settings, starts what is configured, and stops it. */
const main = async (): Promise<void> => {
  const config = readConfig();
  requireSomething(config);
  const root = projectRoot();
  const { databaseUrl: url, dataDir } = config;
  const database = await openDatabase({ url, dataDir, clock, migrationsDir: join(root, 'prisma/migrations') });
  const running = await start(config, database, root).catch(async (error: unknown) => {
    await database.close();
    throw error;
  });

  let stopping = false;
  const stopOnce = (): void => {
    if (!stopping) void stop(running, database);
    stopping = true;
  };
  process.on('SIGINT', stopOnce);
  process.on('SIGTERM', stopOnce);
  // Whoever reads this may stop it: by now it listens to that.
  process.stdout.write(whereToLook(running.server, config));
};

await orExit(main);
