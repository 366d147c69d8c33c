import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What is served: the adapter, as far as a server needs it. */
export interface Served {
  /** @returns false where the path is another's */
  readonly listener: (request: IncomingMessage, response: ServerResponse) => boolean;
  start?(): Promise<void>;
  stop(): Promise<void>;
  close(): Promise<void>;
}

/** The adapter on a free port of this computer, started. */
export const serveTeams = async (teams: Served) => {
  const server = createServer((request, response) => {
    if (!teams.listener(request, response)) response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  await teams.start?.();
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await teams.stop();
      await teams.close();
    },
  };
};
