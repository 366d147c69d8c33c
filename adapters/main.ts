import type { Server } from 'node:http';
import { join, relative } from 'node:path';
import { type App, type AppParts, createApp } from '../src/app.ts';
import { systemClock } from '../src/calendar/clock.ts';
import type { Messengers } from '../src/delivery/message.ts';
import { hmepStrategicPeerReview } from '../src/programme/hmep/hmep.ts';
import { checkProgramme } from '../src/programme/programme.ts';
import { answers } from '../src/storage/answers.ts';
import { type Database, openDatabase } from '../src/storage/database.ts';
import { createCalendarPage } from './calendar/calendar.ts';
import { type Config, readConfig, requireSomething } from './config.ts';
import { createKeptData } from './kept/personal-data.ts';
import { deleteOldKept } from './kept/retention.ts';
import { createLog } from './log.ts';
import { createMyDataPage } from './my-data/my-data.ts';
import { orExit } from './or-exit.ts';
import { openMovableClock } from './playground/clock/clock.ts';
import { openPlayground } from './playground/open.ts';
import { createPlaygroundData } from './playground/personal-data.ts';
import { deleteOldTranscripts } from './playground/retention.ts';
import { projectRoot } from './project-root.ts';
import { giveNotice, type Listener, startServer, stopServer } from './server.ts';
import { createCipher } from './token-key.ts';

/** Milliseconds after which a stop no longer waits for what is on its way. */
const longestStop = 9_000;

/** Milliseconds for which a stop is announced to the proxy before it, in production. */
const noticeOfStop = 2_000;

interface Running {
  readonly server: Server;
  stop(): Promise<unknown>;
}

/** A platform that people use the bot on: first what sends, which the bot needs, then what answers. */
interface Opened {
  readonly messengers: Messengers;
  serve(app: App): Served;
}

interface Served {
  readonly listener: Listener;
  start(): Promise<void>;
  stop(): Promise<void>;
  close(): Promise<void>;
}

type Basics = Pick<AppParts, 'database' | 'clock' | 'log' | 'onlyPlayground'>;

/** Opens what is configured; the libraries of a platform are loaded only where it is. */
const openPlatforms = async (config: Config, basics: Basics, commands: () => App['commands']) => {
  const { slack, teams, publicUrl, tokenKey } = config;
  const opened: Opened[] = [];
  if (slack) {
    const { openSlack } = await import('./slack/open.ts');
    const settings = { ...slack, ...(publicUrl !== undefined && { publicUrl }) };
    opened.push(openSlack({ ...basics, settings, ...(tokenKey !== undefined && { cipher: createCipher(tokenKey) }) }));
  }
  if (teams) {
    const { openTeams } = await import('./teams/open.ts');
    opened.push(openTeams({ ...basics, settings: teams, commands }));
  }
  return opened;
};

/** How Slack and Teams draw what the bot says. */
const renderers = async (commands: App['commands']) => (await import('./previews.ts')).createRenderers(commands);

/** How one undoes that the bot's clock was moved. */
const comeBack = ({ databaseUrl, dataDir }: Config): string => {
  if (databaseUrl !== undefined) return 'to come back to it, stop the bot and start it with an empty database';
  const nearby = relative('', dataDir);
  return `to come back to it, stop the bot, delete ${nearby.startsWith('..') ? dataDir : nearby} and start again`;
};

