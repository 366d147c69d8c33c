import { beforeEach, describe, expect, it } from 'vitest';
import type { PersonId } from '../../src/chat/ids.ts';
import type { Mention } from '../../src/chat/request.ts';
import type { Address, Messenger } from '../../src/delivery/message.ts';
import { button, createTestBot, said, type TestBot, westhaven } from '../support/bot.ts';
import { countStatements, databases, emptyDatabase } from '../support/databases.ts';

const northmoor = { externalId: 'northmoor', name: 'Northmoor Council' };

/** What people were sent, by whom it was for. */
const createPost = () => {
  const sent: [string, string][] = [];
  const messenger: Messenger = {
    window: 10,
    send: async (to: Address, view) => {
      sent.push([to.externalId, view.summary]);
      return { kind: 'sent', ref: sent.length };
    },
    update: async (ref) => ({ kind: 'sent', ref }),
  };
  return { sent, messenger };
};

describe.each(databases)('the roles of the office on $kind', ({ use }) => {
  const database = use();
  beforeEach(() => emptyDatabase(database()));

  const mention = async ({ app, clock }: TestBot, name: string, more: object = {}): Promise<Mention> => {
    const externalId = name.toLowerCase().replaceAll(' ', '-');
    const told = { platform: 'playground', workspace: westhaven, externalId, name, ...more } as const;
    const caller = await app.people.meet(told, clock.now());
    return { person: caller.person, name };
  };

  const begin = async () => {
    const post = createPost();
    const bot = await createTestBot(database(), { messengers: { playground: post.messenger } });
    const one = bot.person('Officer One');
    await one.types(`claim ${await bot.app.office.newCode(bot.clock.now())}`);
    const passes = async () => {
      bot.clock.advance({ minutes: 1 });
      await bot.app.worker.workOff();
    };
    return { bot, one, passes, sent: post.sent };
  };

  it('are given and taken by officers, and those whom it concerns hear of it', async () => {
    const { bot, one, passes, sent } = await begin();
    const two = bot.person('Officer Two');
    const they = await mention(bot, 'Officer Two');
    expect(said(await two.types('office'))).toContain('This is for the programme office.');

    expect(said(await one.types('office add ', they))).toContain('Officer Two is the programme office now');
    expect(said(await one.types('office add ', they))).toContain('Officer Two is the programme office already.');
    await passes();
    expect(sent).toEqual([['officer-two', 'You are the programme office now']]);
    const office = said(await two.types('office'));
    expect(office).toContain('Officer One, Westhaven County Council (Playground), since Sunday 22 November 2026');
    expect(office).toContain('Officer Two, Westhaven County Council (Playground)');
    expect(office).toContain('It has no channel');

    bot.clock.advance({ days: 1 });
    const first = await mention(bot, 'Officer One');
    expect(said(await two.types('office remove ', first))).toContain(
      'Officer One is not the programme office any more',
    );
    expect(said(await two.types('office remove ', first))).toContain('Officer One is not the programme office.');
    await passes();
    expect(sent.slice(1)).toEqual([['officer-one', 'You are not the programme office any more']]);
    expect(said(await one.types('office'))).toContain('This is for the programme office.');
  });

  it('are never taken from the last, who is asked before they leave', async () => {
    const { bot, one, passes, sent } = await begin();
    const [self, they] = [await mention(bot, 'Officer One'), await mention(bot, 'Officer Two')];
    const asked = await one.types('office remove ', self);
    expect(said(asked)).toContain('That is you.');
    const leave = button(asked, 'Stop being the office');
    expect(said(await one.presses(leave))).toContain('Nobody else could act as the programme office.');
    expect(said(await one.types('office'))).toContain('Officer One');

    await one.types('office add ', they);
    // Whoever left the organisation cannot act for it.
    const key = { platform: 'playground', workspace: westhaven, externalId: 'officer-two' } as const;
    await database().prisma.account.updateMany({ where: { name: 'Officer Two' }, data: { closedAt: bot.clock.now() } });
    expect(said(await one.presses(leave))).toContain('Nobody else could act as the programme office.');
    expect(said(await one.types('office'))).toContain(
      'Officer Two, Westhaven County Council (Playground), since Sunday 22',
    );
    expect(said(await one.types('office'))).toContain('They cannot act from there');

    await bot.app.people.meet({ ...key, name: 'Officer Two', checkedAt: bot.clock.now() }, bot.clock.now());
    expect(said(await one.presses(leave))).toContain('You are not the programme office any more.');
    await passes();
    expect(sent.filter(([to]) => to === 'officer-one')).toEqual([]);
  });

  it('are given to nobody who is a guest, cannot act, or is not known', async () => {
    const { bot, one } = await begin();
    const guest = await mention(bot, 'Guest', { isGuest: true });
    expect(said(await one.types('office add ', guest))).toContain('A guest cannot be the programme office.');
    const elsewhere = await mention(bot, 'Far', { workspace: northmoor });
    expect(said(await one.types('office add ', elsewhere))).toContain(
      'has no open account in a workspace that takes part',
    );
    const nobody = { person: '00000000-0000-4000-8000-000000000000' as PersonId, name: 'Nobody' };
    expect(said(await one.types('office add ', nobody))).toContain('This person is no longer known here.');
    expect(said(await one.types('office remove ', nobody))).toContain('This person is no longer known here.');
    expect(said(await one.types('office add @somebody'))).toContain('“@somebody” is nobody I know here.');
    expect(said(await one.types('office add'))).toContain('Something is missing after /hmep office add.');
    expect(said(await one.types('office add Ann Example'))).toContain('/hmep office add @person');
    expect(await database().prisma.roleGrant.count()).toBe(1);
  });

  it('stay with one of two who take them from each other at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      await emptyDatabase(database());
      const { bot, one } = await begin();
      const two = bot.person('Officer Two');
      const [first, second] = [await mention(bot, 'Officer One'), await mention(bot, 'Officer Two')];
      await one.types('office add ', second);
      const answers = await Promise.all([one.types('office remove ', second), two.types('office remove ', first)]);
      const words = answers.map(said);
      expect(words.filter((each) => each.includes('is not the programme office any more'))).toHaveLength(1);
      expect(words.filter((each) => each.includes('This is for the programme office.'))).toHaveLength(1);
      expect(await database().prisma.roleGrant.count()).toBe(1);
      expect(await database().prisma.auditEntry.count({ where: { action: 'office-removed' } })).toBe(1);
    }
  });

  it('stay with one of two who leave at once', async () => {
    const { bot, one } = await begin();
    const two = bot.person('Officer Two');
    const [first, second] = [await mention(bot, 'Officer One'), await mention(bot, 'Officer Two')];
    await one.types('office add ', second);
    const leaving = [
      button(await one.types('office remove ', first), 'Stop being the office'),
      button(await two.types('office remove ', second), 'Stop being the office'),
    ] as const;
    const words = (await Promise.all([one.presses(leaving[0]), two.presses(leaving[1])])).map(said);
    expect(words.filter((each) => each.includes('Nobody else could act'))).toHaveLength(1);
    expect(await database().prisma.roleGrant.count()).toBe(1);
  });

  it('are in the audit log, by page and by person, and it reads in one statement', async () => {
    const { bot, one } = await begin();
    const they = await mention(bot, 'Officer Two');
    for (let round = 0; round < 10; round += 1) {
      bot.clock.advance({ minutes: 1 });
      await one.types('office add ', they);
      bot.clock.advance({ minutes: 1 });
      await one.types('office remove ', they);
    }
    expect(said(await bot.person('Officer Two').types('audit'))).toContain('This is for the programme office.');
    const newest = await one.types('audit');
    const lines = said(newest).split('\n');
    expect(lines[1]).toContain('Officer One took the programme office from Officer Two.');
    expect(lines[2]).toContain('Officer One made Officer Two the programme office.');
    const older = await one.presses(button(newest, 'Older'));
    expect(said(older)).toContain('Officer One became the programme office with a code.');
    expect(said(older)).toContain('whoever runs the bot made a code for the office.');
    expect(said(await one.presses(button(older, 'Newest')))).toBe(said(newest));
    const shown = [newest, older].flatMap((page) =>
      said(page)
        .split('\n')
        .filter((line) => /^\d/u.test(line)),
    );
    expect(shown).toHaveLength(22);

    const aboutThem = await one.types('audit ', they);
    expect(said(await one.presses(button(aboutThem, 'Older')))).not.toContain('with a code');
    // One to know who asks, one to read the page.
    expect(await countStatements(database(), () => one.types('audit'))).toBe(2);
  });
});
