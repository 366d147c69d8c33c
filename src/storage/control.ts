import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { lineOf, StorageError } from './errors.ts';

export type Answer = string | Readable;

/** What a second process of the operator may ask, by name. */
export type Calls = Readonly<Record<string, (body: string) => Promise<Answer>>>;

export interface Control {
  /** The socket's path. Whoever can open it may ask: its folder is closed to other users. */
  readonly path: string;
  /** Answers these calls too. Until a call is served, whoever asks it waits a little. */
  serve(calls: Calls): void;
  close(): Promise<void>;
}

const folderPrefix = 'hmep-bot-';
/** Bytes: the least of what the systems allow for a socket's path. */
const longestPath = 100;

/** A folder that only this user can enter. */
const newFolder = async (): Promise<string> => {
  const parent = Buffer.byteLength(tmpdir()) + folderPrefix.length + 16 > longestPath ? '/tmp' : tmpdir();
  return mkdtemp(join(parent, folderPrefix));
};

const respond = async (response: ServerResponse, status: number, answer: Answer): Promise<void> => {
  response.writeHead(status, { 'content-type': 'application/octet-stream' });
  await pipeline(typeof answer === 'string' ? Readable.from([answer]) : answer, response);
};

const answerCall = async (calls: Calls, message: IncomingMessage, response: ServerResponse): Promise<void> => {
  const name = decodeURIComponent((message.url ?? '/').slice(1));
  const call = Object.hasOwn(calls, name) ? calls[name] : undefined;
  if (!call) return respond(response, 404, `The running bot does not know "${name}".`);
  try {
    await respond(response, 200, await call(await text(message)));
  } catch (error) {
    if (response.headersSent) response.destroy();
    else await respond(response, 500, lineOf(error));
  }
};

/**
 * Serves the calls of an operator's second process, on a socket of this computer's user.
 * It does not keep the process alive.
 */
export const serveControl = async (): Promise<Control> => {
  let calls: Calls = {};
  const windows = process.platform === 'win32';
  const folder = windows ? undefined : await newFolder();
  const path = folder ? join(folder, 'control') : String.raw`\\.\pipe\${folderPrefix}${crypto.randomUUID()}`;
  const server = createServer((message, response) => {
    answerCall(calls, message, response).catch(() => response.destroy());
  });
  server.listen(path);
  await once(server, 'listening');
  server.unref();
  return {
    path,
    serve: (more) => {
      calls = { ...calls, ...more };
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      if (folder) await rm(folder, { recursive: true, force: true });
    },
  };
};

/** Removes what a process that was killed left behind of its socket. */
export const sweepControl = async (path: string): Promise<void> => {
  const folder = dirname(path);
  if (!basename(folder).startsWith(folderPrefix)) return;
  await rm(folder, { recursive: true, force: true }).catch(() => undefined);
};

/** Whether somebody listens. The system accepts, so even a busy process answers. */
export const answersControl = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(path);
    const settle = (answers: boolean) => () => {
      socket.destroy();
      resolve(answers);
    };
    socket.once('connect', settle(true)).once('error', settle(false));
  });

const askOnce = async (path: string, name: string, body: string): Promise<IncomingMessage> => {
  const asked = request({ socketPath: path, path: `/${encodeURIComponent(name)}`, method: 'POST' });
  asked.end(body);
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  return response;
};

/** Seconds for which a process that is still starting is asked again. */
const patience = 10;

/**
 * Asks the process that serves the socket.
 * @returns its answer as it arrives; the stream fails when the answer is cut short
 * @throws StorageError with the reason, in one line
 */
export const askControl = async (path: string, name: string, body = ''): Promise<Readable> => {
  for (let tries = 1; ; tries += 1) {
    const response = await askOnce(path, name, body).catch((error: unknown) => {
      throw new StorageError(`The running bot cannot be asked from here (${lineOf(error)}). Run this where it runs.`, {
        cause: error,
      });
    });
    if (response.statusCode === 200) return response;
    const reason = await text(response);
    if (response.statusCode !== 404 || tries === patience * 5) throw new StorageError(reason);
    await sleep(200);
  }
};