/** Puts the app on the database, and the platforms that are configured on the app. */
const start = async (config: Config, database: Database, root: string): Promise<Running> => {
  const log = createLog(config.logLevel);
  const onlyPlayground = !config.slack && !config.teams;
  const movable = onlyPlayground ? await openMovableClock(database, systemClock) : undefined;
  const clock = movable ?? systemClock;
  const basics = { database, clock, log, onlyPlayground };
  const moves = movable && { clock: movable, timeZone: config.timeZone, afresh: comeBack(config) };
  const playground = config.playground
    ? openPlayground({ ...basics, root, renderers, ...(moves && { moves }) })
    : undefined;
  const platforms = await openPlatforms(config, basics, () => app.commands);
  // Where nobody but this computer's people reach it, they do so at its own address.
  const publicUrl =
    config.publicUrl ?? (onlyPlayground && config.port > 0 ? `http://localhost:${config.port}` : undefined);
  const programme = checkProgramme(hmepStrategicPeerReview);
  const app: App = createApp({
    ...basics,
    programme,
    timeZone: config.timeZone,
    messengers: Object.assign({}, playground?.messengers, ...platforms.map(({ messengers }) => messengers)),
    jobs: [deleteOldKept, deleteOldTranscripts(programme)],
    // The playground's, too, where it was on before.
    personalData: [createPlaygroundData(database), createKeptData()],
    ...(publicUrl !== undefined && { publicUrl }),
  });
  database.serve({ 'office-code': () => app.office.newCode(clock.now()) });

  const pages = await playground?.serve(app);
  const served = platforms.map((platform) => platform.serve(app));
  const listeners = [
    createMyDataPage({ exports: app.exports, clock, log }),
    createCalendarPage({ calendars: app.calendars, clock, log }),
    ...served.map(({ listener }) => listener),
  ];
  const parts = { ready: () => answers(database), listeners, ...(pages && { playground: pages }) };
  const server = await startServer(parts, config.port, config.host);
  for (const each of served) await each.start();
  app.worker.start();
  app.schedule.start();
  const stop = async () => {
    if (config.production) await giveNotice(server, noticeOfStop);
    await Promise.all([stopServer(server), ...served.map((each) => each.stop())]);
    await Promise.all([app.worker.stop(), app.schedule.stop()]);
    await Promise.all(served.map((each) => each.close()));
  };
  return { server, stop };
};

const whereToLook = (server: Server, { databaseUrl, dataDir, playground, slack, teams }: Config): string => {
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : address;
  const url = `http://localhost:${port}`;
  return [
    playground ? `hmep-bot is running. Open the playground: ${url}` : `hmep-bot is running at ${url}`,
    ...(slack
      ? [slack.appToken === undefined ? 'Slack reaches it at /slack/events.' : 'It talks to Slack in Socket Mode.']
      : []),
    ...(teams ? ['Microsoft Teams reaches it at /api/messages.'] : []),
    databaseUrl === undefined ? `Its data are in ${dataDir}.` : 'Its data are in the database that DATABASE_URL names.',
    'Press Ctrl+C to stop it.\n',
  ].join('\n');
};

/**
 * Takes no more requests, lets what is on its way be noted and hands the rest back. What has not ended
 * by then is settled by the next start: it is not waited for any longer.
 */
const stop = async (running: Running, database: Database): Promise<void> => {
  setTimeout(() => process.exit(0), longestStop).unref();
  await running.stop();
  await database.close();
};

/** The only place that knows everything: reads the settings, starts what is configured, and stops it. */
const main = async (): Promise<void> => {
  const config = readConfig();
  requireSomething(config);
  // The first process of a container is ended by no signal that it does not listen to.
  const leave = (signal: NodeJS.Signals): void => process.exit(signal === 'SIGINT' ? 130 : 143);
  process.once('SIGINT', leave);
  process.once('SIGTERM', leave);
  const root = projectRoot();
  const { databaseUrl: url, dataDir } = config;
  const database = await openDatabase({
    url,
    dataDir,
    clock: systemClock,
    migrationsDir: join(root, 'prisma/migrations'),
  });
  const running = await start(config, database, root).catch(async (error: unknown) => {
    await database.close();
    throw error;
  });

  let stopping = false;
  const stopOnce = (): void => {
    if (!stopping) void stop(running, database);
    stopping = true;
  };
  process.off('SIGINT', leave);
  process.off('SIGTERM', leave);
  process.on('SIGINT', stopOnce);
  process.on('SIGTERM', stopOnce);
  // Whoever reads this may stop it: by now it listens to that.
  process.stdout.write(whereToLook(running.server, config));
};

await orExit(main);
