import type { Server } from 'node:http';
import { join, relative } from 'node:path';
import { createApp } from '../src/app.ts';
import type { App, AppParts } from '../src/app-parts.ts';
import { systemClock } from '../src/calendar/clock.ts';
import type { Messengers } from '../src/delivery/message.ts';
import { hmepStrategicPeerReview } from '../src/programme/hmep/hmep.ts';
import { answers } from '../src/storage/answers.ts';
import { type Database, openDatabase } from '../src/storage/database.ts';
import { createCalendarPage } from './calendar/calendar.ts';
import { type Config, readConfig, requireSomething } from './config.ts';
import { createKeptData } from './kept/personal-data.ts';
import { deleteOldKept } from './kept/retention.ts';
import { createLog } from './log.ts';
import type { openMetrics } from './metrics/open.ts';
import { createMyDataPage } from './my-data/my-data.ts';
import { orExit } from './or-exit.ts';
import { cast } from './playground/cast.ts';
import { type MovableClock, openMovableClock } from './playground/clock/clock.ts';
import { createPlaygroundData } from './playground/personal-data.ts';
import { deleteOldTranscripts } from './playground/retention.ts';
import { projectRoot } from './project-root.ts';
import { giveNotice, type Listener, startServer, stopServer } from './server.ts';
import { startUpWords } from './start-up-words.ts';
import { createCipher } from './token-key.ts';

/** Milliseconds after which a stop no longer waits for what is on its way. */
const longestStop = 9_000;

/** Milliseconds after a start in which only people are answered: whoever has waited for the bot goes before what is due. */
const headStart = 1_000;

/** Milliseconds for which a stop is announced to the proxy before it, in production. */
const noticeOfStop = 2_000;

