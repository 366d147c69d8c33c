import { beforeEach, describe, expect, it } from 'vitest';
import { databases, emptyDatabase } from '../support/databases.ts';
import { deliver, draftOfNobody, hmep, inPlaceOf, pressed } from './bad-acts-set-up.ts';
import { annsObjectId, type Bot, beginBot, elsewhere, people, places, stranger } from './bot-set-up.ts';
import { beginReal } from './real-app-set-up.ts';

const database = databases[1].use();
beforeEach(() => emptyDatabase(database()));

const notYet = 'is not part of the programme yet';
const heard = (person: { reads(): string }): number => person.reads().split('has installed the bot').length - 1;

describe('a new tenant', () => {
  const installing: readonly (readonly [how: string, arrive: (bot: Bot) => Promise<void>])[] = [
    ['somebody installs the bot', (bot) => bot.person(stranger).installs()],
    ['a team installs it', (bot) => bot.person(stranger, elsewhere).installs()],
    ['somebody speaks to it, and nothing else was told', (bot) => bot.person(stranger).types('help')],
  ];

  it.each(installing)('where %s waits, and the office hears of it once', async (_, arrive) => {
    const { bot, beOffice, passes, rejections } = await beginReal(database());
    await beOffice();
    await arrive(bot);
    await bot.person(stranger).installs();
    await bot.person(stranger).types('volunteer');
    expect(bot.person(stranger).reads()).toContain(notYet);
    await passes();
    await passes();
    expect(heard(bot.ann)).toBe(1);
    expect(rejections).toEqual([]);
    expect(bot.leaks()).toEqual([]);
  });

  it('gets no announcements, and keeps out of others’ way, until it is admitted', async () => {
    const { bot, beOffice, announce, passes } = await beginReal(database());
    await beOffice();
    await bot.annIn('roads').types('@HMEP help');
    const cat = bot.person(stranger, elsewhere);
    await cat.installs();
    await announce('Only for us');
    await passes();
    expect(bot.annIn('roads').readsHere()).toContain('Only for us');
    expect(cat.readsHere()).toBe('');
    await bot.ann.types('workspaces');
    await bot.ann.presses('Admit easthaven.example');
    await announce('For everybody');
    await passes();
    expect(cat.readsHere()).toContain('For everybody');
    expect(cat.readsHere()).not.toContain('Only for us');
  });

  it('that is the operator’s own takes part at once', async () => {
    const { bot } = await beginReal(database());
    await bot.ann.types('volunteer');
    expect(bot.ann.reads()).not.toContain(notYet);
  });
});

describe('tenants', () => {
  it('in which somebody has the same id are two people', async () => {
    const bot = await beginBot({ database: database() });
    await bot.ann.types('secret');
    await bot.person(stranger).types('help');
    const accounts = await database().prisma.account.findMany({ where: { externalId: annsObjectId } });
    expect(accounts).toHaveLength(2);
    expect(new Set(accounts.map(({ personId }) => personId)).size).toBe(2);
    expect(new Set(accounts.map(({ workspaceId }) => workspaceId)).size).toBe(2);
  });

  it('do not press each other’s cards where one does not take part', async () => {
    const { bot, beOffice, announce, passes } = await beginReal(database());
    await beOffice();
    await bot.annIn('roads').types('@HMEP help');
    await announce('Ours');
    await passes();
    const { id } = await database().prisma.announcement.findFirstOrThrow();
    const cat = bot.person(stranger);
    await cat.installs();
    const conversation = bot.fake.world.personal(bot.otherTenant, stranger).id;
    const there = {
      from: { id: stranger, name: 'Catriona Holloway', aadObjectId: annsObjectId },
      conversation: { id: conversation, conversationType: 'personal', tenantId: bot.otherTenant },
      channelData: { tenant: { id: bot.otherTenant } },
    };
    await deliver(bot, pressed(bot, hmep({ do: 'press', command: 'announcements', values: { seen: id } }), there));
    expect(cat.reads()).toContain(notYet);
    expect(await database().prisma.announcementSeen.count()).toBe(0);
  });

  it('do not send each other’s forms', async () => {
    const bot = await beginBot({ database: database() });
    await bot.ann.types('report');
    const { id } = await database().prisma.draft.findFirstOrThrow();
    expect(id).not.toBe(draftOfNobody);
    const cat = bot.person(stranger);
    await cat.types('help');
    const workspaceId = (await database().prisma.workspace.findFirstOrThrow({ where: { externalId: bot.otherTenant } }))
      .id;
    await database().prisma.workspace.update({ where: { id: workspaceId }, data: { state: 'admitted' } });
    const there = {
      from: { id: stranger, name: 'Catriona Holloway', aadObjectId: annsObjectId },
      conversation: {
        id: bot.fake.world.personal(bot.otherTenant, stranger).id,
        conversationType: 'personal',
        tenantId: bot.otherTenant,
      },
      channelData: { tenant: { id: bot.otherTenant } },
    };
    const data = hmep({ do: 'submit', command: 'report', ref: { draft: id, step: 0 } });
    const { body } = await deliver(bot, pressed(bot, data, there));
    expect(JSON.stringify(body)).toContain('This form has already been sent');
    expect(await database().prisma.draft.count()).toBe(1);
  });

  it('have guests, who are known as such', async () => {
    const bot = await beginBot({ database: database() });
    const guest = bot.person(people.guest, places.roads);
    await guest.types('@HMEP secret');
    expect(await database().prisma.account.findMany({ where: { isGuest: true } })).toMatchObject([
      { name: 'Gwendolyn Ashgrove' },
    ]);
    expect(guest.readsHere()).not.toContain('Between you and me.');
    expect(bot.leaks()).toEqual([]);
  });

  it('are not changed by what somebody writes into a conversation’s name', async () => {
    const bot = await beginBot({ database: database() });
    const place = inPlaceOf(bot, 'roads');
    const channelData = { tenant: { id: bot.tenant }, channel: { id: places.roads, name: 'x'.repeat(5_000) } };
    await deliver(bot, pressed(bot, hmep({ do: 'press', command: 'secret', values: {} }), { ...place, channelData }));
    expect(bot.ann.readsChat()).toContain('Between you and me.');
  });
});
