import type { AddressInfo } from 'node:net';
import { createIdentify } from '../../adapters/identity.ts';
import { createHub } from '../../adapters/playground/hub.ts';
import type { PlaygroundApp } from '../../adapters/playground/parts.ts';
import { workspaces as configured } from '../../adapters/playground/personas.ts';
import { createPlayground } from '../../adapters/playground/playground.tsx';
import { createRenderers } from '../../adapters/previews.ts';
import { projectRoot } from '../../adapters/project-root.ts';
import { startServer, stopServer } from '../../adapters/server.ts';
import type { Clock } from '../../src/calendar/clock.ts';
import type { Log } from '../../src/chat/log.ts';
import type { People } from '../../src/people/people.ts';
import type { Workspaces } from '../../src/people/workspaces.ts';
import type { Database } from '../../src/storage/database.ts';

export interface PlaygroundServerParts {
  readonly app: PlaygroundApp;
  readonly people: People;
  readonly workspaces: Workspaces;
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
}

/** The playground of an app, listening on a free port of this computer. */
export const servePlayground = async ({ app, people, workspaces, database, clock, log }: PlaygroundServerParts) => {
  for (const workspace of configured) await workspaces.configure({ platform: 'playground', workspace }, clock.now());
  const identify = createIdentify(people, clock);
  const playground = createPlayground({
    app,
    database,
    identify,
    clock,
    log,
    root: projectRoot(),
    hub: createHub(),
    renderers: async () => createRenderers(app.commands),
  });
  const server = await startServer({ ready: async () => true, playground }, 0, '127.0.0.1');
  const { port } = server.address() as AddressInfo;
  return { url: `http://localhost:${port}`, port, server, stop: () => stopServer(server) };
};
