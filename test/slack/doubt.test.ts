import { describe, expect, it } from 'vitest';
import { databases } from '../support/databases.ts';
import { deliver, press, usedInMessage } from './bad-acts-set-up.ts';
import { type Bot, beginBot, people, workspace } from './bot-set-up.ts';

const database = databases[1].use();

/** What somebody does, and the method that Slack refuses meanwhile. */
const acts: readonly (readonly [method: string, act: (bot: Bot) => Promise<unknown>])[] = [
  ['views.open', ({ ann }) => ann.types('/hmep report')],
  ['chat.postMessage', ({ annIn }) => annIn('roads').types('/hmep tell')],
  ['conversations.members', ({ annIn }) => annIn('roads').types('/hmep tell')],
  ['chat.postEphemeral', ({ annIn }) => annIn('roads').writes('@HMEP secret')],
  ['users.info', ({ person }) => person(people.ben).types('/hmep secret')],
  ['views.publish', ({ ann }) => ann.opensHome()],
  ['chat.postMessage', (bot) => deliver(bot, 'interactive', usedInMessage(bot, press('tell')))],
];

describe.each(acts)('a token that Slack refuses for %s', (method, act) => {
  it('is looked up again for whatever comes next', async () => {
    const { prisma } = database();
    await prisma.account.deleteMany();
    const bot = await beginBot({ database: database(), many: true });
    await bot.ann.types('/hmep secret');
    // Another replica has heard that the bot was taken out.
    await prisma.slackInstallation.updateMany({ where: { id: workspace.id }, data: { token: null } });
    await bot.ann.types('/hmep secret');
    expect(bot.ann.reads()).not.toContain('not installed here any more');
    bot.fake.inject({ method, answer: { kind: 'error', error: 'token_revoked' } });
    await act(bot);
    await bot.ann.types('/hmep secret');
    expect(bot.ann.reads()).toContain('HMEP is not installed here any more');
    expect(bot.leaks()).toEqual([]);
  });
});
