import type { AddressInfo } from 'node:net';
import { createLog } from '../../adapters/log.ts';
import { startServer, stopServer } from '../../adapters/server.ts';
import { openSlack } from '../../adapters/slack/open.ts';
import { createApp } from '../../src/app.ts';
import { systemClock } from '../../src/calendar/clock.ts';
import type { TimeZone } from '../../src/calendar/time-zone.ts';
import { hmepStrategicPeerReview } from '../../src/programme/hmep/hmep.ts';
import type { Database } from '../../src/storage/database.ts';
import { signingSecret, tokenOf } from './slack-places.ts';

/** The bot as it is put together when it is started, on a free port; it answers and sends nothing by itself. */
export const serveBot = async (database: Database, apiUrl: string) => {
  const basics = { database, clock: systemClock, log: createLog('error'), onlyPlayground: false };
  const access = { kind: 'one', botToken: tokenOf(0) } as const;
  const slack = openSlack({ ...basics, settings: { access, apiUrl, signingSecret } });
  const app = createApp({
    ...basics,
    programme: hmepStrategicPeerReview,
    timeZone: 'Europe/London' as TimeZone,
    messengers: slack.messengers,
  });
  const served = slack.serve(app);
  const server = await startServer({ ready: async () => true, listeners: [served.listener] }, 0, '127.0.0.1');
  await served.start();
  return {
    app,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      await stopServer(server);
      await served.stop();
      await served.close();
    },
  };
};
