import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { environmentWith, readSettings } from '../config.ts';
import { orExit } from '../or-exit.ts';
import { projectRoot } from '../project-root.ts';

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

const clientLog = (): string => join(projectRoot(), 'dist/agents-playground.log');

/** A registration is for real Teams; local clients have none. */
const noRegistration = { TEAMS_APP_ID: '', TEAMS_APP_PASSWORD: '', TEAMS_TENANT_ID: '', TEAMS_APP_TYPE: '' };

const portOf = (port: number): Promise<number | undefined> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined));
    });
  });

/** A port if it is free, otherwise any that is. */
const freePort = async (wanted: number): Promise<number> => (await portOf(wanted)) ?? (await portOf(0)) ?? wanted;

/** Waits until a program has printed something. @returns false where it ended before */
const says = async (child: ChildProcess, words: string): Promise<boolean> => {
  const heard = new Promise<true>((resolve) => {
    let text = '';
    child.stdout?.on('data', (bytes: Buffer) => {
      text = (text + bytes.toString()).slice(-10_000);
      if (text.includes(words)) resolve(true);
    });
  });
  return Promise.race([heard, once(child, 'exit').then(() => false)]);
};

/** Starts the bot for local clients, alone at this computer. */
const startBot = (port: number, playground: string): ChildProcess =>
  spawn(process.execPath, [here('../main.js')], {
    env: environmentWith({
      ...noRegistration,
      TEAMS_LOCAL: '1',
      PLAYGROUND: playground,
      HOST: '127.0.0.1',
      PORT: String(port),
    }),
    stdio: ['ignore', 'pipe', 'inherit'],
  });

/** Starts Microsoft's own client beside it. */
const startClient = (botPort: number, port: number): ChildProcess => {
  const cli = fileURLToPath(import.meta.resolve('@microsoft/m365agentsplayground/cli.js'));
  const bot = `http://127.0.0.1:${botPort}/api/messages`;
  const itself = `http://127.0.0.1:${port}/_connector`;
  const options = ['-e', bot, '-c', 'msteams', '-p', String(port), '--su', itself, '--disable-telemetry'];
  const settings = {
    TEAMSAPPTESTER_BROWSER: 'none',
    M365_AGENTS_PLAYGROUND_CONFIG_PATH: join(projectRoot(), 'manifest/teams/agents-playground.yml'),
    M365_AGENTS_PLAYGROUND_LOGFILE: clientLog(),
  };
  return spawn(
    process.execPath,
    ['--import', new URL('only-loopback.js', import.meta.url).href, cli, 'start', ...options],
    {
      env: environmentWith(settings),
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
};

/** `npm run try:teams`: the bot, and Microsoft 365 Agents Playground to speak to it, without any account. */
await orExit(async () => {
  const { PORT: wanted = 3000, PLAYGROUND: playground = false } = readSettings();
  const children: ChildProcess[] = [];
  const end = async (): Promise<void> => {
    const running = children.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
    const ended = running.map((child) => once(child, 'exit'));
    for (const child of running) child.kill('SIGTERM');
    await Promise.all(ended);
  };
  let isStopping = false;
  const stop = (code: number, why = ''): void => {
    if (isStopping) return;
    isStopping = true;
    process.stderr.write(why);
    void end().then(() => process.exit(code));
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop(0));

  /** @returns whether it is there; when it ends, the other ends too */
  const started = (child: ChildProcess, words: string, why?: string): Promise<boolean> => {
    children.push(child);
    child.once('exit', () => stop(1, why));
    return says(child, words);
  };

  const port = await freePort(wanted);
  const bot = startBot(port, playground ? '1' : '0');
  bot.stdout?.pipe(process.stdout);
  if (!(await started(bot, 'to stop it.'))) return;
  const clientPort = await freePort(56_150);
  const why = `Microsoft 365 Agents Playground has ended. ${clientLog()} says why.\n`;
  if (!(await started(startClient(port, clientPort), 'Listening on', why))) return;
  process.stdout.write(
    `Open Microsoft 365 Agents Playground: http://127.0.0.1:${clientPort}\nType volunteer there. Ctrl+C ends both.\n`,
  );
});
