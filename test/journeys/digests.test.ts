import { beforeEach, describe, expect, it } from 'vitest';
import type { Press } from '../../src/chat/view.ts';
import { button, formOf, said, viewOf } from '../support/bot.ts';
import { emptyDatabase, mainly } from '../support/databases.ts';
import { beginNews, inCouncil, reader } from './digests-set-up.ts';

describe.each(mainly('embedded'))('digests on $kind', ({ use }) => {
  const database = use();
  beforeEach(() => emptyDatabase(database()));

  it('bring what is new, once, at the subscriber’s time, and nothing where there is nothing', async () => {
    const { person, office, posts, passes, teams, arrived } = await beginNews(database());
    const ann = reader(person, 'Ann');
    await posts('Before she came');
    // A Sunday evening: the next Monday morning is hers.
    const begun = await ann.types('subscribe weekly on monday at 08:30');
    expect(said(begun)).toContain('You get all news every Monday at 08:30.');
    expect(said(begun)).toContain('The next digest comes on 23 November 2026, 08:30.');
    expect(said(begun)).toContain('The latest until then\nBefore she came');
    await passes(8);
    expect(arrived(teams)).toEqual([]);

    await posts('First');
    await posts('Second', { topic: 'reviews' });
    await office.presses(button(await posts('Withdrawn before'), 'Withdraw'));
    await passes(7);
    expect(arrived(teams)).toHaveLength(1);
    const [digest] = teams.posted;
    const text = said({ kind: 'show', to: 'caller', view: digest?.view ?? { summary: '', blocks: [] } });
    for (const title of ['First', 'Second']) expect(text).toContain(`About ${title}.`);
    for (const title of ['Before she came', 'Withdrawn before']) expect(text).not.toContain(title);
    await passes(14);
    expect(arrived(teams)).toHaveLength(1);
  });

  it('follow a correction and a withdrawal where they stand', async () => {
    const { person, office, posts, passes, teams } = await beginNews(database());
    await reader(person, 'Ann').types('subscribe daily at 08:30');
    const sent = await posts('A meeting', { topic: 'events' });
    await passes(1);
    const standing = () =>
      said({ kind: 'show', to: 'caller', view: teams.posted[0]?.view ?? { summary: '', blocks: [] } });
    expect(standing()).toContain('About A meeting.');

    const correcting = await office.presses(button(sent, 'Correct'));
    expect(formOf(correcting).values).toMatchObject({ title: 'A meeting' });
    const second = await office.submits(correcting, { title: 'A longer meeting', text: 'At two.', link: '' });
    expect(formOf(second).fields.map(({ name }) => name)).not.toContain('publishOn');
    const corrected = await office.submits(second, formOf(second).values);
    await passes(1);
    expect(standing()).toContain('A longer meeting\nAt two.\nEvents · corrected');
    expect(said(await office.presses(button(sent, 'Withdraw')))).toContain('was changed since');
    await office.presses(button(corrected, 'Withdraw'));
    await passes(1);
    expect(standing()).toContain('A longer meeting has been withdrawn.');
    expect(teams.posted).toHaveLength(1);
  });

  it('come when the office says last, and count as corrected only where somebody has seen them', async () => {
    const { office, passes } = await beginNews(database());
    const whom = { topic: 'news', themes: [], region: '', expiresOn: '', urgent: false };
    const first = await office.submits(await office.types('post'), { title: 'Soon', text: 'It comes.', link: '' });
    const later = await office.submits(first, { ...whom, publishOn: '2027-02-01', publishTime: '9am' });
    const scheduled = await office.presses(button(later, 'Send it off'));
    const changing = await office.presses(button(scheduled, 'Change'));
    const when = await office.submits(changing, { title: 'Soon', text: 'It comes at once.', link: '' });
    expect(formOf(when).values).toMatchObject({ publishOn: '2027-02-01', publishTime: '09:00' });
    await office.submits(when, { ...whom, publishOn: '', publishTime: '' });
    expect(said(await office.types('news'))).not.toContain('Soon');
    await passes(1);
    expect(said(await office.types('news'))).toContain('Soon\nIt comes at once.');
    expect(said(await office.types('news'))).not.toContain('corrected');
  });

  it('make up for one that did not arrive', async () => {
    const { person, posts, passes, teams, arrived } = await beginNews(database());
    await reader(person, 'Ann').types('subscribe daily at 08:30');
    await posts('Lost at first');
    teams.answer = () => ({ kind: 'failed', why: 'The platform is down.', final: true });
    await passes(1);
    teams.answer = () => undefined;
    await posts('The day after');
    await passes(1);
    expect(arrived(teams)).toEqual(['HMEP news: The day after and 1 more']);
  });

  it('hold what is nearest first, what was asked for, and nothing one wrote', async () => {
    const { person, office, posts, passes, teams, slack, arrived } = await beginNews(database());
    await reader(person, 'Ann').types('subscribe news theme:assets region:"north west" daily at 08:30');
    await office.types('subscribe daily at 08:30');
    await posts('Elsewhere', { region: 'London' });
    await posts('Assets', { themes: ['assets'] });
    await posts('Near', { region: 'North West' });
    await posts('A review', { topic: 'reviews' });
    await passes(1);
    const text = said({ kind: 'show', to: 'caller', view: teams.posted[0]?.view ?? { summary: '', blocks: [] } });
    expect(text.match(/^(?:Near|Assets|Elsewhere|A review)$/gmu)).toEqual(['Near', 'Assets', 'Elsewhere']);
    expect(arrived(slack)).toEqual([]);
  });

  it('let urgent news through at once, to those who asked', async () => {
    const { app, person, posts, teams, arrived } = await beginNews(database());
    await reader(person, 'Ann').types('subscribe urgent monthly on 31 at 08:30');
    await reader(person, 'Ben').types('subscribe daily at 08:30');
    await posts('The depot is closed', { urgent: true });
    await app.worker.workOff();
    expect(arrived(teams)).toEqual(['Urgent: The depot is closed']);
  });

  it('wait where they are scheduled, and are changed, paused and stopped at a press', async () => {
    const { person, posts, passes, teams, arrived } = await beginNews(database());
    const ann = reader(person, 'Ann');
    await ann.types('subscribe daily at 08:30');
    const sent = await posts('In three days', { publishOn: '2026-11-25', publishTime: '07:00' });
    expect(said(sent)).toContain('Waits for its time: 25 November 2026, 07:00.');
    await passes(2);
    expect(arrived(teams)).toEqual([]);
    await passes(1);
    expect(arrived(teams)).toEqual(['HMEP news: In three days']);

    const paused = await ann.presses(button(await ann.types('subscriptions'), 'Pause'));
    expect(said(paused)).toContain('Paused.');
    await posts('Meanwhile');
    await passes(2);
    expect(arrived(teams)).toHaveLength(1);
    await ann.presses(button(paused, 'Go on'));
    await passes(1);
    expect(arrived(teams)).toEqual(['HMEP news: In three days', 'HMEP news: Meanwhile']);

    const changing = await ann.presses(button(await ann.types('subscriptions'), 'Change'));
    const { values } = formOf(changing);
    expect(viewOf(await ann.submits(changing, { ...values, topics: ['reviews'] })).summary).toBe(
      'You get Reviews every day at 08:30',
    );
    expect(said(await ann.types('unsubscribe practices'))).toContain('Nothing here subscribes to practices alone');
    expect(said(await ann.types('unsubscribe'))).toContain('The subscription has ended.');
    expect(said(await ann.types('unsubscribe'))).toContain('There is no subscription here to end.');
  });

  it('come to a channel, which sees who asked for them, and which gets calls for peers too', async () => {
    const { app, clock, person, office, posts, passes, teams, arrived } = await beginNews(database());
    const ann = person('Ann', inCouncil, 'highways');
    expect(said(await ann.types('subscribe reviews calls daily at 08:30'))).toContain('I am not in #highways');
    const { id } = (await app.people.meet({ ...inCouncil, externalId: 'ann', name: 'Ann' }, clock.now())).workspace;
    const channel = { workspace: id, externalId: 'highways', name: '#highways', address: {} };
    await app.deliveries.rememberChannel(channel, clock.now());
    const begun = await ann.types('subscribe reviews calls daily at 08:30');
    expect(begun).toMatchObject({ to: 'conversation' });
    expect(said(begun)).toContain('This channel gets Reviews, Calls for peers every day at 08:30. Ann has seen to it.');
    const ben = person('Ben', inCouncil, 'highways');
    expect(said(await ben.types('subscriptions'))).toContain('Set by Ann.');
    expect(said(await ben.types('subscribe me weekly'))).toContain('You get all news every Monday at 08:30.');
    expect(said(await person('Ben', inCouncil).types('subscriptions'))).not.toContain('This channel');

    await posts('A review', { topic: 'reviews' });
    const calling = await office.types('call');
    const call = {
      text: 'Three days in Devon.',
      themes: [],
      kind: '',
      region: '',
      from: '',
      to: '',
      closesOn: '2026-12-04',
    };
    await office.submits(calling, call);
    await passes(1);
    const inChannel = teams.posted.filter(({ to }) => to.kind === 'conversation').map(({ view }) => view.summary);
    expect(inChannel).toEqual([expect.stringContaining('Three days in Devon.'), 'HMEP news: A review']);
    expect(arrived(teams)).toHaveLength(3);

    // Another channel's, and another person's, are nobody's to see or to change.
    const theirs = button(await ben.types('subscriptions'), 'Change');
    const stranger = person('Stranger', inCouncil, 'elsewhere');
    for (const press of [theirs, button(begun, 'Change'), button(begun, 'Stop')]) {
      expect(said(await stranger.presses(press))).toContain('was changed since, or has ended');
    }
    const forged = {
      ...formOf(await ben.presses(button(begun, 'Change'))).values,
      change: button(begun, 'Change').values['change'],
    };
    const taken = { command: 'subscribe', values: { ...forged, every: 'monthly', day: '3' } } as Press;
    expect(said(await stranger.presses(taken))).toContain('was changed since, or has ended');
    const paused = await ben.presses(button(begun, 'Pause'));
    expect(paused).toMatchObject({ to: 'conversation' });
    expect(said(paused)).toContain('Ben has seen to it.\nPaused.');
    expect(said(await ben.types('unsubscribe'))).toContain('The subscription has ended.');
    const stopped = await ben.presses(button(await ann.types('subscribe reviews daily at 08:30'), 'Stop'));
    expect(stopped).toMatchObject({ to: 'conversation' });
    expect(said(stopped)).toContain('Ben has seen to it.');
    expect(said(await person('Ben', inCouncil).types('subscriptions'))).toContain('every Monday at 08:30');
  });

  it('stop at a number that can be told apart', async () => {
    const { person } = await beginNews(database());
    const ann = reader(person, 'Ann');
    for (let each = 0; each < 10; each += 1) await ann.types('subscribe daily at 08:30');
    expect(said(await ann.types('subscribe daily at 08:30'))).toContain('There are 10 subscriptions here already');
  });

  it('say what was not understood', async () => {
    const { person } = await beginNews(database());
    const ann = reader(person, 'Ann');
    expect(said(await ann.types('subscribe reveiws'))).toContain(
      'I do not know the topic “reveiws”. Did you mean reviews?',
    );
    expect(said(await ann.types('subscribe daily at 25:00'))).toContain('“25:00” is not a time of day');
    expect(said(await ann.types('subscribe on someday'))).toContain('“someday” is not a day');
    expect(said(await ann.types('subscribe theme:potato'))).toContain('I do not know the theme “potato”');
    const form = formOf(await ann.types('subscribe'));
    expect(form.values).toMatchObject({ every: 'weekly', weekday: 'monday', at: '08:30' });
  });
});
