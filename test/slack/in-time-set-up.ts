import { onTestFinished } from 'vitest';
import type { SlackApp } from '../../adapters/slack/acts/parts.ts';
import type { Connection } from '../../adapters/slack/connection.ts';
import { createApp } from '../../src/app.ts';
import { systemClock } from '../../src/calendar/clock.ts';
import type { TimeZone } from '../../src/calendar/time-zone.ts';
import { hmepStrategicPeerReview } from '../../src/programme/hmep/hmep.ts';
import { createDatabase, type Database } from '../../src/storage/database.ts';
import type { databases } from '../support/databases.ts';
import type { Acknowledgement, Transport } from '../support/slack/transport.ts';
import { type Slowness, slowEngine } from '../support/slow-engine.ts';
import { type BotSettings, beginBot, workspace } from './bot-set-up.ts';

/** Everything that the bot can do, on a database of the test's. */
const realApp =
  (database: Database) =>
  ({ messenger }: Connection): SlackApp => {
    const log = { info: () => undefined, error: () => undefined };
    return createApp({
      database,
      programme: hmepStrategicPeerReview,
      clock: systemClock,
      timeZone: 'Europe/London' as TimeZone,
      log,
      onlyPlayground: false,
      messengers: { slack: messenger },
    });
  };

export interface Timed {
  readonly status: number;
  readonly milliseconds: number;
}

/** Measures at the client how long each acknowledgement takes. */
const timing = (transport: Transport, times: Timed[]): Transport => {
  const timed = async (acknowledged: Promise<Acknowledgement>): Promise<Acknowledgement> => {
    const start = performance.now();
    const answer = await acknowledged;
    times.push({ status: answer.status, milliseconds: performance.now() - start });
    return answer;
  };
  return {
    deliver: (kind, body, retry) => timed(transport.deliver(kind, body, retry)),
    repeats: () => timed(transport.repeats()),
  };
};

/** A bot on a database that can be made slow; everything is measured that the person does. */
export const beginSlowBot = async (
  kind: (typeof databases)[number],
  { real = false, ...settings }: Pick<BotSettings, 'many'> & { readonly real?: boolean } = {},
) => {
  const slowness: Slowness = { milliseconds: 0 };
  const database = createDatabase(slowEngine(await kind.openEngine('migrated'), slowness));
  onTestFinished(async () => {
    slowness.milliseconds = 0;
    await database.close();
  });
  const bot = await beginBot({ database, ...settings, ...(real && { createApp: realApp(database) }) });
  const times: Timed[] = [];
  const person = (user: string, channel?: string) => bot.person(user, channel, timing(bot.transport(), times));
  /** From now on every statement takes so many milliseconds longer, and no token is remembered. */
  const slowDown = (milliseconds: number): void => {
    bot.connection.installations.doubt(workspace.id as never);
    slowness.milliseconds = milliseconds;
  };
  return { bot, slowDown, times, person };
};
