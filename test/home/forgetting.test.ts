import { beforeEach, describe, expect, it } from 'vitest';
import type { TimeZone } from '../../src/calendar/time-zone.ts';
import type { Database } from '../../src/storage/database.ts';
import { adaptersData } from '../support/adapters-data.ts';
import { button, createTestBot, type Person, said, viewOf, westhaven } from '../support/bot.ts';
import { emptyDatabase, mainly } from '../support/databases.ts';
import { dump, fillEverythingAbout, tablesWith } from '../support/everything-about.ts';

const name = 'Zachary Quennell-Example';
const email = 'zq@council.example';
const told = { email, timeZone: 'America/Nassau' as TimeZone };

const begin = async (database: Database) => {
  const bot = await createTestBot(database, { personalData: adaptersData(database) });
  const zac = bot.person(name, told);
  const caller = () =>
    bot.app.people.meet(
      { platform: 'playground', workspace: westhaven, externalId: 'zachary-quennell-example', name, ...told },
      bot.clock.now(),
    );
  const officer = async (called = 'Office One'): Promise<Person> => {
    const one = bot.person(called);
    await one.types(`claim ${await bot.app.office.newCode(bot.clock.now())}`);
    return one;
  };
  const forgets = async (who: Person): Promise<string> =>
    said(await who.presses(button(await who.types('forget-me'), 'Yes, forget me')));
  return { ...bot, zac, caller, officer, forgets };
};

