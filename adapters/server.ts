import { createServer, type RequestListener, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';

/** The server could not start; the message is one clear line. */
export class ServerError extends Error {
  override readonly name = 'ServerError';
}

export interface ServerParts {
  /** Whether the bot can do its work now: asked by whoever balances the load. */
  readonly ready: () => Promise<boolean>;
  readonly playground?: Hono;
}

const routes = ({ ready, playground }: ServerParts): RequestListener => {
  const app = new Hono()
    .get('/healthz', (c) => c.text('ok\n'))
    .get('/readyz', async (c) => ((await ready()) ? c.text('ready\n') : c.text('the database does not answer\n', 503)));
  app.notFound((c) => c.text(`There is no such page.${playground ? ' Start again at /playground.' : ''}\n`, 404));
  if (playground) {
    app.get('/', (c) => c.redirect('/playground'));
    app.route('/playground', playground);
  }
  return getRequestListener(app.fetch);
};

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

/**
 * Starts the one HTTP server.
 * @throws ServerError where the address cannot be had
 */
export const startServer = async (parts: ServerParts, port: number, host: string): Promise<Server> => {
  const server = createServer(routes(parts));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(new ServerError(inWords(error, port, host))));
    server.listen(port, host, resolve);
  });
  return server;
};

/** Stops taking requests, and ends the connections that would keep it waiting. */
export const stopServer = async (server: Server): Promise<void> => {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
};
