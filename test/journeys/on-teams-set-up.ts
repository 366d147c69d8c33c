import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished } from 'vitest';
import { createMyDataPage } from '../../adapters/my-data/my-data.ts';
import { startServer, stopServer } from '../../adapters/server.ts';
import { openSlack } from '../../adapters/slack/open.ts';
import { openTeams } from '../../adapters/teams/open.ts';
import { type App, createApp } from '../../src/app.ts';
import type { TimeZone } from '../../src/calendar/time-zone.ts';
import { hmepStrategicPeerReview } from '../../src/programme/hmep/hmep.ts';
import type { Database } from '../../src/storage/database.ts';
import { adaptersData } from '../support/adapters-data.ts';
import type { LoggedLine } from '../support/bot.ts';
import { createMovedClock } from '../support/moved-clock.ts';
import { startFakeSlack } from '../support/slack/fake-slack.ts';
import { createPerson as createSlackPerson, type Person as SlackPerson } from '../support/slack/person.ts';
import { createHttpTransport as createSlackTransport } from '../support/slack/transport.ts';
import { watchBot as watchOnSlack } from '../support/slack/watch-bot.ts';
import { startFakeTeams } from '../support/teams/fake-teams.ts';
import { createPerson, type Person } from '../support/teams/person.ts';
import { createHttpTransport } from '../support/teams/transport.ts';
import { watchBot } from '../support/teams/watch-bot.ts';
import type { TenantSettings } from '../support/teams/world-settings.ts';

/** The tenant that the operator configured. */
export const office = {
  id: '10000000-0000-4000-8000-000000000001',
  officer: '29:officer',
  channel: '19:programme@thread.tacv2',
} as const;

export const westhaven = {
  id: '20000000-0000-4000-8000-000000000002',
  ann: '29:ann',
  ben: '29:ben',
  dee: '29:dee',
  channel: '19:highways@thread.tacv2',
} as const;

/** A workspace of Slack beside them, configured too. */
export const eastmere = { id: 'T0EASTMERE', cat: 'U0CAT', channel: 'C0ROADS' } as const;

const councils: readonly TenantSettings[] = [
  {
    id: office.id,
    users: [
      {
        id: office.officer,
        aadObjectId: '10000000-0000-4000-8000-0000000000aa',
        name: 'Officer One',
        email: 'one@office.example',
      },
    ],
    teams: [
      {
        id: office.channel,
        name: 'Programme',
        channels: [{ id: office.channel, name: 'General', members: [office.officer] }],
      },
    ],
  },
  {
    id: westhaven.id,
    users: [
      {
        id: westhaven.ann,
        aadObjectId: '20000000-0000-4000-8000-0000000000aa',
        name: 'Ann',
        email: 'ann@westhaven.example',
        installed: false,
      },
      {
        id: westhaven.ben,
        aadObjectId: '20000000-0000-4000-8000-0000000000bb',
        name: 'Ben',
        email: 'ben@westhaven.example',
      },
      {
        id: westhaven.dee,
        aadObjectId: '20000000-0000-4000-8000-0000000000dd',
        name: 'Dee',
        email: 'dee@westhaven.example',
        installed: false,
      },
    ],
    teams: [
      {
        id: westhaven.channel,
        name: 'Highways',
        installed: false,
        channels: [{ id: westhaven.channel, name: 'General', members: [westhaven.ann, westhaven.ben, westhaven.dee] }],
      },
    ],
  },
];

/** Where people reach the bot; the test stands in for the proxy that leads from there to it. */
const publicUrl = 'https://bot.council.example';

const signingSecret = 'signing-secret-for-tests';
const botToken = 'xoxb-a-token-for-tests';

const slackWorkspace = {
  id: eastmere.id,
  name: 'Eastmere Council',
  token: botToken,
  botUserId: 'U0HMEPE',
  users: [{ id: eastmere.cat, name: 'Cat', email: 'cat@eastmere.example' }],
  channels: [{ id: eastmere.channel, name: 'roads', members: [eastmere.cat, 'U0HMEPE'] }],
};

/** A Monday morning in winter. */
const start = '2026-11-23T09:00:00Z';

const startPlatforms = async (now: () => Date, tenants: readonly TenantSettings[]) => {
  const teams = await startFakeTeams({ appId: randomUUID(), password: 'a-secret-for-tests', tenants, now });
  onTestFinished(teams.stop);
  const slack = await startFakeSlack({ signingSecret, workspaces: [slackWorkspace], now });
  onTestFinished(slack.stop);
  return { teams, slack };
};

