import { randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import type { AppParts } from '../../src/app-parts.ts';
import { untilSettled } from '../support/settled.ts';
import { startFakeSlack } from '../support/slack/fake-slack.ts';
import type { WorkspaceSettings } from '../support/slack/world-settings.ts';
import { startFakeTeams } from '../support/teams/fake-teams.ts';
import type { TenantSettings } from '../support/teams/world-settings.ts';
import { putTogether } from './put-together.ts';

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
export const startWholeBot = async ({ platforms, tenantId, ...parts }: WholeBotParts, port: number) => {
  const { appId, openIdMetadataUrl, networkClient: network } = platforms.teams;
  const identity = { kind: 'SingleTenant', appId, password, tenantId } as const;
  const access = { kind: 'one', botToken } as const;
  const bot = await putTogether(
    {
      ...parts,
      teams: { settings: { identity, openIdMetadataUrl }, network },
      slack: { settings: { access, signingSecret, apiUrl: platforms.slack.apiUrl } },
    },
    port,
  );
  const { slack, teams } = platforms;
  const settled = {
    slack: untilSettled(slack, bot.answered.slack),
    teams: untilSettled(teams, bot.answered.teams),
  };
  return { ...bot, settled };
};
