import { randomBytes, randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { createLog } from '../../adapters/log.ts';
import { createMyDataPage } from '../../adapters/my-data/my-data.ts';
import { openPlayground } from '../../adapters/playground/open.ts';
import { projectRoot } from '../../adapters/project-root.ts';
import { startServer, stopServer } from '../../adapters/server.ts';
import { openSlack } from '../../adapters/slack/open.ts';
import { openTeams } from '../../adapters/teams/open.ts';
import { createCipher } from '../../adapters/token-key.ts';
import { type App, createApp } from '../../src/app.ts';
import { systemClock } from '../../src/calendar/clock.ts';
import type { TimeZone } from '../../src/calendar/time-zone.ts';
import { hmepStrategicPeerReview } from '../../src/programme/hmep/hmep.ts';
import { answers } from '../../src/storage/answers.ts';
import type { Database } from '../../src/storage/database.ts';
import { startFakeSlack } from '../support/slack/fake-slack.ts';
import { startFakeTeams } from '../support/teams/fake-teams.ts';

const signingSecret = 'a-signing-secret-for-tests';
const clientSecret = 'a-client-secret-for-tests';
const password = 'a-password-for-tests';
const slackTeam = 'T0WESTHAVEN';
const slackUser = 'U0ANN';
const teamsUser = '29:ann';

const startFakes = async (tenant: string) => {
  const slack = await startFakeSlack({
    signingSecret,
    clientId: '1.2',
    clientSecret,
    record: false,
    strict: false,
    workspaces: [
      {
        id: slackTeam,
        name: 'Westhaven County Council',
        token: 'xoxb-for-tests',
        botUserId: 'U0HMEP',
        users: [{ id: slackUser, name: 'Annabel Quillfeather', email: 'annabel@westhaven.example' }],
        channels: [{ id: 'C0ROADS', name: 'roads', members: [slackUser, 'U0HMEP'] }],
      },
    ],
  });
  const teams = await startFakeTeams({
    appId: randomUUID(),
    password,
    tenants: [
      {
        id: tenant,
        name: 'Westhaven',
        users: [{ id: teamsUser, name: 'Annabel Quillfeather', aadObjectId: randomUUID() }],
        teams: [],
      },
    ],
  });
  onTestFinished(async () => {
    await slack.stop();
    await teams.stop();
  });
  return { slack, teams };
};

/** Everything that can be configured at once, behind one server, as `adapters/main.ts` puts it together. */
export const beginWholeBot = async (database: Database, { publicUrl = 'https://bot.council.example' } = {}) => {
  const tenant = randomUUID();
  const { slack: fakeSlack, teams: fakeTeams } = await startFakes(tenant);
  const lines: string[] = [];
  const log = createLog('error', { write: (line) => void lines.push(line) });
  const basics = { database, clock: systemClock, log, onlyPlayground: false };
  const playground = openPlayground({ ...basics, root: projectRoot() });
  const access = { kind: 'many', clientId: '1.2', clientSecret, stateSecret: 'a-state-secret-for-tests' } as const;
  const slack = openSlack({
    ...basics,
    settings: { access, signingSecret, apiUrl: fakeSlack.apiUrl, publicUrl },
    cipher: createCipher(randomBytes(32).toString('hex')),
  });
  const identity = { kind: 'SingleTenant', appId: fakeTeams.appId, password, tenantId: tenant } as const;
  const teams = openTeams({
    ...basics,
    settings: { identity, openIdMetadataUrl: fakeTeams.openIdMetadataUrl },
    network: fakeTeams.networkClient,
    commands: () => app.commands,
  });
  const app: App = createApp({
    ...basics,
    programme: hmepStrategicPeerReview,
    timeZone: 'Europe/London' as TimeZone,
    messengers: { ...playground.messengers, ...slack.messengers, ...teams.messengers },
    publicUrl,
  });
  const pages = await playground.serve(app);
  const platforms = [slack.serve(app), teams.serve(app)];
  const myData = createMyDataPage({ exports: app.exports, clock: systemClock, log });
  const listeners = [myData, ...platforms.map(({ listener }) => listener)];
  const server = await startServer(
    { ready: () => answers(database), listeners, playground: pages, publicUrl },
    0,
    '127.0.0.1',
  );
  for (const each of platforms) await each.start();
  onTestFinished(async () => {
    server.closeAllConnections();
    await stopServer(server);
    for (const each of platforms) {
      await each.stop();
      await each.close();
    }
  });
  const { port } = server.address() as AddressInfo;
  return { app, lines, port, url: `http://127.0.0.1:${port}`, fakeSlack, fakeTeams, tenant };
};
