import { beforeEach, describe, expect, it } from 'vitest';
import { button, formOf, said, viewOf } from '../support/bot.ts';
import { countStatements, emptyDatabase, mainly } from '../support/databases.ts';
import { beginPrompting, shows, table } from './prompting.ts';
import { inEastmere, itemsIn, tickOf } from './reviewing.ts';

describe.each(mainly('postgresql'))('prompts on $kind', ({ use }) => {
  const database = use();
  beforeEach(() => emptyDatabase(database()));

  const begin = () => beginPrompting(database());

  it('come at their times, once, to the team and its channel, never to the host', async () => {
    const { at, news, standing } = await begin();
    const eve = ['ben', 'east-team', 'lead', 'manager'].map((who) => `${who}: Tomorrow, day 1 of 3: Listen`);
    await at('2026-11-30T17:44:00Z');
    expect(news()).toEqual([]);
    await at('2026-11-30T17:45:30Z');
    expect(news()).toEqual(eve);
    await at('2026-11-30T17:47:00Z');
    await at('2026-11-30T21:00:00Z');
    expect(news()).toEqual([]);
    await at('2026-12-01T07:45:00Z');
    expect(news()).toEqual(eve.map((line) => line.replace('Tomorrow', 'Today')));
    const toBen = shows(standing('ben', /Today/u));
    expect(toBen).toContain('Begins: 09:00, Room 1');
    expect(toBen).toContain('10:00–11:00 Provider · Provider · Depot · you take notes');
    expect(toBen).not.toContain('Money');
    const inChannel = shows(standing('east-team', /Today/u));
    expect(inChannel).toContain('Money');
    expect(inChannel).toContain('The list of the day');
    expect(inChannel).not.toContain('No more of these');

    await at('2026-12-01T09:45:00Z');
    expect(news()).toEqual(['ben: day 1, 09:00 Welcome']);
    await at('2026-12-01T16:45:00Z');
    // Nobody wrote a note: each was reminded once, and then the manager heard. Then the day was summed up.
    const day = news();
    expect(day).toContain('ben: A reminder: HMEP-1 – day 1, 09:00 Welcome');
    expect(shows(standing('ben', /^A reminder/u))).toContain('A reminder: HMEP-1 – day 1, 09:00 Welcome');
    expect(day.filter((line) => line.includes('The day so far'))).toEqual([
      'east-team: The day so far, day 1 of 3: Listen',
      'lead: The day so far, day 1 of 3: Listen',
      'manager: The day so far, day 1 of 3: Listen',
    ]);
    expect(shows(standing('lead', /The day so far/u))).toContain('Sessions held: 3 of 3');
    await at('2026-12-04T09:00:00Z');
    expect(news().filter((line) => line.includes('Thank you'))).toEqual([
      'ben: Thank you',
      'east-team: Thank you',
      'lead: Thank you',
      'manager: Thank you',
      'organiser: Thank you',
    ]);
    expect(shows(standing('organiser', /Thank you/u))).toContain('Draft report');
  });

  it('carry the list that everybody shares: a tick on one card shows on all', async () => {
    const { at, lead, standing, app } = await begin();
    await at('2026-12-01T07:45:00Z');
    const card = standing('east-team', /Today/u);
    const [first] = itemsIn(card);
    const label = typeof first?.label === 'string' ? first.label : '';
    await lead.presses(tickOf(card, label));
    await app.worker.workOff();
    expect(itemsIn(standing('east-team', /Today/u)).map((item) => item.label)).not.toContain(label);
    expect(shows(standing('east-team', /Today/u))).toContain('Done: 1 of');
  });

  it('follow the timetable while they stand, and the next one says what has changed', async () => {
    const { at, organiser, standing, app, clock } = await begin();
    await organiser.presses(button(await organiser.types('timetable'), 'Send it to everybody'));
    await at('2026-11-30T17:45:00Z');
    clock.set('2026-11-30T17:50:00Z');
    const changed = table.replace('10:00\t11:00\tProvider', '11:00\t12:00\tProvider');
    await organiser.submits(await organiser.types('timetable paste'), { table: changed });
    await app.worker.workOff();
    expect(shows(standing('ben', /Tomorrow/u))).toContain('11:00–12:00 Provider');
    await at('2026-12-01T07:45:00Z');
    expect(shows(standing('ben', /Today/u))).toContain('10:00 Provider: is now 11:00 to 12:00.');
  });

  it('remind once of a note, outside quiet hours, and then tell the manager; a note ends it', async () => {
    const { at, news, ben, standing, lead } = await begin();
    await at('2026-12-01T09:45:00Z');
    const form = await ben.presses(
      button({ kind: 'show', to: 'caller', view: standing('ben', /Welcome/u) }, 'Write a note'),
    );
    const { values } = formOf(form);
    await ben.submits(form, {
      ...values,
      text: 'They are proud of their winter service',
      theme: 'assets',
      kind: 'strength',
    });
    news();
    await at('2026-12-01T10:20:00Z');
    expect(news()).toEqual([]);
    await at('2026-12-01T11:00:00Z');
    expect(news()).toEqual(['ben: day 1, 10:00 Provider', 'lead: day 1, 10:00 Money']);
    await lead.types('prompts quiet');
    const quiet = await lead.types('prompts quiet');
    await lead.submits(quiet, { from: '11:00', until: '13:30' });
    await at('2026-12-01T11:31:00Z');
    expect(news().filter((line) => line.includes('reminder'))).toHaveLength(2);
    await at('2026-12-01T12:05:00Z');
    expect(news()).toEqual(['manager: HMEP-1: notes that are missing']);
    expect(shows(standing('manager', /missing/u))).toContain('10:00 Provider: Ben');
    // From then on the lead is left alone until half past one.
    await at('2026-12-02T10:00:00Z');
    news();
    await at('2026-12-02T10:31:00Z');
    expect(news().filter((line) => line.startsWith('lead: A reminder'))).toHaveLength(1);
  });

  it('are put off, as long as they are of use, and ended by whoever does not want them', async () => {
    const { at, news, ben, organiser, standing, clock } = await begin();
    await at('2026-12-01T07:45:00Z');
    const card = { kind: 'show', to: 'caller', view: standing('ben', /Today/u) } as const;
    expect(said(await ben.presses(button(card, 'In 30 minutes again')))).toContain(
      'It comes again: 1 December 2026, 08:15.',
    );
    expect(said(await organiser.presses(button(card, 'In 30 minutes again')))).toContain('not yours any more');
    news();
    await at('2026-12-01T08:14:00Z');
    expect(news()).toEqual([]);
    await at('2026-12-01T08:15:00Z');
    expect(news()).toEqual(['ben: Today, day 1 of 3: Listen']);
    clock.set('2026-12-01T16:30:00Z');
    expect(said(await ben.presses(button(card, 'In 30 minutes again')))).toContain('of no use any more');

    expect(said(await ben.presses(button(card, 'No more of these')))).toContain(
      'You get no “Today” of HMEP-1 any more.',
    );
    expect(said(await ben.types('prompts'))).toContain('Today: 07:45, not for you');
    await at('2026-12-02T07:45:00Z');
    expect(news().filter((line) => line.includes('Today'))).toEqual([
      'east-team: Today, day 2 of 3: Test',
      'lead: Today, day 2 of 3: Test',
      'manager: Today, day 2 of 3: Test',
    ]);
    await ben.presses(button(await ben.types('prompts'), '“Today” again'));
    await at('2026-12-03T07:45:00Z');
    expect(news().filter((line) => line.includes('Today'))).toHaveLength(4);
  });

  it('move with the review, keep to its own times, and fall silent where it is withdrawn', async () => {
    const { at, news, people, organiser, lead } = await begin();
    const manager = people('Manager', inEastmere);
    await manager.types('review schedule HMEP-1 2026-12-08');
    await at('2026-12-01T07:45:00Z');
    expect(news()).toEqual([]);
    expect(said(await lead.types('prompts times'))).toContain('is changed by its organiser');
    const form = await organiser.types('prompts times');
    const wrong = await organiser.submits(form, { ...formOf(form).values, morning: 'early', zone: 'Mars' });
    expect(Object.keys(formOf(wrong).errors).sort()).toEqual(['morning', 'zone']);
    await organiser.submits(wrong, { ...formOf(form).values, morning: '8.15', zone: 'Europe/London' });
    await at('2026-12-08T07:45:00Z');
    expect(news().filter((line) => line.includes('Today'))).toEqual([]);
    await at('2026-12-08T08:15:00Z');
    expect(news().filter((line) => line.includes('Today'))).toHaveLength(4);
    const asked = viewOf(await manager.types('review withdraw HMEP-1'));
    await manager.presses(button({ kind: 'show', to: 'caller', view: asked }, 'Yes, withdraw it'));
    await at('2026-12-08T08:20:00Z');
    news();
    await at('2026-12-08T16:45:00Z');
    await at('2026-12-11T09:00:00Z');
    expect(news()).toEqual([]);
  });

  it('that were due while the bot was down all day are left out, which the manager hears; the next come', async () => {
    const { at, news, standing } = await begin();
    await at('2026-12-01T19:00:00Z');
    const late = news();
    expect(late.filter((line) => line.includes('Tomorrow'))).toHaveLength(4);
    expect(late.filter((line) => line.includes('Today') || line.includes('so far'))).toEqual([]);
    expect(shows(standing('manager', /nobody got/u))).toContain('Today');
    expect(late.filter((line) => /\d\d:\d\d/u.test(line))).toEqual([
      'ben: day 1, 09:00 Welcome',
      'ben: day 1, 10:00 Provider',
      'lead: day 1, 10:00 Money',
    ]);
  });

  it('cost as many statements for twelve people as for four', async () => {
    const { clock, app, review } = await begin();
    const costs = async (day: string): Promise<number> => {
      clock.set(`${day}T07:44:00Z`);
      await app.schedule.look();
      clock.set(`${day}T07:45:00Z`);
      return countStatements(database(), () => app.schedule.look());
    };
    const few = await costs('2026-12-01');
    const { prisma } = database();
    for (const index of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const at = { ...inEastmere, externalId: `p${index}`, name: `Peer ${index}` };
      const { person } = await app.people.meet(at, clock.now());
      await prisma.reviewSeat.create({
        data: {
          ...{ reviewId: review.id, personId: person, place: 'officer', state: 'confirmed' },
          ...{ createdAt: clock.now(), updatedAt: clock.now() },
        },
      });
    }
    expect(await costs('2026-12-02')).toBe(few);
    expect(await prisma.promptPerson.count({ where: { prompt: { key: 'morning', day: 2 } } })).toBe(11);
  });
});
