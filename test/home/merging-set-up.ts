import type { Caller } from '../../src/chat/caller.ts';
import type { Database } from '../../src/storage/database.ts';
import { adaptersData } from '../support/adapters-data.ts';
import { button, createTestBot, said, westhaven } from '../support/bot.ts';

const slack = { platform: 'slack', workspace: { externalId: 'T1', name: 'Northmoor Council' } } as const;
/** What one of the two is called there. */
export const name = 'Zachary Quennell-Example';
export const at = new Date('2026-11-20T09:00:00Z');

/** Somebody with an account here, and another there. */
export const begin = async (database: Database) => {
  const bot = await createTestBot(database, { personalData: adaptersData(database) });
  await bot.app.workspaces.configure(slack, bot.clock.now());
  const here = bot.person('Ann');
  const there = bot.person(name, slack);
  const meet = (more: object): Promise<Caller> =>
    bot.app.people.meet(
      { platform: 'playground', workspace: westhaven, externalId: 'ann', name: 'Ann', ...more },
      bot.clock.now(),
    );
  const callers = async () => ({
    into: await meet({}),
    from: await meet({ ...slack, externalId: 'zachary-quennell-example', name }),
  });
  /** The code is made here and typed there. */
  const links = async (): Promise<string> => {
    const code = /[A-Z]{4}-[A-Z]{4}/u.exec(said(await here.types('link')))?.[0] ?? '';
    return said(await there.presses(button(await there.types(`link ${code}`), 'Yes, this is me')));
  };
  return { ...bot, here, there, callers, links };
};
