import { expect, onTestFinished } from 'vitest';
import type { App } from '../../src/app-parts.ts';
import type { Database } from '../../src/storage/database.ts';
import type { LoggedLine } from '../support/bot.ts';
import { createMovedClock } from '../support/moved-clock.ts';
import { all, hasClass, visibleText } from '../support/playground-html.ts';
import { createVisitor } from '../support/playground-visitor.ts';
import { createPerson as createSlackPerson, type Person as SlackPerson } from '../support/slack/person.ts';
import { createHttpTransport as createSlackTransport } from '../support/slack/transport.ts';
import { createPerson, type Person } from '../support/teams/person.ts';
import { createHttpTransport } from '../support/teams/transport.ts';
import { botToken, startPlatforms, startWholeBot } from './whole-bot.ts';

const tenant = { id: '10000000-0000-4000-8000-000000000001', channel: '19:programme@thread.tacv2' } as const;
const teamsPeople = { officer: '29:officer', eve: '29:eve' } as const;
const workspace = { id: 'T0EASTMERE', channel: 'C0ROADS' } as const;
const slackPeople = { cat: 'U0CAT', dan: 'U0DAN' } as const;

const tenants = [
  {
    id: tenant.id,
    users: [
      {
        id: teamsPeople.officer,
        aadObjectId: '10000000-0000-4000-8000-0000000000aa',
        name: 'Officer One',
        email: 'one@office.example',
      },
      {
        id: teamsPeople.eve,
        aadObjectId: '10000000-0000-4000-8000-0000000000bb',
        name: 'Eve',
        email: 'eve@office.example',
      },
    ],
    teams: [
      {
        id: tenant.channel,
        name: 'Programme',
        channels: [{ id: tenant.channel, name: 'General', members: Object.values(teamsPeople) }],
      },
    ],
  },
];

const slackWorkspace = {
  id: workspace.id,
  name: 'Eastmere Council',
  token: botToken,
  botUserId: 'U0HMEPE',
  users: [
    { id: slackPeople.cat, name: 'Cat', email: 'cat@eastmere.example' },
    { id: slackPeople.dan, name: 'Dan', email: 'dan@eastmere.example' },
  ],
  channels: [{ id: workspace.channel, name: 'roads', members: [...Object.values(slackPeople), 'U0HMEPE'] }],
};

/** A place where digests come: each message of the bot in it, from the oldest, as it stands now. */
export type Place = 'Slack channel' | 'Slack person' | 'Teams channel' | 'Teams person' | 'officer' | 'playground';

/** The bot on Slack, on Teams and in the playground at once, stopped and started again as the test says. */
export const beginEverywhere = async (database: Database, start: Date) => {
  const clock = createMovedClock(start);
  const platforms = await startPlatforms(clock.now, { tenants, workspace: slackWorkspace });
  const logged: LoggedLine[] = [];
  const keep = (fields: Readonly<Record<string, unknown>>, message: string) => void logged.push({ fields, message });
  const parts = { database, clock, log: { info: keep, error: keep }, platforms, tenantId: tenant.id };
  const startBot = (port: number) => startWholeBot({ ...parts, withPlayground: true }, port);

  let bot = await startBot(0);
  let isStopped = false;
  const stops = async (): Promise<void> => {
    if (!isStopped) await bot.stop();
    isStopped = true;
  };
  onTestFinished(stops);
  // Six of the playground; the last the bot finds on Slack by itself.
  await expect.poll(() => database.prisma.conversation.count(), { timeout: 20_000 }).toBe(7);
  const { port } = bot;
  const url = `http://127.0.0.1:${port}`;

  const onTeams = (user: keyof typeof teamsPeople, conversation?: string): Person =>
    createPerson({
      fake: platforms.teams,
      transport: createHttpTransport({ fake: platforms.teams, bot: url }),
      tenant: tenant.id,
      user: teamsPeople[user],
      settled: () => bot.settled.teams(),
      ...(conversation !== undefined && { conversation }),
    });
  const onSlack = (user: keyof typeof slackPeople, channel?: string): SlackPerson =>
    createSlackPerson({
      fake: platforms.slack,
      // Slack dates what it signs by the real time, as whoever checks it does.
      transport: createSlackTransport({ sign: (body) => platforms.slack.sign(body, new Date()) }, url),
      workspace: workspace.id,
      user: slackPeople[user],
      settled: () => bot.settled.slack(),
      ...(channel !== undefined && { channel }),
    });
  const visitor = createVisitor({ url: `http://localhost:${port}`, place: 'highways', as: 'colleague' });

  const slackMessages = (channel: { readonly messages: readonly { byBot: boolean; blocks: unknown }[] }) =>
    channel.messages.filter(({ byBot }) => byBot).map(({ blocks }) => JSON.stringify(blocks));
  const teamsMessages = ({ activities }: { readonly activities: readonly { byBot: boolean; content: unknown }[] }) =>
    activities.filter(({ byBot }) => byBot).map(({ content }) => JSON.stringify(content));
  const slack = platforms.slack.world;
  const teams = platforms.teams.world;

  const messages: Readonly<Record<Place, () => Promise<readonly string[]> | readonly string[]>> = {
    'Slack channel': () => slackMessages(slack.channel(workspace.id, workspace.channel)),
    'Slack person': () => slackMessages(slack.direct(workspace.id, slackPeople.dan)),
    'Teams channel': () => teamsMessages(teams.conversation(tenant.channel)),
    'Teams person': () => teamsMessages(teams.personal(tenant.id, teamsPeople.eve)),
    officer: () => teamsMessages(teams.personal(tenant.id, teamsPeople.officer)),
    playground: async () =>
      all(await visitor.page(), 'li')
        .filter((each) => hasClass(each, 'message'))
        .map(visibleText),
  };

  return {
    clock,
    logged,
    app: (): App => bot.app,
    officer: onTeams('officer'),
    eve: onTeams('eve'),
    programme: onTeams('eve', tenant.channel),
    dan: onSlack('dan'),
    roads: onSlack('cat', workspace.channel),
    highways: visitor,
    messages,

    /** What is due is composed; nothing is sent yet. */
    looks: async (): Promise<void> => void (await bot.app.schedule.look()),
    sends: (): Promise<void> => bot.app.worker.workOff(),
    stops,

    /** Another process begins on the same database and the same address. */
    starts: async (): Promise<void> => {
      await stops();
      bot = await startBot(port);
      isStopped = false;
    },
  };
};
