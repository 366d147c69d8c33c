import { randomBytes, randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { createMovedClock } from '../support/moved-clock.ts';
import { startFakeSlack } from '../support/slack/fake-slack.ts';
import { createPerson as createSlackPerson } from '../support/slack/person.ts';
import { type Acknowledgement, createHttpTransport as slackTransport } from '../support/slack/transport.ts';
import { startFakeTeams } from '../support/teams/fake-teams.ts';
import { createPerson as createTeamsPerson } from '../support/teams/person.ts';
import { createHttpTransport as teamsTransport } from '../support/teams/transport.ts';
import { type Desk, onSlack, onTeams } from './at-their-desk.ts';
import { startBotChild } from './bot-child.ts';
import { type Answered, everythingHeard } from './overheard.ts';
import { publicUrl } from './put-together.ts';
import { channels, everybody, slackWorkspaces, teamsTenants, tenants, type Who, workspaces } from './review-places.ts';

const client = { clientId: '1.2', clientSecret: 'client-secret-for-tests' } as const;
const signingSecret = 'signing-secret-for-tests';
const password = 'a-secret-for-tests';

export type ReviewTown = Awaited<ReturnType<typeof beginReviewTown>>;

export interface At {
  /** Of the place where they are; their chat with the bot where it is left out. */
  readonly channel?: 'team' | 'all';
  /** They do not wait for what the bot does after it has answered. */
  readonly hurried?: true;
  /** Told what the bot answered to each act. */
  readonly onAnswer?: (answer: Acknowledgement) => void;
}

/**
 * The bot in a process of its own, on two workspaces of Slack and two tenants of Teams, which outlive it.
 * @param data where the bot's data are
 */
export const beginReviewTown = async (
  data: { readonly databaseUrl?: string; readonly dataDir: string },
  start: string,
) => {
  const clock = createMovedClock(start);
  const { now } = clock;
  const slack = await startFakeSlack({
    ...{ ...client, signingSecret, now, workspaces: slackWorkspaces, rotation: true, keepsAll: true },
  });
  onTestFinished(slack.stop);
  const teams = await startFakeTeams({ appId: randomUUID(), password, tenants: teamsTenants, now });
  onTestFinished(teams.stop);
  const fakes = { slack, teams };
  const { appId, openIdMetadataUrl, loginUrl } = teams;
  const bot = await startBotChild({
    ...data,
    now,
    fakes,
    tokenKey: randomBytes(32).toString('base64'),
    loginUrl,
    slack: {
      access: { kind: 'many', ...client, stateSecret: 'state-secret-for-tests' },
      ...{ signingSecret, apiUrl: slack.apiUrl, publicUrl },
    },
    teams: {
      identity: { kind: 'SingleTenant', appId, password, tenantId: tenants.programme },
      openIdMetadataUrl,
    },
  });
  const answered: Answered[] = [];

  const slackDesk = (who: Who, at: 'eastmere' | 'northmoor', { channel, hurried, onAnswer }: At): Desk => {
    // Slack dates what it signs by the real time, as whoever checks it does.
    const transport = slackTransport({ sign: (body) => slack.sign(body, new Date()) }, bot.url);
    return onSlack(
      createSlackPerson({
        fake: slack,
        transport: {
          ...transport,
          deliver: async (...delivered) => {
            const answer = await transport.deliver(...delivered);
            onAnswer?.(answer);
            return answer;
          },
        },
        workspace: workspaces[at],
        user: everybody[who].id,
        ...(!hurried && { settled: bot.settled.slack }),
        ...(channel && { channel: channels[at][channel] }),
      }),
    );
  };

  const teamsPerson = (who: Who, at: 'programme' | 'hull', { channel, hurried, onAnswer }: At) => {
    const transport = teamsTransport({ fake: teams, bot: bot.url });
    const { id: user } = everybody[who];
    return createTeamsPerson({
      fake: teams,
      transport: {
        ...transport,
        deliver: async (activity) => {
          const answer = await transport.deliver(activity);
          answered.push({ user, body: answer.body });
          onAnswer?.(answer);
          return answer;
        },
      },
      tenant: tenants[at],
      user,
      ...(!hurried && { settled: bot.settled.teams }),
      ...(channel && { conversation: channels[at][channel] }),
    });
  };

  const browse = async (url: string, cookie = '') => {
    const response = await fetch(url.replace(publicUrl, bot.url), { headers: { cookie } });
    return { html: await response.text(), cookies: response.headers.getSetCookie() };
  };

  return {
    fakes,
    bot,
    clock,
    heard: () => everythingHeard(fakes, answered),

    /** Somebody before one of their conversations. */
    desk: (who: Who, how: At = {}): Desk => {
      const { at } = everybody[who];
      return at === 'eastmere' || at === 'northmoor'
        ? slackDesk(who, at, how)
        : onTeams(teamsPerson(who, at, how), how.channel !== undefined);
    },

    /** Somebody adds the bot to a channel of Teams, or to their chats. */
    installs: (who: 'olive' | 'orla', how: At = {}): Promise<void> =>
      teamsPerson(who, everybody[who].at, how).installs(),

    /** Somebody installs the bot in a workspace of Slack with a browser. */
    installsSlack: async (at: 'eastmere' | 'northmoor'): Promise<void> => {
      const { html, cookies } = await browse(`${publicUrl}/slack/install`);
      const link = /class="button" href="([^"]*)"/u.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
      await browse(slack.approve(link, workspaces[at]), cookies[0]?.split(';')[0]);
      await bot.settled.slack();
    },

    /** Time passes; nothing is done by that. */
    waits: async (minutes: number): Promise<void> => {
      clock.advance({ minutes });
      await bot.hearsTime();
    },

    comes: async (to: string): Promise<void> => {
      clock.set(to);
      await bot.hearsTime();
    },

    /** It is that time by now, and the bot does what is due. */
    at: async (time: string): Promise<void> => {
      clock.set(time);
      await bot.hearsTime();
      await bot.look();
    },

    /** Minutes pass, and in each the bot does what is due: one message for everybody, as platforms are paced. */
    passes: async (minutes = 1): Promise<void> => {
      for (let passed = 0; passed < minutes; passed += 1) {
        clock.advance({ minutes: 1 });
        await bot.hearsTime();
        await bot.look();
      }
    },
  };
};
