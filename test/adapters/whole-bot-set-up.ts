import { randomBytes, randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { createCalendarPage } from '../../adapters/calendar/calendar.ts';
import { createLog } from '../../adapters/log.ts';
import { openMetrics } from '../../adapters/metrics/open.ts';
import { createMyDataPage } from '../../adapters/my-data/my-data.ts';
import { openPlayground } from '../../adapters/playground/open.ts';
import { createRenderers } from '../../adapters/previews.ts';
import { projectRoot } from '../../adapters/project-root.ts';
import { startServer, stopServer } from '../../adapters/server.ts';
import type { InstallationId } from '../../adapters/slack/installations/installation.ts';
import { sealTokens } from '../../adapters/slack/installations/seal.ts';
import { saveGranted } from '../../adapters/slack/installations/store.ts';
import { openSlack } from '../../adapters/slack/open.ts';
import { openTeams } from '../../adapters/teams/open.ts';
import { type Cipher, createCipher } from '../../adapters/token-key.ts';
import { createApp } from '../../src/app.ts';
import type { App } from '../../src/app-parts.ts';
import { systemClock } from '../../src/calendar/clock.ts';
import type { TimeZone } from '../../src/calendar/time-zone.ts';
import { hmepStrategicPeerReview } from '../../src/programme/hmep/hmep.ts';
import { answers } from '../../src/storage/answers.ts';
import type { Database } from '../../src/storage/database.ts';
import { startFakeSlack } from '../support/slack/fake-slack.ts';
import { leastScopes } from '../support/slack/tokens.ts';
import { startFakeTeams } from '../support/teams/fake-teams.ts';

const signingSecret = 'a-signing-secret-for-tests';
const clientSecret = 'a-client-secret-for-tests';
const password = 'a-password-for-tests';
/** Of whoever reads the figures. */
export const metricsToken = 'a-token-for-whoever-reads';
const slackTeam = 'T0WESTHAVEN';
const slackUser = 'U0ANN';
const teamsUser = '29:ann';
const teamsUserId = '5f0c8a52-9d0f-4b6e-8a36-0000000000aa';
const botToken = 'xoxb-for-tests';

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
        token: botToken,
        scopes: leastScopes,
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
        users: [{ id: teamsUser, name: 'Annabel Quillfeather', aadObjectId: teamsUserId }],
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

/** A request over HTTP. */
export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

type Fakes = Awaited<ReturnType<typeof startFakes>>;

/** What Slack sends, signed. */
const fromSlack = ({ slack }: Fakes, body: string, isForm: boolean): Sent => {
  const type = isForm ? 'application/x-www-form-urlencoded' : 'application/json';
  return { method: 'POST', path: '/slack/events', headers: { 'content-type': type, ...slack.sign(body) }, body };
};

/** What somebody types in Slack. */
const typedInSlack = (fakes: Fakes, text: string): Sent => {
  const form = new URLSearchParams({
    ...{ command: '/hmep', text, team_id: slackTeam, user_id: slackUser, user_name: 'annabel' },
    ...{ channel_id: 'C0ROADS', channel_name: 'roads', trigger_id: fakes.slack.newTrigger(slackUser) },
    response_url: fakes.slack.newResponseUrl({ workspace: slackTeam, channel: 'C0ROADS', user: slackUser }),
  });
  return fromSlack(fakes, form.toString(), true);
};

/** What Teams sends, with a good token. */
const fromTeams = ({ teams }: Fakes, body: string): Sent => {
  const authorization = `Bearer ${teams.tokenFor(teams.serviceUrl)}`;
  return {
    method: 'POST',
    path: '/api/messages',
    headers: { 'content-type': 'application/json', authorization },
    body,
  };
};

/** What Teams tells when somebody does something in their chat with the bot. */
const activityOf = ({ teams }: Fakes, tenant: string, more: object): object => ({
  type: 'message',
  id: randomUUID(),
  channelId: 'msteams',
  serviceUrl: teams.serviceUrl,
  from: { id: teamsUser, name: 'Annabel Quillfeather', aadObjectId: teamsUserId },
  recipient: { id: teams.world.botId, name: 'HMEP' },
  conversation: {
    conversationType: 'personal',
    tenantId: tenant,
    id: teams.world.personal(tenant, teamsUser).id,
  },
  channelData: { tenant: { id: tenant } },
  text: 'help',
  textFormat: 'plain',
  ...more,
});

/** Stores that the bot was installed, as the page for installing does. */
const install = (database: Database, cipher: Cipher) => {
  const id = slackTeam as InstallationId;
  const installation = { id, name: 'Westhaven', appId: 'A0', botUserId: 'U0HMEP', scopes: leastScopes };
  return saveGranted(database, { installation, ...sealTokens(cipher, id, { token: botToken }) }, systemClock.now());
};

/** Everything that can be configured at once, behind one server, as `adapters/main.ts` puts it together. */
export const beginWholeBot = async (
  database: Database,
  { publicUrl = 'https://bot.council.example', slackApiUrl }: Partial<Record<'publicUrl' | 'slackApiUrl', string>> = {},
) => {
  const tenant = randomUUID();
  const fakes = await startFakes(tenant);
  const { slack: fakeSlack, teams: fakeTeams } = fakes;
  const lines: string[] = [];
  const log = createLog('error', { write: (line) => void lines.push(line) });
  const basics = { database, clock: systemClock, log, onlyPlayground: false };
  const metrics = openMetrics({ ...basics, token: metricsToken, platforms: ['slack', 'teams', 'playground'] });
  const playground = openPlayground({
    ...basics,
    root: projectRoot(),
    renderers: async (commands) => createRenderers(commands),
  });
  const access = { kind: 'many', clientId: '1.2', clientSecret, stateSecret: 'a-state-secret-for-tests' } as const;
  const cipher = createCipher(randomBytes(32).toString('hex'));
  await install(database, cipher);
  const slack = openSlack({
    ...basics,
    settings: { access, signingSecret, apiUrl: slackApiUrl ?? fakeSlack.apiUrl, publicUrl },
    cipher,
    acknowledging: metrics.acknowledging('slack'),
  });
  const identity = { kind: 'SingleTenant', appId: fakeTeams.appId, password, tenantId: tenant } as const;
  const teams = openTeams({
    ...basics,
    settings: { identity, openIdMetadataUrl: fakeTeams.openIdMetadataUrl },
    network: fakeTeams.networkClient,
    commands: () => app.commands,
    acknowledging: metrics.acknowledging('teams'),
  });
  const app: App = createApp({
    ...basics,
    programme: hmepStrategicPeerReview,
    timeZone: 'Europe/London' as TimeZone,
    messengers: { ...playground.messengers, ...slack.messengers, ...teams.messengers },
    publicUrl,
  });
  const home = { externalId: slackTeam, name: 'Westhaven' };
  await app.workspaces.configure({ platform: 'slack', workspace: home }, systemClock.now());
  const pages = await playground.serve(app);
  const platforms = [slack.serve(app), teams.serve(app)];
  const myData = createMyDataPage({ exports: app.exports, clock: systemClock, log });
  const calendar = createCalendarPage({ calendars: app.calendars, clock: systemClock, log });
  const listeners = [myData, calendar, metrics.listener, ...platforms.map(({ listener }) => listener)];
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
  const url = `http://127.0.0.1:${port}`;
  return {
    app,
    lines,
    url,
    sends: ({ method, path, headers, body }: Sent) => fetch(`${url}${path}`, { method, headers, body }),
    fromSlack: (body: string, isForm = false): Sent => fromSlack(fakes, body, isForm),
    typedInSlack: (text: string): Sent => typedInSlack(fakes, text),
    fromTeams: (body: string): Sent => fromTeams(fakes, body),
    activity: (more: object = {}): object => activityOf(fakes, tenant, more),
  };
};
