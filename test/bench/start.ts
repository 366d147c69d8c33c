import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type Bench, type Ground, timed } from './bench.ts';
import { startProgram } from './program.ts';
import { help } from './slack-help-form.ts';
import { createLoad } from './slack-load.ts';
import { type Places, signingSecret, tokenOf, writePlaces } from './slack-places.ts';

const root = join(import.meta.dirname, '../..');
const places: Places = { workspaces: 1, channels: 10, users: 200 };
/** Of the load before the memory is read. */
const requests = 3_000;

interface Started {
  readonly pid: number;
  readonly url: string;
  stop(): Promise<unknown>;
}

type Start = () => Promise<Started>;

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

const listens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false));
    socket.on('connect', () => socket.destroy());
  });

/** Starts a program of Node, and waits until it listens on the port. */
const startNode = async (port: number, args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, args, { cwd: root, env: { PATH, HOME, ...env }, stdio: 'ignore' });
  const ended = once(child, 'exit');
  while (!(await listens(port))) {
    if (child.exitCode !== null) throw new Error(`${args[0]} ended with ${child.exitCode}`);
    await wait(5);
  }
  return {
    pid: child.pid ?? 0,
    url: `http://127.0.0.1:${port}`,
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
};

/** The built bot, with what it needs to be in one workspace of Slack. */
const starterOfBot =
  (apiUrl: string, env: Readonly<Record<string, string>>): Start =>
  async () => {
    const port = await freePort();
    return startNode(port, ['dist/adapters/main.js'], {
      PORT: String(port),
      LOG_LEVEL: 'error',
      SLACK_API_URL: apiUrl,
      SLACK_BOT_TOKEN: tokenOf(0),
      SLACK_SIGNING_SECRET: signingSecret,
      ...env,
    });
  };

const starterOfBolt =
  (apiUrl: string, databaseUrl: string): Start =>
  async () => {
    const port = await freePort();
    const settings = { port, apiUrl, databaseUrl, token: tokenOf(0), signingSecret };
    return startNode(port, ['test/bench/programs/bolt-on-postgresql.js', JSON.stringify(settings)]);
  };

/** Milliseconds until it has answered a command. */
const untilAnswered = async (start: Start): Promise<number> => {
  let started: Started | undefined;
  try {
    return await timed(async () => {
      started = await start();
      await createLoad(started.url).run([help(0)]);
    });
  } finally {
    await started?.stop();
  }
};

/** Resident megabytes after a load of `/hmep help`. */
const residentAfterLoad = async (start: Start): Promise<number> => {
  const started = await start();
  try {
    await createLoad(started.url).run(Array.from({ length: requests }, (_, index) => help(index % places.users)));
    const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(started.pid)]);
    return Number(stdout) / 1024;
  } finally {
    await started.stop();
  }
};

/** A fake Slack, and on the same PostgreSQL the places that are asked from. */
const prepareBoth = async (ground: Ground) => {
  await writePlaces(ground, places);
  const fake = await startProgram<{ apiUrl: string }>('slack-fake', places);
  ground.onEnd(fake.stop);
  const { apiUrl } = fake.told;
  const env = { DATABASE_URL: ground.url };
  return { apiUrl, ours: starterOfBot(apiUrl, env), floor: starterOfBolt(apiUrl, ground.url) };
};

type Both = Awaited<ReturnType<typeof prepareBoth>>;

/** One figure of both programs, of which each is started anew for it. */
const comparing =
  (
    measured: (start: Start) => Promise<number>,
    ours: (both: Both, ground: Ground) => Promise<Start>,
  ): Bench['prepare'] =>
  async (ground) => {
    const both = await prepareBoth(ground);
    const start = await ours(both, ground);
    return async () => ({ ours: await measured(start), floor: await measured(both.floor) });
  };

/** The first round, which does not count, makes the database. */
const inFolder = async ({ apiUrl }: Both, ground: Ground): Promise<Start> => {
  const folder = await mkdtemp(join(tmpdir(), 'hmep-bot-bench-'));
  ground.onEnd(() => rm(folder, { recursive: true, force: true }));
  return starterOfBot(apiUrl, { DATA_DIR: folder });
};

const onServer = async ({ ours }: Both): Promise<Start> => ours;

/** The bot as it is built and started, against Bolt with a statement for each command: how soon, and how large. */
export const startBenches: readonly Bench[] = [
  { name: 'start-postgresql', unit: 'ms', goal: { atMost: 3 }, prepare: comparing(untilAnswered, onServer) },
  { name: 'start-embedded', unit: 'ms', goal: { atMost: 6 }, prepare: comparing(untilAnswered, inFolder) },
  { name: 'resident', unit: 'MB', goal: { atMost: 2.5 }, prepare: comparing(residentAfterLoad, onServer) },
];
