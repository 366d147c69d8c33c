import type { App } from '../../src/app-parts.ts';
import type { Clock } from '../../src/calendar/clock.ts';
import type { Log } from '../../src/chat/log.ts';
import type { Messengers } from '../../src/delivery/message.ts';
import { createPeople } from '../../src/people/people.ts';
import type { Database } from '../../src/storage/database.ts';
import type { Acknowledging } from '../acknowledging.ts';
import type { BotFrameworkParts } from './bot-framework/bot-framework.ts';
import { connectTeams } from './connection.ts';
import { createTeams, type Teams, type TeamsSettings } from './teams.ts';

export interface OpenTeamsParts extends Pick<BotFrameworkParts, 'network'> {
  readonly settings: TeamsSettings;
  readonly commands: () => App['commands'];
  readonly database: Database;
  readonly onlyPlayground: boolean;
  readonly clock: Clock;
  readonly log: Log;
  readonly acknowledging?: Acknowledging;
}

/** Teams: first what sends, which the bot needs, then what answers, which needs the bot. */
export const openTeams = ({ settings, commands, database, onlyPlayground, clock, log, ...more }: OpenTeamsParts) => {
  const { acknowledging, ...network } = more;
  const people = createPeople(database, { onlyPlayground, log });
  const connection = connectTeams({ ...settings, ...network, people, commands, database, clock });
  const messengers: Messengers = { teams: connection.messenger };
  const timed = acknowledging && { acknowledging };
  return { messengers, serve: (app: App): Teams => createTeams({ settings, connection, app, clock, log, ...timed }) };
};