interface Running {
  readonly server: Server;
  /** Where people reach it with a browser. */
  readonly publicUrl: string | undefined;
  /** How many people can act as the programme office. */
  readonly officers: number;
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

type Metrics = ReturnType<typeof openMetrics>;

/** Figures, where somebody may read them; their library is loaded only then. */
const openFigures = async (config: Config, basics: Basics): Promise<Metrics | undefined> => {
  const { metricsToken: token, playground, slack, teams } = config;
  if (token === undefined) return undefined;
  const platforms = Object.entries({ playground, slack, teams }).flatMap(([name, is]) => (is ? [name] : []));
  const { openMetrics } = await import('./metrics/open.ts');
  return openMetrics({ ...basics, token, platforms });
};

/** Loads what is configured, with its libraries, and nothing else. */
const loadPlatforms = async ({ playground, slack, teams }: Config) => {
  const [ofPlayground, ofSlack, ofTeams] = await Promise.all([
    playground ? import('./playground/open.ts') : undefined,
    slack && import('./slack/open.ts'),
    teams && import('./teams/open.ts'),
  ]);
  return { ...ofPlayground, ...ofSlack, ...ofTeams };
};

type Loaded = Awaited<ReturnType<typeof loadPlatforms>>;

/** Opens the platforms that were loaded. */
const openPlatforms = (
  config: Config,
  { openSlack, openTeams }: Loaded,
  basics: Basics,
  commands: () => App['commands'],
  metrics: Metrics | undefined,
) => {
  const { slack, teams, publicUrl, tokenKey } = config;
  const opened: Opened[] = [];
  const timed = (platform: string) => metrics && { acknowledging: metrics.acknowledging(platform) };
  if (slack && openSlack) {
    const settings = { ...slack, ...(publicUrl !== undefined && { publicUrl }) };
    const cipher = tokenKey === undefined ? {} : { cipher: createCipher(tokenKey) };
    opened.push(openSlack({ ...basics, settings, ...cipher, ...timed('slack') }));
  }
  if (teams && openTeams) {
    opened.push(openTeams({ ...basics, settings: teams, commands, ...timed('teams') }));
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

/** The playground; where it is the only platform, with a clock that can be moved. */
const openPages = (
  config: Config,
  { openPlayground }: Loaded,
  basics: Basics & { readonly root: string },
  movable: MovableClock | undefined,
) => {
  const moves = movable && { clock: movable, timeZone: config.timeZone, afresh: comeBack(config) };
  return openPlayground?.({ ...basics, renderers, ...(moves && { moves }) });
};

/** Where nobody but this computer's people reach the bot, they do so at its own address. */
const ownAddress = ({ slack, teams, port }: Config): string | undefined =>
  slack || teams || port === 0 ? undefined : `http://localhost:${port}`;

/** For the operator's second process, where this one holds the data. */
const rotateKey = (database: Database, keys: string) => async (): Promise<string> => {
  const { rotatedInWords, rotateTokens } = await import('./slack/installations/rotate.ts');
  return rotatedInWords(await rotateTokens({ database, cipher: createCipher(keys), clock: systemClock }));
};

/** Puts the app on the database, and the platforms that are configured on the app. */
const start = async (config: Config, loaded: Loaded, database: Database, root: string): Promise<Running> => {
  const log = createLog(config.logLevel);
  const onlyPlayground = !config.slack && !config.teams;
  const movable = onlyPlayground ? await openMovableClock(database, systemClock) : undefined;
  const clock = movable ?? systemClock;
  const basics = { database, clock, log, onlyPlayground };
  const playground = openPages(config, loaded, { ...basics, root }, movable);
  const metrics = await openFigures(config, basics);
  const platforms = openPlatforms(config, loaded, basics, () => app.commands, metrics);
  const publicUrl = config.publicUrl ?? ownAddress(config);
  const programme = hmepStrategicPeerReview;
  const app: App = createApp({
    ...basics,
    programme,
    timeZone: config.timeZone,
    messengers: Object.assign({}, playground?.messengers, ...platforms.map(({ messengers }) => messengers)),
    jobs: [deleteOldKept, deleteOldTranscripts(programme)],
    // The playground's, too, where it was on before.
    personalData: [createPlaygroundData(database), createKeptData()],
    ...(movable && { cast }),
    ...(publicUrl !== undefined && { publicUrl }),
  });
  database.serve({
    'office-code': () => app.office.newCode(clock.now()),
    ...(config.tokenKey !== undefined && { 'rotate-key': rotateKey(database, config.tokenKey) }),
  });

  const pages = await playground?.serve(app);
  const served = platforms.map((platform) => platform.serve(app));
  const listeners = [
    createMyDataPage({ exports: app.exports, clock, log }),
    createCalendarPage({ calendars: app.calendars, clock, log }),
    ...(metrics ? [metrics.listener] : []),
    ...served.map(({ listener }) => listener),
  ];
  const parts = {
    ready: () => answers(database),
    listeners,
    ...(pages && { playground: pages }),
    ...(publicUrl !== undefined && { publicUrl }),
  };
  const server = await startServer(parts, config.port, config.host);
  for (const each of served) await each.start();
  const whenAnswered = setTimeout(() => {
    app.worker.start();
    app.schedule.start();
  }, headStart);
  const officers = (await app.office.officers()).filter(({ canAct }) => canAct).length;
  const stop = async () => {
    clearTimeout(whenAnswered);
    if (config.production) await giveNotice(server, noticeOfStop);
    await Promise.all([stopServer(server), ...served.map((each) => each.stop())]);
    await Promise.all([app.worker.stop(), app.schedule.stop()]);
    await Promise.all(served.map((each) => each.close()));
  };
  return { server, publicUrl, officers, stop };
};

const portOf = (server: Server): number => {
  const address = server.address();
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
};

/**
 * Takes no more requests, lets what is on its way be noted and hands the rest back. What has not ended
 * by then is settled by the next start: it is not waited for any longer.
 */
const stop = async (running: Running, database: Database): Promise<void> => {
  setTimeout(() => process.exit(0), longestStop).unref();
  await running.stop();
  await database.close();
  // A library may still wait to try a connection again.
  process.exit(0);
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
  // Both wait, for the disk and for the server: at once.
  const [database, loaded] = await Promise.all([
    openDatabase({ url, dataDir, clock: systemClock, migrationsDir: join(root, 'prisma/migrations') }),
    loadPlatforms(config),
  ]);
  const running = await start(config, loaded, database, root).catch(async (error: unknown) => {
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
  const { server, publicUrl, officers } = running;
  process.stdout.write(startUpWords({ config, publicUrl, port: portOf(server), officers }));
};

await orExit(main);