/** The bot on Teams and on Slack, put together as its program does it: it is stopped and started again. */
export const beginOnTeams = async (database: Database, tenants = councils) => {
  const clock = createMovedClock(start);
  const fakes = await startPlatforms(clock.now, tenants);
  const logged: LoggedLine[] = [];
  const keep = (fields: Readonly<Record<string, unknown>>, message: string) => void logged.push({ fields, message });
  const basics = { database, clock, log: { info: keep, error: keep }, onlyPlayground: false };

  const startBot = async (port: number) => {
    const { appId, openIdMetadataUrl, networkClient: network } = fakes.teams;
    const identity = { kind: 'SingleTenant', appId, password: 'a-secret-for-tests', tenantId: office.id } as const;
    const settings = { identity, openIdMetadataUrl };
    const teams = openTeams({ ...basics, settings, network, commands: () => app.commands });
    const access = { kind: 'one', botToken } as const;
    const slack = openSlack({ ...basics, settings: { access, signingSecret, apiUrl: fakes.slack.apiUrl } });
    const app: App = createApp({
      ...basics,
      programme: hmepStrategicPeerReview,
      timeZone: 'Europe/London' as TimeZone,
      messengers: { ...teams.messengers, ...slack.messengers },
      personalData: adaptersData(database),
      publicUrl,
    });
    const watched = { teams: watchBot(fakes.teams, app.dispatch), slack: watchOnSlack(fakes.slack, app.dispatch) };
    const onTeams = teams.serve({ ...app, dispatch: watched.teams.dispatch });
    const onSlack = slack.serve({ ...app, dispatch: watched.slack.dispatch });
    const myData = createMyDataPage({ exports: app.exports, clock, log: basics.log });
    const listeners = [myData, onTeams.listener, onSlack.listener];
    const server = await startServer({ ready: async () => true, listeners }, port, '127.0.0.1');
    await onTeams.start();
    await onSlack.start();
    return {
      app,
      port: (server.address() as AddressInfo).port,
      settled: { teams: watched.teams.settled, slack: watched.slack.settled },
      stop: async () => {
        server.closeAllConnections();
        await stopServer(server);
        await onTeams.stop();
        await onTeams.close();
        await onSlack.stop();
        await onSlack.close();
      },
    };
  };

  let bot = await startBot(0);
  onTestFinished(() => bot.stop());
  // On Slack it finds out by itself where it is.
  await expect.poll(() => database.prisma.conversation.count(), { timeout: 20_000 }).toBe(1);
  const url = `http://127.0.0.1:${bot.port}`;

  return {
    clock,
    fakes,
    logged,
    app: (): App => bot.app,

    /** @param conversation a channel; their chat with the bot where it is left out */
    person: (tenant: string, user: string, conversation?: string): Person =>
      createPerson({
        fake: fakes.teams,
        transport: createHttpTransport({ fake: fakes.teams, bot: url }),
        tenant,
        user,
        settled: () => bot.settled.teams(),
        ...(conversation !== undefined && { conversation }),
      }),

    /** Somebody in the channel of the Slack workspace. */
    slackPerson: (user: string): SlackPerson =>
      createSlackPerson({
        fake: fakes.slack,
        // Slack dates what it signs by the real time, as whoever checks it does.
        transport: createSlackTransport({ sign: (body) => fakes.slack.sign(body, new Date()) }, url),
        workspace: eastmere.id,
        user,
        settled: () => bot.settled.slack(),
        channel: eastmere.channel,
      }),

    /** Somebody opens one of the bot's links in a browser, or presses the button there. */
    browses: async (link: string, method: 'GET' | 'POST' = 'GET'): Promise<{ status: number; text: string }> => {
      const response = await fetch(link.replace(publicUrl, url), { method });
      return { status: response.status, text: await response.text() };
    },

    /** Time passes, and the bot sends what is due. */
    passes: async (minutes: number): Promise<void> => {
      clock.advance({ minutes });
      await bot.app.schedule.look();
      await bot.app.worker.workOff();
    },

    /** The bot is stopped, and another one starts on the same database and the same address. */
    restarts: async (): Promise<void> => {
      const { port, stop } = bot;
      await stop();
      bot = await startBot(port);
    },
  };
};
