import { createApp } from '../../src/app.ts';
import type { App } from '../../src/app-parts.ts';
import type { TimeZone } from '../../src/calendar/time-zone.ts';
import { hmepStrategicPeerReview } from '../../src/programme/hmep/hmep.ts';
import type { Database } from '../../src/storage/database.ts';
import { watchRejections } from '../slack/guard-set-up.ts';
import { createMovedClock } from '../support/moved-clock.ts';
import { type BotSettings, beginBot } from './bot-set-up.ts';

/** Everything that the bot can do on Teams, with its worker. @param settings `after` another, it comes back to the same places; `at`: not before that */
export const beginReal = async (database: Database, settings: Partial<BotSettings> & { readonly at?: Date } = {}) => {
  const rejections = watchRejections();
  const clock = createMovedClock(settings.at ?? '2026-11-23T09:00:00Z');
  let real: App | undefined;
  const bot = await beginBot({
    database,
    ...settings,
    createApp: ({ messenger }) => {
      real = createApp({
        database,
        programme: hmepStrategicPeerReview,
        clock,
        timeZone: 'Europe/London' as TimeZone,
        log: { info: () => undefined, error: () => undefined },
        onlyPlayground: false,
        messengers: { teams: messenger },
      });
      return real;
    },
  });
  const app = (): App => {
    if (!real) throw new Error('There is no app');
    return real;
  };
  return {
    bot,
    rejections,
    clock,
    /** Ann becomes the office, in her chat. */
    beOffice: async (): Promise<void> => {
      await bot.ann.types(`claim ${await app().office.newCode(clock.now())}`);
    },
    announce: async (title: string): Promise<void> => {
      await bot.ann.types('announce');
      await bot.ann.form.fills('Title', title);
      await bot.ann.form.fills('What everybody should know', 'Three councils have asked.');
      await bot.ann.presses('Announce');
    },
    /** Time passes, and what is due is sent. */
    passes: async (minutes = 5): Promise<void> => {
      clock.advance({ minutes });
      await app().schedule.look();
      await app().worker.workOff();
      await bot.settled();
    },
  };
};
