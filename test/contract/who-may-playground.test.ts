import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { openPlayground } from '../../adapters/playground/open.ts';
import { createRenderers } from '../../adapters/previews.ts';
import { projectRoot } from '../../adapters/project-root.ts';
import { startServer, stopServer } from '../../adapters/server.ts';
import { createApp } from '../../src/app.ts';
import type { TimeZone } from '../../src/calendar/time-zone.ts';
import { hmepStrategicPeerReview } from '../../src/programme/hmep/hmep.ts';
import type { Database } from '../../src/storage/database.ts';
import { createMovedClock } from '../support/moved-clock.ts';
import { createVisitor } from '../support/playground-visitor.ts';
import { makePeer } from './make-peer.ts';
import { describeWhoMay, type Town } from './who-may.ts';
import type { Standing } from './who-may-table.ts';

/** The playground has no guests; it has strangers once its workspace is not admitted any more. */
const personas: Readonly<Record<Exclude<Standing, 'guest'>, string>> = {
  member: 'colleague',
  peer: 'officer',
  stranger: 'host',
  office: 'office',
};

const createTown = async (database: Database): Promise<Town> => {
  const clock = createMovedClock('2026-11-23T09:00:00Z');
  const log = { info: () => undefined, error: () => undefined };
  const opened = openPlayground({
    database,
    clock,
    log,
    root: projectRoot(),
    renderers: async (commands) => createRenderers(commands),
  });
  const app = createApp({
    database,
    programme: hmepStrategicPeerReview,
    clock,
    timeZone: 'Europe/London' as TimeZone,
    log,
    onlyPlayground: true,
    messengers: opened.messengers,
  });
  const server = await startServer({ ready: async () => true, playground: await opened.serve(app) }, 0, '127.0.0.1');
  onTestFinished(() => stopServer(server));
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const visitor = (as: string, where: 'direct' | 'channel') =>
    createVisitor({ url, as, place: where === 'direct' ? 'hmep' : 'highways' });

  const peer = visitor(personas.peer, 'direct');
  await peer.says('/hmep help');
  await makePeer(database, 'Officer Peer');

  /** Strangers, as long as one looks at them. */
  const admit = async (standing: Standing): Promise<void> => {
    const state = standing === 'stranger' ? 'waiting' : 'admitted';
    await database.prisma.workspace.updateMany({ where: { externalId: 'westhaven' }, data: { state } });
  };

  return {
    app,
    standings: ['member', 'peer', 'stranger', 'office'],
    inTurn: true,
    newcomer: 'Review Manager',
    somebody: async (standing, where) => {
      await admit(standing);
      const they = visitor(personas[standing as keyof typeof personas], where);
      return {
        asks: async (command) => {
          // A page grows with all that was said: hundreds of answers take minutes to draw again and again.
          await database.prisma.playgroundMessage.deleteMany();
          await they.says(`/hmep ${command}`);
          return they.reads();
        },
      };
    },
    onlooks: (standing) => visitor(standing === 'office' ? 'manager' : 'councillor', 'channel').reads(),
  };
};

describeWhoMay('the playground', createTown);