describe.each(mainly('postgresql'))('being forgotten, on $kind', ({ use }) => {
  const database = use();
  beforeEach(() => emptyDatabase(database()));

  it('asks once more, and says what stays and why', async () => {
    const { zac } = await begin(database());
    const asked = await zac.types('forget-me');
    expect(said(asked)).toContain('This cannot be undone.');
    expect(said(asked)).toContain('Lines of the audit log');
    expect(said(asked)).toContain('so that it can be shown who changed a role');
    expect(said(asked)).toContain('What Slack or Teams has of your messages');
    expect(await database().prisma.person.count()).toBe(1);
  });

  it('leaves nothing anywhere that tells who they were', async () => {
    const { zac, caller, forgets } = await begin(database());
    const { person, account, workspace } = await caller();
    const filled = await fillEverythingAbout(database(), { person, account, lane: workspace.id, name, email });
    const before = await dump(database());
    expect(tablesWith(before, name).length).toBeGreaterThan(8);
    expect(tablesWith(before, person).length).toBeGreaterThan(10);
    expect(tablesWith(before, told.timeZone)).toEqual(['accounts']);

    expect(await forgets(zac)).toContain('You are forgotten.');
    const after = await dump(database());
    for (const trace of [name, email, told.timeZone, '020 7946 0123', filled.peer, 'zachary'])
      expect(tablesWith(after, trace)).toEqual([]);
    // A number in the audit log is all that stays; what it stood for is gone.
    expect(tablesWith(after, person)).toEqual(['audit_entries']);
    expect(after.get('audit_entries')).toContain('person-erased');
    for (const table of ['peers', 'peer_group_offices', 'case_questions', 'call_answers', 'drafts', 'link_codes'])
      expect([table, after.get(table)]).toEqual([table, '']);
  });

  it('keeps what is others’: what was published, counts, and what names nobody', async () => {
    const { zac, caller, forgets } = await begin(database());
    const { person, account, workspace } = await caller();
    const { other } = await fillEverythingAbout(database(), { person, account, lane: workspace.id, name, email });
    await forgets(zac);
    const { prisma } = database();
    const redrawn = (await prisma.subject.findMany()).map(({ subject }) => subject.split(':')[0]).sort();
    expect(redrawn).toEqual(['call', 'case', 'case', 'review', 'review']);
    expect(await prisma.case.findMany()).toMatchObject([{ personId: other, officer: null }]);
    expect(await prisma.hold.findMany()).toMatchObject([{ personId: other }]);
    expect(await prisma.announcement.count()).toBe(1);
    expect(await prisma.announcementSeen.count()).toBe(2);
    expect((await prisma.registration.findMany()).map(({ state, name: who }) => [state, who])).toEqual([
      ['accepted', 'Somebody who was forgotten'],
    ]);
    const messages = await prisma.outgoingMessage.findMany({ include: { deliveries: true }, orderBy: { key: 'asc' } });
    expect(messages.map(({ summary, deliveries }) => [summary, deliveries.length])).toEqual([
      ['About somebody who was forgotten', 1],
      ['More news for all', 1],
      ['News for all', 2],
    ]);
    expect(JSON.stringify(await prisma.kept.findMany())).toContain('The rest about nobody');
    expect(JSON.stringify(await prisma.playgroundMessage.findMany({ select: { content: true } }))).toContain(
      'Good morning',
    );
  });

  it('begins afresh when somebody types again, and the last answer is read again on a second delivery', async () => {
    const { zac, caller, forgets } = await begin(database());
    const before = await caller();
    await zac.types('link');
    await forgets(zac);
    expect(said(await zac.types('profile'))).toContain('You have not volunteered as a peer.');
    const after = await caller();
    expect(after.person).not.toBe(before.person);
    expect(after.account).not.toBe(before.account);
    const { prisma } = database();
    expect(await prisma.handledRequest.count({ where: { accountId: before.account } })).toBe(1);
  });

  it('changes nothing for a request that was on its way', async () => {
    const { zac, caller, forgets, app } = await begin(database());
    const stale = await caller();
    await forgets(zac);
    const reply = await app.dispatch({
      kind: 'press',
      command: 'forget-me',
      values: { sure: 'yes' },
      caller: stale,
      conversation: { id: 'direct:x' as never, kind: 'direct', name: 'hmep' },
      deliveryId: 'late' as never,
    });
    expect(said(reply)).toContain('or forgotten, while this was on its way');
    expect(await database().prisma.auditEntry.count({ where: { action: 'person-erased' } })).toBe(1);
  });

  it('does not let the last officer go before there is another', async () => {
    const { officer, forgets } = await begin(database());
    const first = await officer();
    expect(await forgets(first)).toContain('You are the only one in the programme office');
    expect(await forgets(first)).toContain('office add @person');
    await officer('Office Two');
    expect(await forgets(first)).toContain('You are forgotten.');
  });

  it('does not let the last two officers go at once', async () => {
    const { officer, forgets } = await begin(database());
    const [one, two] = [await officer(), await officer('Office Two')];
    const answers = await Promise.all([forgets(one), forgets(two)]);
    expect(answers.filter((answer) => answer.includes('You are forgotten.'))).toHaveLength(1);
    expect(await database().prisma.roleGrant.count()).toBe(1);
  });

  it('waits while a hold stands, keeps the wish, and is done when it is lifted', async () => {
    const { zac, caller, officer, forgets } = await begin(database());
    const office = await officer();
    const { person } = await caller();
    const mention = { person, name };
    expect(said(await office.types('hold ', mention))).toContain(`${name} is on hold: nothing of theirs is deleted`);
    expect(said(await office.types('hold ', mention))).toContain('was on hold already');
    expect(said(await zac.types('my-data'))).toContain('A hold stands since');

    expect(await forgets(zac)).toContain('Nothing has been deleted yet.');
    expect(await forgets(zac)).toContain('Your wish is kept.');
    expect((await caller()).person).toBe(person);

    expect(said(await office.types('release ', mention))).toContain('had asked to be forgotten while the hold stood');
    expect((await caller()).person).not.toBe(person);
    const actions = await database().prisma.auditEntry.findMany({ orderBy: { at: 'asc' }, select: { action: true } });
    expect(actions.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['hold-placed', 'erasure-asked', 'hold-lifted', 'person-erased']),
    );
    expect(said(await office.types('release ', mention))).toContain('is not known to the bot, or has been forgotten');
  });

  it('is for the office alone to hold and release, by mention', async () => {
    const { zac, caller, officer } = await begin(database());
    const { person } = await caller();
    const mention = { person, name };
    expect(said(await zac.types('hold ', mention))).toContain('This is for the programme office.');
    const office = await officer();
    expect(said(await office.types('hold'))).toContain('Something is missing after');
    expect(said(await office.types('hold Zachary'))).toContain('“Zachary” is nobody I know here');
    expect(said(await office.types('release ', mention))).toContain('was not on hold. Nothing was changed.');
    await office.types('hold ', mention);
    expect(said(await office.types('release ', mention))).toContain('is not on hold any more');
    expect(viewOf(await zac.types('forget-me')).summary).toBe('Do you want to be forgotten?');
  });
});
