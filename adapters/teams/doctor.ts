import type { Clock } from '../../src/calendar/clock.ts';
import { examineClock } from '../doctor/clock.ts';
import { type Finding, good, note, problem } from '../doctor/finding.ts';
import type { BotFrameworkParts } from './bot-framework/bot-framework.ts';
import type { TeamsIdentity } from './bot-framework/credentials.ts';
import { reachKeys, reachLogin } from './bot-framework/reach.ts';

type RealIdentity = Exclude<TeamsIdentity, { kind: 'local' }>;

const examineLogin = async (identity: RealIdentity, network: BotFrameworkParts['network']): Promise<Finding> => {
  const fault = await reachLogin(identity, network);
  if (!fault) return good('Microsoft accepts the bot’s registration.');
  if (identity.kind === 'UserAssignedMSI') {
    return problem(
      'Azure gives the bot no token for its managed identity.',
      'It works inside Azure only. There, add the identity to what the bot runs on: Identity, User assigned.',
    );
  }
  if (fault.kind === 'refused') {
    return problem(
      'Microsoft does not accept TEAMS_APP_ID with TEAMS_APP_PASSWORD in that tenant.',
      'Make a new client secret under Certificates & secrets and copy its value, not its id. Compare the two ids with Configuration of the Azure Bot. docs/teams.md',
    );
  }
  return problem(
    'Microsoft’s login does not answer.',
    'Let this computer reach login.microsoftonline.com on port 443.',
  );
};

const examineKeys = async (url: string | undefined, clock: Clock): Promise<readonly Finding[]> => {
  const date = await reachKeys(url);
  if (date !== undefined) return examineClock(clock, date, 'Microsoft’s');
  return [
    problem(
      'The keys with which Microsoft signs what it sends cannot be had.',
      'Let this computer reach login.botframework.com on port 443.',
    ),
  ];
};

/** Whether Microsoft accepts what is configured, and has the same time. */
export const examineTeams = async ({
  identity,
  openIdMetadataUrl,
  network,
  clock,
}: BotFrameworkParts & { readonly clock: Clock }): Promise<readonly Finding[]> => {
  if (identity.kind === 'local') return [note('TEAMS_LOCAL is on: the bot speaks to local clients, not to Teams.')];
  return [await examineLogin(identity, network), ...(await examineKeys(openIdMetadataUrl, clock))];
};
