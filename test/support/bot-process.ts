import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

const root = join(import.meta.dirname, '../..');

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

export interface BotProcess {
  readonly pid: number;
  readonly output: { readonly out: string; readonly err: string };
  /** The address that it prints. @throws when it ended without printing one */
  listens(): Promise<string>;
  ended(): Promise<Ended>;
  kill(signal: NodeJS.Signals): void;
}

export interface ProcessSettings {
  /** Of `dist/adapters`. */
  readonly program?: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** The folder in which it was built; the project’s where it is left out. */
  readonly built?: string;
}

const address = /(?:Open the playground:|is running at) (http:\/\/localhost:\d+)/u;

/** Starts the built bot on a free port, with no setting but those given. Whoever starts it ends it. */
export const startBot = ({
  program = 'main.js',
  args = [],
  env = {},
  cwd = root,
  built = root,
}: ProcessSettings): BotProcess => {
  const { PATH = '', HOME = '', TMPDIR } = process.env;
  const child = spawn(process.execPath, [join(built, 'dist/adapters', program), ...args], {
    cwd,
    env: { PATH, HOME, ...(TMPDIR !== undefined && { TMPDIR }), PORT: '0', LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { out: '', err: '' };
  child.stdout.on('data', (bytes: Buffer) => {
    output.out += bytes.toString();
  });
  child.stderr.on('data', (bytes: Buffer) => {
    output.err += bytes.toString();
  });
  const closed = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
  const ended = async (): Promise<Ended> => {
    const [code, signal] = await closed;
    return { code, signal, ...output };
  };
  const printed = new Promise<string>((resolve) => {
    child.stdout.on('data', () => {
      const [, url] = address.exec(output.out) ?? [];
      if (url !== undefined) resolve(url);
    });
  });
  const failed = ended().then(({ code, err }): never => {
    throw new Error(`The bot ended with ${code}: ${err}`);
  });
  failed.catch(() => undefined);
  return {
    pid: child.pid ?? 0,
    output,
    listens: () => Promise.race([printed, failed]),
    ended,
    kill: (signal) => void child.kill(signal),
  };
};

/** The same, for one test: it ends with the test at the latest. */
export const startBotForTest = (settings: ProcessSettings): BotProcess => {
  const bot = startBot(settings);
  onTestFinished(async () => {
    bot.kill('SIGKILL');
    await bot.ended();
  });
  return bot;
};

/** A new folder for data, and how to delete it. */
export const newDataFolder = async (): Promise<{ readonly folder: string; remove(): Promise<void> }> => {
  const folder = await mkdtemp(join(tmpdir(), 'hmep-bot-test-'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
};
