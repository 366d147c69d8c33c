import type { AddressInfo } from 'node:net';
import { createLog } from '../../adapters/log.ts';
import { startServer } from '../../adapters/server.ts';
import { openTeams } from '../../adapters/teams/open.ts';
import { createApp } from '../../src/app.ts';
import type { App } from '../../src/app-parts.ts';
import { systemClock } from '../../src/calendar/clock.ts';
import type { TimeZone } from '../../src/calendar/time-zone.ts';
import { hmepStrategicPeerReview } from '../../src/programme/hmep/hmep.ts';
import type { Database } from '../../src/storage/database.ts';
import { createNetworkClient } from '../support/teams/network-client.ts';
import { appId, type FakeTold, loginUrlOf, password, tenant } from './teams-places.ts';

/** What the bot and the bare program are told of Microsoft's servers. */
export type TeamsToldOf = Pick<FakeTold, 'openIdMetadataUrl'>;

/** Teams and the bot as they are put together when the bot is started; it sends nothing by itself. */
export const openBot = (database: Database, told: TeamsToldOf) => {
  const basics = { database, clock: systemClock, log: createLog('error'), onlyPlayground: false };
  const { openIdMetadataUrl } = told;
  const teams = openTeams({
    ...basics,
    settings: { identity: { kind: 'SingleTenant', appId, password, tenantId: tenant }, openIdMetadataUrl },
    network: createNetworkClient(loginUrlOf(told)),
    commands: () => app.commands,
  });
  const app: App = createApp({
    ...basics,
    programme: hmepStrategicPeerReview,
    timeZone: 'Europe/London' as TimeZone,
    messengers: teams.messengers,
  });
  return { app, teams };
};

/** The bot on a free port. */
export const serveBot = async (database: Database, told: TeamsToldOf) => {
  const { app, teams } = openBot(database, told);
  const served = teams.serve(app);
  const server = await startServer({ ready: async () => true, listeners: [served.listener] }, 0, '127.0.0.1');
  await served.start();
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
};
