import type { Reply } from '../../src/chat/reply.ts';
import type { Database } from '../../src/storage/database.ts';
import { createTestBot, type Person } from '../support/bot.ts';
import { createTestMessenger, type TestMessenger } from '../support/test-messenger.ts';
import { sendsOff } from '../updates/posting.ts';

export const inOffice = { platform: 'slack', workspace: { externalId: 'T-office', name: 'The office' } } as const;
export const inCouncil = {
  platform: 'teams',
  workspace: { externalId: 'council', name: 'Northmoor Council' },
} as const;

export const beginNews = async (database: Database) => {
  const [slack, teams] = [createTestMessenger(), createTestMessenger()];
  const bot = await createTestBot(database, { messengers: { slack, teams }, onlyPlayground: false });
  const { app, clock, person } = bot;
  const office = person('Office One', inOffice);
  await office.types(`claim ${await app.office.newCode(clock.now())}`);
  await app.workspaces.configure(inCouncil, clock.now());
  // The jobs are known from now on.
  await app.schedule.look();
  const posts = async (
    title: string,
    more: Readonly<Record<string, string | boolean | string[]>> = {},
  ): Promise<Reply> => {
    clock.advance({ minutes: 1 });
    return sendsOff(office, title, more);
  };
  /** Days pass, a quarter of an hour at a time around the usual hour. */
  const passes = async (days: number): Promise<void> => {
    for (let day = 0; day < days; day += 1) {
      clock.advance({ days: 1 });
      await app.schedule.look();
      await app.worker.workOff();
    }
  };
  const arrived = (platform: TestMessenger) => platform.posted.map(({ view }) => view.summary);
  return { ...bot, slack, teams, office, posts, passes, arrived };
};

export const reader = (person: (name: string, more: typeof inCouncil) => Person, name: string): Person =>
  person(name, inCouncil);
