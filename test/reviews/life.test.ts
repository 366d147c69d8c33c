import { beforeEach, describe, expect, it } from 'vitest';
import { button, formOf, said } from '../support/bot.ts';
import { emptyDatabase, mainly } from '../support/databases.ts';
import { beginReviews } from './set-up.ts';

describe.each(mainly('postgresql'))('the life of a review on $kind', ({ use }) => {
  const database = use();
  beforeEach(() => emptyDatabase(database()));

  it('begins with a registration, once, and its person becomes the sponsor', async () => {
    const { person, office, accepted, got, mention } = await beginReviews(database());
    const sam = person('Sam Sponsor');
    const answer = await accepted(sam);
    const begin = button(answer, 'Begin the review');
    const asked = await office.presses(begin);
    expect(formOf(asked).fields.map(({ name }) => name)).toEqual(['about', 'sponsor', 'themes', 'dayOne']);
    const begun = await office.submits(asked, { sponsor: true, themes: ['assets'], dayOne: '' });
    const first = said(begun);
    expect(first).toMatch(/HMEP-\d+ has begun, and you manage it\./u);
    expect(first).toContain('Hull City Council');
    expect(first).toContain('Review manager: Olive Office');
    expect(first).toContain('Sponsor: Sam Sponsor');
    expect(first).toContain('Nothing is missing for Scoping.');
    expect((await got('Sam Sponsor')).map(said).join('\n')).toContain('has named you the sponsor of a peer review');

    expect(said(await office.presses(begin))).toContain('began with this registration already');
    expect(await database().prisma.review.count()).toBe(1);
    expect(said(await sam.types('review list'))).toContain('Hull City Council');
    await mention('Nobody Else');
    expect(said(await person('Nobody Else').types('review list'))).toContain('There is no review here that you belong');
    expect(said(await office.types('audit'))).toMatch(/Olive Office began the review HMEP-\d+/u);
  });

  it('is told to those who belong, and to others as if it did not exist', async () => {
    const { person, office, begins, mention } = await beginReviews(database());
    const name = /HMEP-\d+/u.exec(said(await begins()))?.[0] ?? '';
    const stranger = person('Stranger');
    for (const deed of [
      ...[
        'show',
        'advance',
        'record',
        'record X leader-agrees',
        'name',
        'themes',
        'schedule',
        'hold',
        'resume',
        'withdraw',
      ],
    ]) {
      const typed = (review: string) =>
        deed.includes('X') ? `review ${deed.replace('X', review)}` : `review ${deed} ${review}`;
      const real = said(await stranger.types(typed(name)));
      const made = said(await stranger.types(typed('HMEP-99999')));
      expect(real).toContain(`There is no review ${name} that you belong to.`);
      expect(real.replaceAll(name, 'HMEP-99999')).toBe(made);
    }
    expect(said(await office.types('review show 99999'))).toContain('There is no review HMEP-99999');
    await office.types(`review name ${name} organiser `, await mention('Orla Organiser'));
    expect(said(await person('Orla Organiser').types(`review show ${name}`))).toContain('Hull City Council');
    expect(said(await person('Orla Organiser').types(`review hold ${name}`))).toContain('that is not for you');
  });

  it('goes on when nothing is missing, and says what is, who can lift it and what to type', async () => {
    const { person, office, begins, mention, clock } = await beginReviews(database());
    const name = /HMEP-\d+/u.exec(said(await begins()))?.[0] ?? '';
    await office.types(`review advance ${name}`);
    const refused = said(await office.types(`review advance ${name}`));
    expect(refused).toContain(`${name} cannot go on to “Building the team” yet.`);
    expect(refused).toContain(
      `There is no sponsor yet. Name the director who asked for the review. Review manager (Olive Office) or Programme office can: /hmep review name ${name} sponsor @person`,
    );
    expect(refused).toContain(`/hmep review record ${name} leader-agrees`);

    expect(said(await office.types(`review name ${name} sponsor `, await mention('Sam Sponsor')))).toContain(
      'Sam Sponsor is the sponsor now, and hears of it.',
    );
    // The sponsor names a colleague by a part of the name, and says what the council agrees.
    await mention('Orla Organiser');
    const sam = person('Sam Sponsor');
    const who = await sam.types(`review name ${name} organiser`);
    const choose = await sam.submits(who, { place: 'organiser', part: 'orla' });
    const options = formOf(choose).fields.flatMap((field) => (field.kind === 'choice' ? field.options : []));
    expect(options.map(({ label }) => label)).toEqual(['Orla Organiser']);
    expect(said(await sam.submits(choose, { person: options[0]?.value ?? '' }))).toContain(
      'Orla Organiser is the organiser',
    );
    expect(said(await sam.types(`review record ${name} leader-agrees`))).toContain('Recorded: The leader, mayor');
    expect(said(await sam.types(`review record ${name} chief-executive-agrees`))).toContain(
      'Recorded: The chief executive',
    );
    expect(said(await sam.types(`review record ${name} chief-executive-agrees no`))).toContain('Taken back: The chief');
    expect(said(await sam.types(`review record ${name} chief-executive-agrees no`))).toContain('It was not recorded');
    expect(said(await person('Orla Organiser').types(`review record ${name} leader-agrees`))).toContain(
      'Sponsor (Sam Sponsor) or Review manager (Olive Office) can do it.',
    );
    await sam.submits(await sam.types(`review themes ${name}`), { themes: ['assets', 'finance'] });
    expect(said(await office.types(`review schedule ${name} 2027-03-02`))).toContain('Day 1 is Tuesday 2 March 2027.');
    expect(said(await office.types(`review advance ${name}`))).toContain(
      'It is not recorded that the chief executive agrees',
    );
    await office.types(`review record ${name} chief-executive-agrees`);
    expect(said(await office.types(`review advance ${name}`))).toContain('It has moved on to: Building the team.');
    expect(said(await sam.types(`review show ${name}`))).toContain(
      'The chief executive agrees: Olive Office, Sunday 22',
    );

    // Nobody is on the team; the office agrees that it goes on so, with a reason.
    const missing = said(await office.types(`review advance ${name}`));
    expect(missing).toContain(`/hmep review team ${name} or /hmep review record ${name} places-confirmed`);
    const asks = await office.types(`review record ${name} places-confirmed`);
    await office.submits(asks, { need: 'places-confirmed', answer: 'yes', reason: 'A short review.' });
    expect(said(await office.types(`review show ${name}`))).toContain('A short review.');
    expect(said(await sam.types(`review show ${name}`))).not.toContain('A short review.');
    for (const need of ['council-agrees-team', 'position-statement-sent', 'timetable-issued', 'publication-decided'])
      await office.types(`review record ${name} ${need}`);
    for (const stage of ['Preparation', 'On site', 'Reporting', 'Action planning', 'Follow-up'])
      expect(said(await office.types(`review advance ${name}`))).toContain(`It has moved on to: ${stage}.`);
    expect(said(await office.types(`review schedule ${name} 2027-04-06`))).toContain('The team has been on site');
    await person('Orla Organiser').types(`review record ${name} recommendations-answered`);
    const ended = async () => (await database().prisma.review.findFirstOrThrow()).endedAt;
    expect(await ended()).toBeNull();
    expect(said(await office.types(`review advance ${name}`))).toContain('It has moved on to: Closed.');
    expect(await ended()).toEqual(clock.now());
    expect(said(await office.types(`review advance ${name}`))).toContain('This review is closed.');
  });

  it('has dates around day 1, of which single ones are set by hand', async () => {
    const { office, begins } = await beginReviews(database());
    const name = /HMEP-\d+/u.exec(said(await begins()))?.[0] ?? '';
    const types = async (rest: string) => said(await office.types(`review schedule ${name} ${rest}`));
    expect(await types('2027-03-24')).toContain('Friday 26 March 2027 is a bank holiday: Good Friday.');
    expect(await types('6 March 2027')).toContain('Saturday 6 March 2027 is at a weekend.');
    expect(await types('2026-11-20')).toContain('is in the past');
    expect(await types('soonish')).toContain('“soonish” is not a date.');
    const set = await types('2 March 2027');
    expect(set).toContain('On site: Tuesday 2 March 2027 to Thursday 4 March 2027');
    expect(set).toContain('Draft report: Thursday 25 March 2027.');
    expect(set).toContain('Team invited: Tuesday 22 December 2026. Mind: This is in the Christmas fortnight');
    expect(set).toContain(
      'Set-up meeting: Wednesday 2 September 2026 to Monday 2 November 2026. Mind: This day is past.',
    );

    const moved = await types('draft-report 2027-04-01');
    expect(moved).toContain('Draft report: Thursday 1 April 2027 (set by hand).');
    expect(moved).toContain('The council corrects facts: Thursday 15 April 2027.');
    const again = await office.types(`review schedule ${name} draft-report`);
    expect(formOf(again).fields.map((field) => field.name)).toEqual(['what', 'date', 'again']);
    const back = said(await office.submits(again, { what: 'draft-report', date: '', again: true }));
    expect(back).toContain('Draft report: Thursday 25 March 2027.');

    expect(await types('draft-report 31/2/2027')).toContain(`review schedule ${name} draft-report and another date`);
    expect(await types('election sometime')).toContain('“sometime” is not a period.');
    expect(await types('election 2027-05-06..2027-04-20')).toContain('ends before it starts');
    expect(await types('election 2027-04-20..2027-05-06')).toContain('nothing is published from Tuesday 20 April 2027');
    const form = await office.types(`review schedule ${name} election`);
    expect(formOf(form).values).toEqual({ what: 'election', from: '2027-04-20', until: '2027-05-06' });
    const election = { what: 'election', from: '2026-11-20', until: '2026-12-10' };
    expect(said(await office.submits(form, election))).toContain('There is an election at this council.');
  });

  it('moves once where two press the same card at once', async () => {
    const { app, clock, office, begins, person } = await beginReviews(database());
    const begun = await begins();
    const name = /HMEP-\d+/u.exec(said(begun))?.[0] ?? '';
    const other = person('Oscar Office');
    await other.types(`claim ${await app.office.newCode(clock.now())}`);
    const next = button(begun, 'Next stage');
    const answers = (await Promise.all([office.presses(next), other.presses(next)])).map(said);
    expect(answers.filter((text) => text.includes('It has moved on to: Scoping.'))).toHaveLength(1);
    expect(answers.filter((text) => text.includes('This has changed since you saw it'))).toHaveLength(1);
    expect(said(await office.types(`review show ${name}`))).toContain('Before “Building the team”');
  });

  it('names one person for one place', async () => {
    const { office, begins, mention, person, got, clock } = await beginReviews(database());
    const name = /HMEP-\d+/u.exec(said(await begins()))?.[0] ?? '';
    const sam = await mention('Sam Sponsor');
    await office.types(`review name ${name} sponsor `, sam);
    expect(said(await office.types(`review name ${name} sponsor `, sam))).toContain('is the sponsor already');
    expect(said(await office.types(`review name ${name} organiser `, sam))).toContain('is the sponsor of this review');
    // What is due at one moment comes in any order.
    clock.advance({ minutes: 1 });
    await office.types(`review name ${name} sponsor `, await mention('Sue Second'));
    expect(said(await office.types(`review show ${name}`))).toContain('Sponsor: Sue Second');
    expect(said(await person('Sam Sponsor').types(`review show ${name}`))).toContain('There is no review');
    const told = (await got('Sam Sponsor')).map(said);
    expect(told).toHaveLength(2);
    expect(told[1]).toContain(`You are not the sponsor of a peer review any more: ${name}: Hull City Council.`);
    expect(told[1]).not.toContain('Sue');
    expect(await got('Sue Second')).toHaveLength(1);
    // Whoever gives their place away knows.
    await office.types(`review name ${name} review-manager `, await mention('Mia Manager'));
    expect(await got('Mia Manager')).toHaveLength(1);
    expect(await got('Olive Office')).toEqual([]);

    const review = await database().prisma.review.findFirstOrThrow();
    const peer = await mention('Pat Peer');
    const times = { createdAt: review.createdAt, updatedAt: review.createdAt };
    await database().prisma.reviewSeat.create({
      data: { reviewId: review.id, personId: peer.person, place: 'lead', state: 'shortlisted', ...times },
    });
    expect(said(await office.types(`review name ${name} organiser `, peer))).toContain('is on the list for the team');
    const refused = said(await person('Sue Second').types(`review name ${name} organiser `, peer));
    expect(refused).toContain('cannot be the organiser');
    expect(refused).not.toContain('list');
  });

  it('is listed a page at a time', async () => {
    const { office, begins } = await beginReviews(database());
    for (let count = 0; count < 10; count += 1) await begins();
    const first = await office.types('review list');
    const names = (text: string) => [...new Set(text.match(/HMEP-\d+/gu) ?? [])];
    expect(names(said(first))).toHaveLength(8);
    const second = await office.presses(button(first, 'More (2)'));
    expect(names(said(second))).toHaveLength(2);
    expect(names(said(first)).some((name) => names(said(second)).includes(name))).toBe(false);
  });
});
