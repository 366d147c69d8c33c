import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { allOf, copyOf, environmentOf, programOf, readIgnored, readStages, root, type Stage } from './dockerfile.ts';

// `npm run rehearse:image`: does without a Docker engine what the Dockerfile says, in empty folders and with
// the Node that runs this, and starts the result as the image would be started. Nothing of the base image is
// there, and what a RUN does outside the stage's folder is left out.
const run = promisify(execFile);
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const { PATH = '' } = process.env;
const isRoot = process.getuid?.() === 0;
/** Nobody: a user who owns nothing but what is given to them. */
const somebody = 65_534;

const folder = await mkdtemp(join(tmpdir(), 'hmep-bot-image-'));
const foldersOf = new Map<string, string>();
const inside = (stage: string, path: string): string => join(foldersOf.get(stage) ?? '', path);

const copyContext = async (): Promise<void> => {
  const ignored = await readIgnored();
  const without = ignored.not.map((each) => join(root, each));
  for (const name of ignored.let) {
    await cp(join(root, name), join(folder, 'context', name), {
      recursive: true,
      filter: (from) => !without.includes(from),
    });
  }
};

const copy = async (rest: string, here: string): Promise<void> => {
  const { from, sources, to } = copyOf(rest);
  const source = from === undefined ? join(folder, 'context') : inside(from, '/');
  for (const each of sources) {
    await cp(join(source, each), to.endsWith('/') ? join(here, to, each) : join(here, to), { recursive: true });
  }
};

const runStep = async (rest: string, here: string): Promise<void> => {
  if (!rest.startsWith('npm ')) return say(`left out: ${rest}`);
  say(rest);
  await run('/bin/sh', ['-c', rest], { cwd: here, env: { PATH, HOME: process.env['HOME'] }, maxBuffer: 2 ** 26 });
};

const build = async (stage: Stage): Promise<void> => {
  foldersOf.set(stage.name, join(folder, stage.name));
  let here = inside(stage.name, '/');
  for (const { word, rest } of stage.instructions) {
    if (word === 'WORKDIR') {
      here = inside(stage.name, rest);
      await mkdir(here, { recursive: true });
    } else if (word === 'COPY') await copy(rest, here);
    else if (word === 'RUN') await runStep(rest, here);
  }
};

const freePort = async (): Promise<string> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return String(typeof address === 'object' ? address?.port : 0);
};

/** How a program is made the first process of a namespace of its own, as in a container; nothing where that cannot be. */
const firstProcess = async (): Promise<readonly string[]> => {
  if (!isRoot) return [];
  const id = String(somebody);
  const words = ['unshare', '--pid', '--fork', 'setpriv', `--reuid=${id}`, `--regid=${id}`, '--clear-groups'];
  return run('unshare', [...words.slice(1), 'true']).then(
    () => words,
    () => [],
  );
};

/** The process that runs in the namespace: the child of what made it. */
const innerOf = async ({ pid = 0 }: ChildProcess): Promise<number> =>
  Number((await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).trim());

/** Where the last stage is started, and with which settings. */
const prepare = async (stage: Stage) => {
  const data = inside(stage.name, '/data');
  await mkdir(data, { recursive: true });
  for (const each of [folder, data]) await chmod(each, 0o755);
  if (isRoot) await chown(data, somebody, somebody);
  const cwd = inside(stage.name, allOf(stage, 'WORKDIR').at(-1) ?? '/');
  // A workspace whose Slack does not answer: with no platform there is nothing to start in production.
  const env = {
    PATH,
    ...environmentOf(stage),
    HOST: '127.0.0.1',
    PORT: await freePort(),
    DATA_DIR: data,
    SLACK_API_URL: 'http://127.0.0.1:1/api/',
    SLACK_BOT_TOKEN: 'xoxb-rehearsal',
    SLACK_SIGNING_SECRET: 'a-signing-secret-for-rehearsals',
  };
  const user = isRoot ? { uid: somebody, gid: somebody } : {};
  const within = async ([file = '', ...args]: readonly string[]): Promise<string> =>
    (await run(file, args, { cwd, env, ...user })).stdout.trim();
  return { cwd, env, user, data, within };
};

const healthy = async (check: () => Promise<unknown>): Promise<void> => {
  for (let tries = 120; tries > 0; tries -= 1) {
    const failed = await check().then(
      () => false,
      () => true,
    );
    if (!failed) return;
    await sleep(500);
  }
  throw new Error('The health check never succeeded');
};

const start = async (stage: Stage): Promise<void> => {
  const { cwd, env, user, data, within } = await prepare(stage);
  const { stdout: size } = await run('du', ['-sm', cwd]);
  say(`${size.split('\t')[0]} MB in the image’s own folder`);
  const first = await firstProcess();
  const isFirst = first.length > 0;
  const [file = '', ...args] = [...first, ...programOf(allOf(stage, 'CMD')[0])];
  const bot = spawn(file, args, { cwd, env, stdio: 'inherit', ...(isFirst ? {} : user) });
  const ended = once(bot, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  try {
    await healthy(() => within(programOf(allOf(stage, 'HEALTHCHECK')[0])));
    say(`healthy${isFirst ? ', as the first process of its namespace' : ''}`);
    for (const program of ['claim.js', 'db-backup.js']) {
      const said = await within(['node', `dist/adapters/operate/${program}`, join(data, 'backup.gz')]);
      say(`${program}: ${said.split('\n')[0]}`);
    }
    process.kill(isFirst ? await innerOf(bot) : (bot.pid ?? 0), 'SIGTERM');
    const [code] = await ended;
    say(`ended with ${code} after SIGTERM`);
    process.exitCode = code ?? 1;
  } finally {
    bot.kill('SIGKILL');
  }
};

try {
  say(`node ${process.version}`);
  await copyContext();
  const stages = await readStages();
  for (const stage of stages) {
    say(`stage ${stage.name}`);
    await build(stage);
  }
  const last = stages.at(-1);
  if (last) await start(last);
} finally {
  await rm(folder, { recursive: true, force: true });
}
