import type { AddressInfo } from 'node:net';
import { createCalendarPage } from '../../adapters/calendar/calendar.ts';
import { createMyDataPage } from '../../adapters/my-data/my-data.ts';
import { openPlayground } from '../../adapters/playground/open.ts';
import { createRenderers } from '../../adapters/previews.ts';
import { projectRoot } from '../../adapters/project-root.ts';
import { startServer, stopServer } from '../../adapters/server.ts';
import { type OpenSlackParts, openSlack } from '../../adapters/slack/open.ts';
import { type OpenTeamsParts, openTeams } from '../../adapters/teams/open.ts';
import { createApp } from '../../src/app.ts';
import type { App, AppParts } from '../../src/app-parts.ts';
import type { TimeZone } from '../../src/calendar/time-zone.ts';
import { hmepStrategicPeerReview } from '../../src/programme/hmep/hmep.ts';
import { adaptersData } from '../support/adapters-data.ts';

/** Where people reach the bot; the test stands in for the proxy that leads from there to it. */
export const publicUrl = 'https://bot.council.example';

export interface BotParts extends Pick<AppParts, 'database' | 'clock' | 'log' | 'delivering'> {
  readonly slack: Pick<OpenSlackParts, 'settings' | 'cipher'>;
  readonly teams: Pick<OpenTeamsParts, 'settings' | 'network'>;
  readonly withPlayground: boolean;
}

/** The bot put together as its program does it, on a clock of the test's. Nothing is due by itself. */
export const putTogether = async (
  { database, clock, log, delivering, withPlayground, ...platforms }: BotParts,
  port: number,
) => {
  const basics = { database, clock, log, onlyPlayground: false };
  const teams = openTeams({ ...basics, ...platforms.teams, commands: () => app.commands });
  const slack = openSlack({ ...basics, ...platforms.slack });
  const playground = withPlayground
    ? openPlayground({ ...basics, root: projectRoot(), renderers: async (commands) => createRenderers(commands) })
    : undefined;
  const app: App = createApp({
    ...basics,
    programme: hmepStrategicPeerReview,
    timeZone: 'Europe/London' as TimeZone,
    messengers: { ...playground?.messengers, ...teams.messengers, ...slack.messengers },
    ...(delivering && { delivering }),
    personalData: adaptersData(database),
    publicUrl,
  });
  const pages = await playground?.serve(app);
  const onTeams = teams.serve(app);
  const onSlack = slack.serve(app);
  const myData = createMyDataPage({ exports: app.exports, clock, log });
  const calendars = createCalendarPage({ calendars: app.calendars, clock, log });
  const listeners = [myData, calendars, onTeams.listener, onSlack.listener];
  const serving = { ready: async () => true, listeners, ...(pages && { playground: pages }) };
  const server = await startServer(serving, port, '127.0.0.1');
  await onTeams.start();
  await onSlack.start();
  return {
    app,
    /** Waits until what is being answered has been. */
    answered: { slack: onSlack.answered, teams: onTeams.answered },
    port: (server.address() as AddressInfo).port,
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
