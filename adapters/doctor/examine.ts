import { join } from 'node:path';
import type { Clock } from '../../src/calendar/clock.ts';
import type { Log } from '../../src/chat/log.ts';
import type { Config } from '../config.ts';
import { projectRoot } from '../project-root.ts';
import { examineDatabase } from './database.ts';
import { type Finding, good, note } from './finding.ts';
import { examinePublicUrl } from './public-url.ts';

export interface ExamineParts {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
  /** Another way to Microsoft's login, for tests. */
  readonly network?: Parameters<typeof import('../teams/doctor.ts').examineTeams>[0]['network'];
}

const examinePlatforms = async ({ config, clock, log, network }: ExamineParts): Promise<readonly Finding[]> => {
  const { slack, teams } = config;
  if (!slack && !teams) {
    return [note('Neither Slack nor Teams is configured. docs/slack.md and docs/teams.md say how to begin.')];
  }
  const found: Finding[] = [];
  if (slack) {
    const { examineSlack } = await import('../slack/doctor.ts');
    found.push(...(await examineSlack({ settings: slack, clock, log })));
  }
  if (teams) {
    const { examineTeams } = await import('../teams/doctor.ts');
    found.push(...(await examineTeams({ ...teams, clock, ...(network && { network }) })));
  }
  return found;
};

/** Looks at everything that is configured, without changing anything. */
export const examine = async (parts: ExamineParts): Promise<readonly Finding[]> => {
  const { config, clock } = parts;
  const { databaseUrl, dataDir, slack, teams } = config;
  const migrationsDir = join(projectRoot(), 'prisma/migrations');
  return [
    good('The settings make sense.'),
    ...(await examineDatabase({ databaseUrl, dataDir, clock, migrationsDir })),
    ...(await examinePlatforms(parts)),
    ...(slack || teams || config.publicUrl !== undefined ? await examinePublicUrl(config) : []),
  ];
};
