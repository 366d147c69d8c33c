import { type ChildProcess, execFile, type SpawnOptions, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { postgresBinaries, postgresUser, type User } from './postgres-binaries.ts';

const run = promisify(execFile);

export interface PostgresServer {
  /** The address of one of its databases. */
  url(database: string): string;
  stop(): Promise<void>;
}

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('No port');
  return address.port;
};

/** A folder that is the user's own. */
const newFolder = async ({ uid, gid }: User): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'hmep-bot-test-'));
  if (uid !== undefined && gid !== undefined) await chown(folder, uid, gid);
  return folder;
};

// Ends the server when the tests end, even when they are killed: the pipe closes with them.
const untilTheEnd = '"$@" & server=$!; cat >/dev/null; kill -INT $server; wait $server';

const launch = (program: string, args: readonly string[], user: User): ChildProcess => {
  const options: SpawnOptions = {
    ...user,
    cwd: tmpdir(),
    env: { ...process.env, LC_ALL: 'C' },
    stdio: ['pipe', 'ignore', 'pipe'],
  };
  return process.platform === 'win32'
    ? spawn(program, args, options)
    : spawn('/bin/sh', ['-c', untilTheEnd, 'sh', program, ...args], options);
};

const answers = async (url: string): Promise<boolean> => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  return client
    .connect()
    .then(() => client.end())
    .then(
      () => true,
      () => false,
    );
};

// Many tests open pools of their own on the same server.
const local = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=300'];
const careless = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'autovacuum=off'];
// Other than the embedded database's, so that whoever relies on the session's time zone is found out.
const elsewhere = 'TimeZone=Asia/Kolkata';

/**
 * Starts a PostgreSQL server of its own on a free port of this computer.
 * @param durable it writes to disk as a real one does; otherwise it is quick, and may lose data
 */
export const startPostgres = async ({ durable = false } = {}): Promise<PostgresServer> => {
  const user = await postgresUser();
  const { bin, remove } = await postgresBinaries(user);
  const folder = await newFolder(user);
  const password = randomBytes(12).toString('hex');
  const passwordFile = `${folder}.password`;
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (user.uid !== undefined && user.gid !== undefined) await chown(passwordFile, user.uid, user.gid);
  const files = [`--pgdata=${folder}`, `--pwfile=${passwordFile}`, '--no-sync'];
  const ways = ['--username=postgres', '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C'];
  await run(join(bin, 'initdb'), [...files, ...ways], { ...user, cwd: tmpdir() }).finally(() => rm(passwordFile));

  const port = await freePort();
  const settings = [...local, ...(durable ? [] : careless), elsewhere];
  const options = settings.flatMap((setting) => ['-c', setting]);
  const server = launch(join(bin, 'postgres'), ['-D', folder, '-p', String(port), ...options], user);
  let said = '';
  server.stderr?.on('data', (chunk: Buffer) => {
    said = `${said}${chunk}`.slice(-4000);
  });
  const url = (database: string) => `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`;
  while (!(await answers(url('postgres')))) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL did not start: ${said}`);
    await sleep(100);
  }
  return {
    url,
    stop: async () => {
      const ended = once(server, 'exit');
      if (process.platform === 'win32') server.kill();
      server.stdin?.end();
      await ended;
      await rm(folder, { recursive: true, force: true });
      await remove();
    },
  };
};
