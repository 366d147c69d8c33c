import { beforeEach, describe, expect, it } from 'vitest';
import { button, formOf, said, viewOf } from '../support/bot.ts';
import { emptyDatabase, mainly } from '../support/databases.ts';
import { beginReview, inEastmere, inHost, inNorthmoor, tie } from './reviewing.ts';

const table = [
  'Day\tStart\tEnd\tSession\tWith\tPlace\tTeam\tNotes',
  '1\t09:00\t09:45\tWelcome\tSponsor\tRoom 1\t\tBen',
  '1\t10:00\t11:00\tProvider\tProvider\tDepot\tBen\tBen',
  '1\t10:00\t11:00\tMoney\tSection 151 officer\tRoom 2\tLead\tLead',
].join('\n');

describe.each(mainly('postgresql'))('a timetable on $kind', ({ use }) => {
  const database = use();
  beforeEach(() => emptyDatabase(database()));

  const begin = async () => {
    const town = await beginReview(database());
    const { people } = town;
    return {
      ...town,
      lead: people('Lead', inEastmere),
      ben: people('Ben', inNorthmoor),
      organiser: people('Organiser', inHost),
      stranger: people('Stranger', inHost),
    };
  };
  const pasted = async () => {
    const town = await begin();
    const { organiser } = town;
    const form = await organiser.types('timetable paste');
    expect(said(await organiser.submits(form, { table }))).toContain('3 sessions of HMEP-1 on day 1.');
    return town;
  };

  it('starts from the usual days, once, by the organiser; the team looks on', async () => {
    const { organiser, lead, stranger, name } = await begin();
    expect(said(await lead.types('timetable'))).toContain(`Nothing is planned for ${name} yet.`);
    expect(said(await lead.types('timetable begin'))).toContain('is changed by its organiser and its review manager');
    const empty = await organiser.types('timetable');
    expect(said(await organiser.presses(button(empty, 'Start from the usual days')))).toContain(
      '34 sessions of HMEP-1',
    );
    expect(said(await organiser.types('timetable begin'))).toContain('There is a timetable for HMEP-1 already');
    expect(said(await lead.types('timetable day 2'))).toContain('10:45–11:45 How the work feels on the road');
    expect(said(await lead.types('timetable day 2'))).toContain('who goes is open');
    expect(said(await lead.types('timetable day 9'))).toContain('a review has 3 days on site');
    expect(said(await stranger.types(`timetable ${name}`))).toContain('There is no review HMEP-1 that you belong to.');
  });

  it('is pasted, and each sees what is theirs; the host sees no names of the team', async () => {
    const { lead, ben, organiser, clock } = await pasted();
    clock.set('2026-12-01T08:00:00Z');
    expect(said(await ben.types('today'))).toContain('10:00–11:00 Provider');
    expect(said(await ben.types('today'))).not.toContain('Money');
    expect(said(await organiser.types('today'))).toContain('Money');
    expect(said(await ben.types('timetable mine'))).toContain(
      '10:00–11:00 Provider · Provider · Depot · you take notes',
    );
    expect(said(await ben.types('timetable mine'))).not.toContain('Money');
    expect(said(await lead.types('timetable mine'))).toContain('Money');
    expect(said(await lead.types('timetable day 1'))).toContain('Depot · Ben · notes: Ben');
    expect(said(await organiser.types('timetable day 1'))).toContain('Depot · a part of the team');
    expect(said(await organiser.types('timetable day 1'))).not.toContain('Ben');
  });

  it('is sent to everybody, and from then on changes reach those they concern, once', async () => {
    const { lead, ben, organiser, slack, teams, answers, people } = await pasted();
    const form = await organiser.types('timetable paste');
    await organiser.submits(form, { table: table.replace('Room 1', 'Room 3') });
    await answers();
    expect([...slack.posted, ...teams.posted]).toEqual([]);
    expect(said(await organiser.presses(button(await organiser.types('timetable'), 'Send it to everybody')))).toContain(
      'Sent to 4 people.',
    );
    await answers();
    expect(slack.posted.map(({ to }) => to.externalId).sort()).toEqual(['ben', 'lead', 'manager']);
    const before = slack.posted.length;
    const later = await organiser.types('timetable paste');
    await organiser.submits(later, {
      table: table.replace('Room 3', 'Room 1').replace('10:00\t11:00\tProvider', '11:00\t12:00\tProvider'),
    });
    await answers();
    const told = slack.posted.slice(before).filter(({ view }) => view.summary.includes('has changed'));
    expect(told.map(({ to }) => to.externalId).sort()).toEqual(['ben', 'lead', 'manager']);
    const toBen = told.find(({ to }) => to.externalId === 'ben');
    const toLead = told.find(({ to }) => to.externalId === 'lead');
    expect(JSON.stringify(toBen)).toContain('10:00 Provider: is now 11:00 to 12:00.');
    expect(JSON.stringify(toLead)).not.toContain('Provider');
    expect(said(await ben.types('timetable mine'))).toContain('11:00–12:00 Provider');
    expect(said(await people('Manager', inEastmere).types('timetable day 1'))).not.toContain('Send it to everybody');
    expect(said(await lead.types('timetable issue'))).toContain('is changed by its organiser');
  });

  it('is changed a session at a time, by form; one that ends before it starts, or takes somebody twice, is said', async () => {
    const { organiser, name } = await pasted();
    const choose = await organiser.types('timetable change');
    const form = await organiser.presses(button(choose, '10:00 Provider'));
    expect(formOf(form).values).toMatchObject({ title: 'Provider', start: '10:00', place: 'Depot', day: '1' });
    const wrong = await organiser.submits(form, { ...formOf(form).values, start: '11.30', end: '11:00' });
    expect(formOf(wrong).errors).toEqual({ end: 'This is not after 11:30.' });
    const second = await organiser.submits(wrong, { ...formOf(wrong).values, start: '9.30', end: '10:30' });
    expect(formOf(second).errors).toEqual({});
    const clash = await organiser.submits(second, formOf(second).values);
    expect(formOf(clash).errors).toEqual({ people: 'The team would be in “Welcome” too, from 09:00 to 09:45.' });

    const { command, ref, values } = formOf(clash);
    const back = await organiser.does({ kind: 'leave', to: 'back', command, form: ref, values });
    const first = await organiser.submits(back, { ...formOf(back).values, start: '12:00', end: '13:00' });
    const done = await organiser.submits(first, formOf(first).values);
    expect(said(done)).toContain('Changed: Provider, day 1, 12:00–13:00.');
    // Whoever saw it before that has an old list.
    const old = await organiser.presses(button(choose, '10:00 Provider'));
    expect(said(old)).toContain('has just been changed');
    const gone = await organiser.presses(button(await organiser.types('timetable change'), '10:00 Money'));
    const off = await organiser.submits(gone, { ...formOf(gone).values, stays: 'no' });
    expect(said(off)).toContain('Not held any more: Money.');
    expect(said(await organiser.types(`timetable day 1 ${name}`))).not.toContain('Money');
  });

  it('is added to, and stands in a channel as a card that follows', async () => {
    const { lead, organiser, people, name, answers, standing } = await pasted();
    const inChannel = people('Lead', inEastmere, 'east-team');
    await tie(inChannel, name, 'team');
    await inChannel.presses(button(await inChannel.types('timetable day 1'), 'Put it in this channel'));
    await answers();
    const day = /Day 1 – Tuesday/u;
    expect(standing('east-team', day).summary).toContain('3 sessions');
    const form = await organiser.types('timetable add');
    const who = await organiser.submits(form, {
      ...{ title: 'Neighbours', day: '1', start: '2pm', end: '14:45', meets: '', place: '' },
    });
    const done = await organiser.submits(who, { ...formOf(who).values, sources: ['neighbours'] });
    expect(said(done)).toContain('Neighbours, 14:00.');
    await answers();
    expect(standing('east-team', day).summary).toContain('4 sessions');
    expect(said(await lead.types('timetable mine'))).toContain('14:00–14:45 Neighbours');
    expect(viewOf(await inChannel.types('timetable today')).summary).toContain('Day 1');
  });
});
