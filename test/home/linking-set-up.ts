import type { Reply } from '../../src/chat/reply.ts';
import { button, createTestBot, type Person, said, type TestBot } from '../support/bot.ts';
import { createTestMessenger } from '../support/test-messenger.ts';

export const slack = { platform: 'slack', workspace: { externalId: 'T1', name: 'Northmoor Council' } } as const;

const codeIn = (reply: Reply): string => /[A-Z]{4}-[A-Z]{4}/u.exec(said(reply))?.[0] ?? '';
export const wrongCode = 'BBBB-BBBB';

export const begin = async (database: Parameters<typeof createTestBot>[0]) => {
  const here = createTestMessenger();
  const there = createTestMessenger();
  const bot = await createTestBot(database, { messengers: { playground: here, slack: there } });
  await bot.app.workspaces.configure(slack, bot.clock.now());
  const ann = bot.person('Ann', { email: 'ann@council.example' });
  const onSlack = bot.person('Ann Example', { ...slack, email: 'ann@council.example' });
  const code = async (of: Person): Promise<string> => codeIn(await of.types('link'));
  const yes = async (reply: Reply, who: Person): Promise<Reply> => who.presses(button(reply, 'Yes, this is me'));
  const sends = async (): Promise<void> => {
    await bot.app.worker.workOff();
  };
  return { ...bot, here, there, ann, onSlack, code, yes, sends };
};

export type Town = Awaited<ReturnType<typeof begin>>;

export const links = async ({ ann, onSlack, code, yes }: Town): Promise<Reply> =>
  yes(await onSlack.types(`link ${await code(ann)}`), onSlack);

/** Who is behind an account, as stored. */
export const persons = async (database: Parameters<typeof createTestBot>[0]) =>
  new Set((await database.prisma.account.findMany()).map(({ personId }) => personId)).size;

export const whoever = (bot: TestBot, name: string) =>
  bot.app.people.meet({ ...slack, externalId: name, name }, bot.clock.now());
