import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { withReference } from '../src/chat/reference.ts';
import { createSecurityHeaders } from './security-headers.ts';
import { createRoutes, type RoutesParts } from './web-routes.ts';

/** The server could not start; the message is one clear line. */
export class ServerError extends Error {
  override readonly name = 'ServerError';
}

export interface ServerParts extends RoutesParts {
  /** What answers the paths of the platforms. */
  readonly listeners?: readonly Listener[];
  /** Where people reach the bot with a browser. */
  readonly publicUrl?: string;
}

/** Answers requests to some paths. @returns false where the path is another's */
export type Listener = (request: IncomingMessage, response: ServerResponse) => boolean;

const inWords = (error: NodeJS.ErrnoException, port: number, host: string): string => {
  switch (error.code) {
    case 'EADDRINUSE':
      return `Port ${port} is in use. End the program that has it, or choose another: PORT=${port === 65_535 ? port - 1 : port + 1} npm start`;
    case 'EACCES':
      return `Port ${port} is not open to this user. Choose one above 1023: PORT=3000 npm start`;
    default:
      return `Nothing can be listened to at ${host} port ${port} (${error.code ?? error.name}). Check HOST and PORT.`;
  }
};

/** Milliseconds for which a stop waits for requests that are being answered. */
const patience = 5_000;

interface Serving {
  readonly responses: Set<ServerResponse>;
  /** Whoever asks is to ask another replica from now on. */
  leaving: boolean;
}

const serving = new WeakMap<Server, Serving>();

/** Tells whoever asks over this connection to use another, and the proxy that asks whether this one is ready that it is not. */
const sendElsewhere = ({ url }: IncomingMessage, response: ServerResponse): boolean => {
  response.setHeader('connection', 'close');
  if (url !== '/readyz') return false;
  response.writeHead(503, { 'content-type': 'text/plain' }).end('stopping\n');
  return true;
};

/**
 * Starts the one HTTP server.
 * @throws ServerError where the address cannot be had
 */
export const startServer = async (parts: ServerParts, port: number, host: string): Promise<Server> => {
  const listener = createRoutes(parts);
  const setHeaders = createSecurityHeaders(parts.publicUrl);
  const state: Serving = { responses: new Set(), leaving: false };
  const server = createServer((request, response) => {
    state.responses.add(response);
    response.once('close', () => state.responses.delete(response));
    setHeaders(response);
    if (state.leaving && sendElsewhere(request, response)) return;
    withReference(() => {
      if (!(parts.listeners ?? []).some((answers) => answers(request, response))) listener(request, response);
    });
  });
  serving.set(server, state);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(new ServerError(inWords(error, port, host))));
    server.listen(port, host, resolve);
  });
  return server;
};

/**
 * Goes on answering for a while, and has proxies go elsewhere meanwhile: a connection that is closed at
 * once may be one on which a request is just on its way.
 * @param notice milliseconds
 */
export const giveNotice = async (server: Server, notice: number): Promise<void> => {
  const state = serving.get(server);
  if (state) state.leaving = true;
  await new Promise((resolve) => setTimeout(resolve, notice));
};

/** Takes no more requests, ends the streams, which have no end of their own, and lets the rest be answered. */
export const stopServer = async (server: Server): Promise<void> => {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  for (const response of serving.get(server)?.responses ?? []) {
    // What has begun and not ended is a stream: an answer of ours is sent in one piece.
    if (response.headersSent) response.socket?.destroy();
    else response.setHeader('connection', 'close');
  }
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), patience);
  await closed;
  clearTimeout(timer);
};
