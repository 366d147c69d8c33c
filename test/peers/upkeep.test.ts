import { describe, expect, it } from 'vitest';
import type { Reply } from '../../src/chat/reply.ts';
import type { Database } from '../../src/storage/database.ts';
import { button, createTestBot, formOf, said, type TestBot } from '../support/bot.ts';
import { emptyDatabase, mainly } from '../support/databases.ts';
import { becomesPeer } from '../support/pool.ts';
import { filledIn, known } from '../support/volunteer-values.ts';

const begin = async (database: Database) => {
  await emptyDatabase(database);
  const bot = await createTestBot(database);
  return { bot, ada: await becomesPeer(database, bot, 'Ada') };
};

/** What a peer's own commands answer to somebody who is none, or not yet. */
const answers = async (bot: TestBot, name: string): Promise<readonly string[]> => {
  const person = bot.person(name);
  const typed = [
    'available',
    'available 2027-03-01..2027-03-31',
    'pause',
    'pause until 2027-01-15',
    'resume',
    'more',
    'confirm',
  ];
  const replies: Reply[] = [];
  for (const each of typed) replies.push(await person.types(each));
  replies.push(await person.presses({ command: 'more', values: { later: 'yes' } }));
  return replies.map(said);
};

describe.each(mainly('postgresql'))('peers who look after themselves, on $kind', ({ use }) => {
  const database = use();
  const stored = () => database().prisma.peer.findFirstOrThrow({ include: { availability: true, earlierPosts: true } });

  it('are approved ones: everybody else hears what is missing', async () => {
    const { bot, ada } = await begin(database());
    for (const answer of await answers(bot, 'Stranger'))
      expect(answer).toContain('You have not volunteered as a peer.');
    const new1 = bot.person('Newcomer');
    await new1.submits(await new1.submits(await new1.types('volunteer'), { ...filledIn, name: 'Newcomer' }), known);
    for (const answer of await answers(bot, 'Newcomer')) expect(answer).toContain('has not taken up your offer yet');
    await ada.presses(button(await ada.types('withdraw'), 'Yes, withdraw'));
    for (const answer of await answers(bot, 'Ada')) expect(answer).toContain('You have withdrawn as a peer.');
  });

  it('are told who puts them forward while they are with their group office', async () => {
    const { bot } = await begin(database());
    await database().prisma.peer.updateMany({ data: { state: 'with_group_office' } });
    for (const answer of await answers(bot, 'Ada')) expect(answer).toContain('Nobody has nominated you yet.');
  });

  it('say when they are available: what overlaps is one, and each can be removed', async () => {
    const { bot, ada } = await begin(database());
    expect(said(await ada.types('available'))).toContain('You have given no days.');
    await ada.types('available 2027-03-01..2027-03-10');
    await ada.types('available 2027-03-11..2027-03-20');
    await ada.types('available 1 May 2027 to 31 May 2027');
    const list = await ada.types('available 2026-11-01..2026-11-30');
    expect(
      said(list)
        .split('\n')
        .filter((line) => /^\w+day .* to /u.test(line)),
    ).toEqual([
      'Sunday 22 November 2026 to Monday 30 November 2026',
      'Monday 1 March 2027 to Saturday 20 March 2027',
      'Saturday 1 May 2027 to Monday 31 May 2027',
    ]);
    const remove = { command: 'available', values: { remove: '2027-03-01..2027-03-20' } };
    expect(said(await ada.presses(remove))).not.toContain('March');
    expect(said(await ada.presses(remove))).toContain('May');
    expect((await stored()).answered).toEqual(['availability']);

    for (const [typed, why] of [
      ['available 2027-03-31..2027-03-01', 'ends before it starts'],
      ['available 2026-01-01..2026-01-31', 'These days are over'],
      ['available 2027-01-01..2999-01-31', 'too far ahead'],
      ['available next spring', 'is not a period'],
    ] as const) {
      expect(said(await ada.types(typed))).toContain(why);
    }
    expect((await stored()).availability).toHaveLength(2);

    // What is over is not shown, and is let go with the next change.
    bot.clock.advance({ days: 30 });
    expect(said(await ada.types('available'))).not.toContain('November');
    expect(said(await ada.types('more'))).toContain('Days: One period given');
    await ada.types('available 2027-07-01..2027-07-30');
    expect((await stored()).availability).toHaveLength(2);
  });

  it('give only so many periods, however they are added', async () => {
    const { ada } = await begin(database());
    const days = Array.from(
      { length: 24 },
      (_, index) =>
        `2027-${String(Math.floor(index / 12) + 3).padStart(2, '0')}-${String((index % 12) * 2 + 1).padStart(2, '0')}`,
    );
    for (const day of days) await ada.types(`available ${day}..${day}`);
    expect(said(await ada.types('available 2027-08-01..2027-08-02'))).toContain('more than 24 periods');
    expect((await stored()).availability).toHaveLength(24);
    const form = await ada.presses({ command: 'more', values: { ask: 'availability' } });
    const refused = await ada.submits(form, { availableFrom: '2027-08-01', availableTo: '2027-08-02' });
    expect(said(refused)).toContain('more than 24 periods');
    expect(said(await ada.types('available 2027-03-01..2027-04-30'))).toContain(
      'Monday 1 March 2027 to Friday 30 April 2027',
    );
  });

  it('add dates at once without losing any', async () => {
    const { ada } = await begin(database());
    await Promise.all(
      ['2027-01', '2027-03', '2027-05', '2027-07'].map((month) => ada.types(`available ${month}-01..${month}-20`)),
    );
    expect((await stored()).availability).toHaveLength(4);
  });

  it('are asked one or two things at a time, never twice, and can change each answer', async () => {
    const { ada } = await begin(database());
    const first = await ada.types('more');
    expect(said(first)).toContain('Answered: 0 of 6');
    const form = await ada.presses(button(first, 'Answer these two'));
    expect(formOf(form).fields.map(({ name }) => name)).toEqual(['regions', 'reviewsAYear']);
    expect(formOf(await ada.submits(form, { regions: ['London'] })).errors).toEqual({
      reviewsAYear: 'Please choose one.',
    });
    expect(formOf(await ada.submits(form, { regions: ['Mars'], reviewsAYear: '9' })).errors).toEqual({
      regions: 'Choose among the answers.',
      reviewsAYear: 'Choose one of the answers.',
    });
    const second = await ada.submits(form, { regions: ['London', 'South East'], reviewsAYear: '2' });
    expect(said(second)).toContain('Saved. Thank you.');
    expect(said(second)).toContain('Travels to: London, South East');
    expect(said(second)).not.toContain('Where would you travel');

    const dates = await ada.presses(button(second, 'Answer these two'));
    expect(formOf(dates).fields.map(({ name }) => name)).toEqual(['availableFrom', 'availableTo', 'optIns']);
    const wrong = [
      [{ availableFrom: '2027-03-01', optIns: [] }, { availableTo: 'Please give the last day too.' }],
      [
        { availableFrom: '2027-03-31', availableTo: '2027-03-01' },
        { availableTo: 'These days end before they start.' },
      ],
      [{ availableFrom: '2020-03-01', availableTo: '2020-03-31' }, { availableTo: expect.stringContaining('over') }],
    ] as const;
    for (const [values, errors] of wrong) expect(formOf(await ada.submits(dates, values)).errors).toEqual(errors);
    const third = await ada.submits(dates, { availableFrom: '', availableTo: '', optIns: [] });
    expect(said(third)).toContain('Days: None given yet');
    expect(said(third)).toContain('Besides reviews: Reviews alone');

    const rest = await ada.presses(button(third, 'Answer these two'));
    const when = await ada.submits(rest, {
      release: 'agreed',
      releasedBy: 'Director of Place',
      earlier: ['E09000007', 'provider:Example Surfacing Ltd'],
    });
    expect(formOf(when)).toMatchObject({ stepTitle: 'When was that?' });
    expect(formOf(when).fields.map(({ label }) => label)).toContain('Example Surfacing Ltd: until');
    const future = await ada.submits(when, {
      'earlier-from-0': '2027-03-01',
      'earlier-from-1': '2024-01-01',
      'earlier-to-1': '2023-01-01',
    });
    expect(formOf(future).errors).toEqual({
      'earlier-from-0': 'This is in the future.',
      'earlier-to-1': 'This is before it began.',
    });
    const done = await ada.submits(when, {
      'earlier-from-0': '1 March 2023',
      'earlier-to-0': '2025-06-30',
      'earlier-from-1': '',
      'earlier-to-1': '',
    });
    expect(said(done)).toContain('You have answered everything.');
    expect(said(done)).toContain('Release: Yes, that is agreed (approved by: Director of Place)');
    expect(said(done)).toContain('Earlier: London Borough of Camden, Example Surfacing Ltd');
    expect(await stored()).toMatchObject({
      travelsTo: ['London', 'South East'],
      reviewsAYear: 2,
      optIns: [],
      earlierPosts: [
        { authority: 'E09000007', from: new Date('2023-03-01'), to: new Date('2025-06-30') },
        { authority: null, name: 'Example Surfacing Ltd', from: null, to: null },
      ],
    });

    // Each opens its own question, filled with what was said, and changes nothing else.
    const again = await ada.presses(button(done, 'Change: Travels to'));
    expect(formOf(again).fields.map(({ name }) => name)).toEqual(['regions']);
    expect(formOf(again).values).toEqual({ regions: ['London', 'South East'] });
    expect(said(await ada.submits(again, { regions: [] }))).toContain('Travels to: Anywhere in England');
    const release = await ada.presses(button(done, 'Change: Release'));
    await ada.submits(release, { release: 'own-time', releasedBy: '' });
    expect(await stored()).toMatchObject({ travelsTo: [], reviewsAYear: 2, release: 'own-time', releasedBy: null });
    const earlier = await ada.presses(button(done, 'Change: Earlier'));
    expect(formOf(earlier).fields[0]).toMatchObject({
      chosen: [{ label: 'London Borough of Camden' }, { label: 'Example Surfacing Ltd' }],
    });
    await ada.submits(earlier, { earlier: [] });
    expect((await stored()).earlierPosts).toEqual([]);
  });

  it('may say “not now”, and what is not theirs to send is not taken', async () => {
    const { bot, ada } = await begin(database());
    expect(said(await ada.presses(button(await ada.types('more'), 'Not now')))).toContain('Not now is fine.');
    expect((await stored()).askedAt).toEqual(bot.clock.now());
    const forged = await ada.presses({ command: 'more', values: { ask: 'reviews', reviewsAYear: '99' } });
    expect(formOf(forged).errors).toEqual({ reviewsAYear: 'Please choose one.' });
    expect(
      formOf(await ada.presses({ command: 'more', values: { ask: 'regions', optIns: ['mentoring'] } })).fields,
    ).toHaveLength(1);
    expect(await stored()).toMatchObject({ answered: [], optIns: [], reviewsAYear: null });
  });
});
