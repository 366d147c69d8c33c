import type { Reply } from '../../src/chat/reply.ts';
import type { View } from '../../src/chat/view.ts';
import type { Database } from '../../src/storage/database.ts';
import { createTestBot } from '../support/bot.ts';
import { emptyDatabase } from '../support/databases.ts';
import { createTestMessenger } from '../support/test-messenger.ts';

const asReply = (view: View): Reply => ({ kind: 'show', to: 'caller', view });

/** The office, and what people got of its calls. */
export const beginCalling = async (database: Database) => {
  await emptyDatabase(database);
  const playground = createTestMessenger();
  const bot = await createTestBot(database, { messengers: { playground } });
  const office = bot.person('Office');
  await office.types(`claim ${await bot.app.office.newCode(bot.clock.now())}`);
  /** What somebody got last of a call, once everything is sent. */
  const got = async (name: string): Promise<Reply | undefined> => {
    await bot.app.worker.workOff();
    const id = name.toLowerCase();
    const posted = playground.posted.findLast(
      ({ to, view }) => to.kind === 'account' && to.externalId === id && /call|asks/u.test(view.summary),
    );
    return posted && asReply(posted.view);
  };
  const gets = async (name: string): Promise<Reply> => {
    const reply = await got(name);
    if (!reply) throw new Error(`${name} got nothing`);
    return reply;
  };
  return { bot, office, got, gets };
};

export const call = { text: 'Three days in the North East.\n\nWinter maintenance.', closesOn: '2026-12-04' };
