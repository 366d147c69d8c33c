import { expect, onTestFinished } from 'vitest';
import type { App } from '../../src/app-parts.ts';
import type { Database } from '../../src/storage/database.ts';
import type { LoggedLine } from '../support/bot.ts';
import { createMovedClock } from '../support/moved-clock.ts';
import { createPerson as createSlackPerson, type Person as SlackPerson } from '../support/slack/person.ts';
import { createHttpTransport as createSlackTransport } from '../support/slack/transport.ts';
import { createPerson, type Person } from '../support/teams/person.ts';
import { createHttpTransport } from '../support/teams/transport.ts';
import type { TenantSettings } from '../support/teams/world-settings.ts';
import { publicUrl } from './put-together.ts';
import { botToken, startPlatforms, startWholeBot } from './whole-bot.ts';

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

/** The bot on Teams and on Slack, put together as its program does it: it is stopped and started again. */
export const beginOnTeams = async (database: Database, tenants = councils) => {
  const clock = createMovedClock(start);
  const fakes = await startPlatforms(clock.now, { tenants, workspace: slackWorkspace });
  const logged: LoggedLine[] = [];
  const keep = (fields: Readonly<Record<string, unknown>>, message: string) => void logged.push({ fields, message });
  const parts = { database, clock, log: { info: keep, error: keep }, platforms: fakes, tenantId: office.id };
  const startBot = (port: number) => startWholeBot({ ...parts, withPlayground: false }, port);

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
