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

const answering = new WeakMap<Server, Set<ServerResponse>>();

/**
 * Starts the one HTTP server.
 * @throws ServerError where the address cannot be had
 */
export const startServer = async (parts: ServerParts, port: number, host: string): Promise<Server> => {
  const listener = createRoutes(parts);
  const setHeaders = createSecurityHeaders(parts.publicUrl);
  const responses = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    responses.add(response);
    response.once('close', () => responses.delete(response));
    setHeaders(response);
    withReference(() => {
      if (!(parts.listeners ?? []).some((answers) => answers(request, response))) listener(request, response);
    });
  });
  answering.set(server, responses);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(new ServerError(inWords(error, port, host))));
    server.listen(port, host, resolve);
  });
  return server;
};

/** Takes no more requests, ends the streams, which have no end of their own, and lets the rest be answered. */
export const stopServer = async (server: Server): Promise<void> => {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  for (const response of answering.get(server) ?? []) {
    // What has begun and not ended is a stream: an answer of ours is sent in one piece.
    if (response.headersSent) response.socket?.destroy();
    else response.setHeader('connection', 'close');
  }
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), patience);
  await closed;
  clearTimeout(timer);
};
