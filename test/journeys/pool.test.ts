import { describe, expect, it } from 'vitest';
import type { Reply } from '../../src/chat/reply.ts';
import { button, createTestBot, said } from '../support/bot.ts';
import { mainly } from '../support/databases.ts';
import { becomesPeer } from '../support/pool.ts';
import { createTestMessenger } from '../support/test-messenger.ts';

describe.each(mainly('postgresql'))('the pool on $kind', ({ use }) => {
  const database = use();

  it('is looked through for gaps and asked; peers answer, take a break, and come back', async () => {
    const playground = createTestMessenger();
    const bot = await createTestBot(database(), { messengers: { playground } });
    const { app, clock } = bot;
    const office = bot.person('Office');
    await office.types(`claim ${await app.office.newCode(clock.now())}`);
    await app.schedule.look();

    /** Everything somebody has got by now, oldest first. */
    const inboxOf = async (name: string): Promise<readonly Reply[]> => {
      await app.worker.workOff();
      const mine = playground.posted.filter(({ to }) => to.kind === 'account' && to.externalId === name.toLowerCase());
      return mine.map(({ view }): Reply => ({ kind: 'show', to: 'caller', view }));
    };
    const newest = async (name: string, words: string): Promise<Reply> => {
      const found = (await inboxOf(name)).findLast((reply) => said(reply).includes(words));
      if (!found) throw new Error(`${name} got nothing about “${words}”`);
      return found;
    };

    // Two officers from Hull, one from Camden.
    const ada = await becomesPeer(database(), bot, 'Ada');
    const bob = await becomesPeer(database(), bot, 'Bob', { organisation: 'E09000007', theme: 'finance' });
    const cat = await becomesPeer(database(), bot, 'Cat');

    // The next morning each is asked a little more. Ada answers, and would come to the South West.
    clock.set('2026-11-23T10:00:00Z');
    await app.schedule.look();
    const asked = await newest('Ada', 'A little more about you');
    const form = await ada.presses(button(asked, 'Answer these two'));
    expect(said(await ada.submits(form, { regions: ['South West'], reviewsAYear: '2' }))).toContain(
      'Travels to: South West',
    );
    await ada.types('available 2027-03-01..2027-03-31');
    await bob.presses(button(await newest('Bob', 'A little more about you'), 'Not now'));

    // The office sees who there is, and where hardly anybody is.
    const pool = said(await office.types('peers'));
    expect(pool).toContain('3 peers can be asked to join a review.');
    expect(pool).toContain('South West: one peer');
    expect(pool).toMatch(/^Nobody in: North East; /mu);
    expect(pool).toMatch(/^Nobody for: .*Customers and members/mu);
    expect(said(await office.types('peers theme:assets available:2027-03-08..2027-03-10'))).toContain(
      'One peer can be asked and fits.',
    );

    // It calls. Bob has led nothing that is asked for.
    const call = {
      text: 'Three days in Devon.',
      themes: ['assets'],
      region: 'South West',
      from: '2027-03-08',
      to: '2027-03-10',
      closesOn: '2026-12-04',
    };
    expect(said(await office.submits(await office.types('call'), call))).toContain('goes to 2 peers');
    const forAda = await newest('Ada', 'Three days in Devon.');
    const forCat = await newest('Cat', 'Three days in Devon.');
    await expect(newest('Bob', 'Three days in Devon.')).rejects.toThrow();

    expect(said(await cat.presses(button(forCat, 'Not this time')))).toContain('Thank you for telling us.');
    expect(said(await ada.presses(button(forAda, 'I can help')))).toContain('You can help.');
    const card = said(await newest('Office', 'Call for peers'));
    expect(card).toContain('Open until Friday 4 December 2026. One peer can help. One peer said: not this time.');
    expect(card).toContain('Ada, Head of Highways');

    // Cat takes a break, and is not counted, called or reminded while it lasts.
    expect(said(await cat.types('pause until 2027-01-15'))).toContain('until Friday 15 January 2027');
    expect(said(await office.types('peers'))).toContain(
      '2 peers can be asked to join a review. One peer takes a break.',
    );
    const before = (await inboxOf('Cat')).length;
    await office.submits(await office.types('call'), { text: 'A day in Kent.', closesOn: '2026-12-04' });
    for (let day = 0; day < 53; day += 1) {
      clock.advance({ days: 1 });
      await app.schedule.look();
    }
    expect(clock.now().toISOString()).toBe('2027-01-15T10:00:00.000Z');
    expect(await inboxOf('Cat')).toHaveLength(before);
    const late = await bob.presses(button(await newest('Bob', 'A day in Kent.'), 'I can help'));
    expect(said(late)).toContain('This call closed on Friday 4 December 2026. You had not answered, and that is fine.');

    // The break ends by itself, and Cat hears of it.
    clock.advance({ days: 1 });
    await app.schedule.look();
    expect(await inboxOf('Cat')).toHaveLength(before + 1);
    expect(said(await newest('Cat', 'Your break as a peer has ended.'))).toContain('[Take a break]');
    expect(said(await cat.types('profile'))).toContain('Active: the office may ask you');
    expect(said(await office.types('peers'))).toContain('3 peers can be asked to join a review.');

    // A year after they were approved each is asked whether all is right, and Cat says so.
    clock.set('2027-11-23T10:00:00Z');
    await app.schedule.look();
    const right = await newest('Cat', 'Is this still right?');
    expect(said(await cat.presses(button(right, 'Yes, all still right')))).toContain('ask again in a year');
    clock.set('2027-11-24T10:00:00Z');
    await app.schedule.look();
    expect((await inboxOf('Cat')).filter((reply) => said(reply).includes('Is this still right?'))).toHaveLength(1);
    expect(said(await office.types('jobs'))).not.toContain('Failed');
  });
});
