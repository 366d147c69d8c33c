import { describe, expect, it } from 'vitest';
import { cast } from '../../adapters/playground/cast.ts';
import { accountOf, findPersona, personas } from '../../adapters/playground/personas.ts';
import type { CalendarDate } from '../../src/calendar/calendar-date.ts';
import { firstDay } from '../../src/review-days/rehearsal/rehearse.ts';
import { createTestBot, formOf, said, westhaven } from '../support/bot.ts';
import { mainly } from '../support/databases.ts';
import { createTestMessenger } from '../support/test-messenger.ts';

it.each([
  ['2026-11-22', '2026-11-24'],
  ['2026-11-25', '2026-11-30'],
  ['2026-12-22', '2026-12-29'],
])('the first day of a rehearsal that is begun on %s is %s', (today, day) => {
  expect(firstDay(today as CalendarDate, 3)).toBe(day);
});

describe.each(mainly('postgresql'))('a rehearsal on $kind', ({ use }) => {
  const database = use();

  it('sets up a mock authority and team whose three days can be walked through, and begins afresh', async () => {
    const playground = createTestMessenger();
    const { app, clock, person } = await createTestBot(database(), { messengers: { playground }, cast });
    await app.workspaces.configure(
      { platform: 'playground', workspace: { externalId: 'programme', name: 'HMEP Programme' } },
      clock.now(),
    );
    for (const { of, channel } of cast.channels) {
      const { workspace } = await app.people.meet(of, clock.now());
      await app.deliveries.rememberChannel(
        { workspace: workspace.id, externalId: channel, name: `#${channel}`, address: {} },
        clock.now(),
      );
    }
    const as = (key: string) => {
      const { name, ...account } = accountOf(findPersona(key) ?? personas[0] ?? ({} as never));
      return person(name, { ...account, name });
    };
    const begun = said(await as('colleague').types('rehearse'));
    expect(begun).toContain('Westhaven County Council (rehearsal) is made up');
    expect(begun).toContain('Lead peer: Officer Peer');
    expect(begun).toContain('Tuesday 24 November 2026');
    // The team’s list and the review’s face name the same people, though none of them is a peer of the pool.
    const players = ['Officer Peer', 'New Colleague', 'Councillor'];
    for (const who of ['officer', 'manager']) {
      const list = said(await as(who).types('review team HMEP-1'));
      const face = said(await as(who).types('review show HMEP-1'));
      for (const name of players) {
        expect(list).toContain(`${name}, plays in this rehearsal: confirmed`);
        expect(face).toContain(name);
      }
      expect(list).not.toMatch(/Lead peer: (?:nobody|empty)/u);
    }
    expect(said(await as('manager').types('review team HMEP-1'))).toContain('Lead peer: 1 of 1, 1 confirmed.');
    expect(await database().prisma.peer.count()).toBe(0);
    const labels = (await app.landmarks(clock.now())).map(({ label }) => label);
    expect(labels).toEqual(['Next prompt', 'Next morning', 'Day 1']);

    const got: string[] = [];
    for (let moved = 0; moved < 40; moved += 1) {
      const [next] = await app.landmarks(clock.now());
      if (next?.label !== 'Next prompt') break;
      clock.set(next.at);
      await app.schedule.look();
      await app.worker.workOff();
    }
    for (const { to, view } of playground.posted) got.push(`${to.externalId}: ${view.summary}`);
    const times = (pattern: RegExp) => got.filter((line) => pattern.test(line)).length;
    // Four of the team, and its channel in two workspaces.
    expect(times(/Today, day 1/u)).toBe(6);
    expect(times(/Tomorrow, day 3/u)).toBe(6);
    expect(times(/The day so far, day 2/u)).toBe(4);
    expect(times(/Thank you/u)).toBe(7);
    expect(got.filter((line) => line.startsWith('review-host') || line.startsWith('host'))).toEqual(
      expect.arrayContaining(['host: HMEP-1 – Thank you']),
    );
    expect(got.some((line) => line.startsWith('review-host') && /Today|Tomorrow|so far/u.test(line))).toBe(false);

    expect(said(await as('officer').types('rehearse'))).toContain('HMEP-2: a rehearsal');
    expect(said(await as('officer').types('checklist'))).toContain('HMEP-2');
    expect(said(await as('officer').types('today'))).not.toContain('HMEP-1');
    expect(said(await as('officer').types('timetable'))).toContain('HMEP-2');
    // Nobody finds the mock authority who looks for one to register.
    const register = await person('Anybody', { workspace: westhaven }).types('register Westhaven');
    expect(formOf(register).errors['authority']).toContain('is not on the register');
  });
});
