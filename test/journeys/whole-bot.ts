import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { createMyDataPage } from '../../adapters/my-data/my-data.ts';
import { openPlayground } from '../../adapters/playground/open.ts';
import { projectRoot } from '../../adapters/project-root.ts';
import { startServer, stopServer } from '../../adapters/server.ts';
import { openSlack } from '../../adapters/slack/open.ts';
import { openTeams } from '../../adapters/teams/open.ts';
import { type App, type AppParts, createApp } from '../../src/app.ts';
import type { TimeZone } from '../../src/calendar/time-zone.ts';
import { hmepStrategicPeerReview } from '../../src/programme/hmep/hmep.ts';
import { adaptersData } from '../support/adapters-data.ts';
import { startFakeSlack } from '../support/slack/fake-slack.ts';
import { watchBot as watchOnSlack } from '../support/slack/watch-bot.ts';
import type { WorkspaceSettings } from '../support/slack/world.ts';
import { startFakeTeams } from '../support/teams/fake-teams.ts';
import { watchBot } from '../support/teams/watch-bot.ts';
import type { TenantSettings } from '../support/teams/world-settings.ts';

/** Where people reach the bot; the test stands in for the proxy that leads from there to it. */
export const publicUrl = 'https://bot.council.example';

const signingSecret = 'signing-secret-for-tests';
const password = 'a-secret-for-tests';

/** The token of the workspace that is configured. */
export const botToken = 'xoxb-a-token-for-tests';

export interface Places {
  readonly tenants: readonly TenantSettings[];
  readonly workspace: WorkspaceSettings;
}

/** Teams and Slack, which go on while the bot is stopped and started. */
export const startPlatforms = async (now: () => Date, { tenants, workspace }: Places) => {
  const teams = await startFakeTeams({ appId: randomUUID(), password, tenants, now });
  onTestFinished(teams.stop);
  const slack = await startFakeSlack({ signingSecret, workspaces: [workspace], now });
  onTestFinished(slack.stop);
  return { teams, slack };
};

export interface WholeBotParts extends Pick<AppParts, 'database' | 'clock' | 'log'> {
  readonly platforms: Awaited<ReturnType<typeof startPlatforms>>;
  /** The tenant of Teams that is configured. */
  readonly tenantId: string;
  readonly withPlayground: boolean;
}

/** The bot put together as its program does it; time passes when the test says so. */
export const startWholeBot = async (parts: WholeBotParts, port: number) => {
  const { database, clock, log, platforms, tenantId, withPlayground } = parts;
  const basics = { database, clock, log, onlyPlayground: false };
  const { appId, openIdMetadataUrl, networkClient: network } = platforms.teams;
  const identity = { kind: 'SingleTenant', appId, password, tenantId } as const;
  const settings = { identity, openIdMetadataUrl };
  const teams = openTeams({ ...basics, settings, network, commands: () => app.commands });
  const access = { kind: 'one', botToken } as const;
  const slack = openSlack({ ...basics, settings: { access, signingSecret, apiUrl: platforms.slack.apiUrl } });
  const playground = withPlayground ? openPlayground({ ...basics, root: projectRoot() }) : undefined;
  const app: App = createApp({
    ...basics,
    programme: hmepStrategicPeerReview,
    timeZone: 'Europe/London' as TimeZone,
    messengers: { ...playground?.messengers, ...teams.messengers, ...slack.messengers },
    personalData: adaptersData(database),
    publicUrl,
  });
  const pages = await playground?.serve(app);
  const watched = {
    teams: watchBot(platforms.teams, app.dispatch),
    slack: watchOnSlack(platforms.slack, app.dispatch),
  };
  const onTeams = teams.serve({ ...app, dispatch: watched.teams.dispatch });
  const onSlack = slack.serve({ ...app, dispatch: watched.slack.dispatch });
  const myData = createMyDataPage({ exports: app.exports, clock, log });
  const listeners = [myData, onTeams.listener, onSlack.listener];
  const serving = { ready: async () => true, listeners, ...(pages && { playground: pages }) };
  const server = await startServer(serving, port, '127.0.0.1');
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
