import { describe, expect, it } from 'vitest';
import { button, formOf, said } from '../support/bot.ts';
import { mainly } from '../support/databases.ts';
import { becomesMadePeer, inTeams, reviewTown, seedReview, seedSeat } from './support.ts';
import { adds, stateOf, teamOf } from './team-support.ts';

const nobodys = (number: number) => `There is no review HMEP-${number} that you belong to.`;

describe.each(mainly('postgresql'))('a review’s team on $kind', ({ use }) => {
  const database = use();

  it('is put together in the handbook’s order, across Slack and Teams', async () => {
    const town = await reviewTown(database());
    const { officer, got } = town;
    const { id, number } = await seedReview(database());
    const manager = town.person('Manager One', inTeams);
    await manager.types('help');
    await seedSeat(database(), id, 'Manager One', { place: 'review-manager', state: 'confirmed' });
    const ada = await becomesMadePeer(database(), { person: (name) => town.person(name, inTeams) }, 'Ada');

    const empty = await teamOf(manager, number);
    expect(said(empty)).toContain('Hull City Council. Tuesday 2 March 2027 to Thursday 4 March 2027.');
    expect(said(empty)).toContain('Lead peer: empty, at least 1 needed.');

    const listed = await adds(manager, empty, 'Ada', 'lead');
    expect(listed).toMatchObject({ replace: true });
    expect(said(listed)).toContain('Ada is on the list.');
    expect(said(listed)).toContain('Lead peer: 1 of 1, 0 confirmed.');
    expect(said(listed)).toContain('Ada, Head of Highways, Council E08000035: on the list, not asked yet.');
    expect(said(await teamOf(ada, number))).toContain(nobodys(number));

    const asked = await manager.presses(button(listed, 'Sound out Ada'));
    expect(said(asked)).toContain('sounded out; an answer helps by Friday 27 November 2026');
    const question = await got('Ada', 'Could you join');
    for (const words of [
      'What: HMEP strategic peer review',
      'Where: Hull City Council, Yorkshire and The Humber',
      'When: Tuesday 2 March 2027 to Thursday 4 March 2027',
      'How long: 3 days on site. A review takes about six days',
      'As: Lead peer',
      'Who pays: Your employer gives your time.',
      'An answer helps by: Friday 27 November 2026',
      'A quick “no” is welcome.',
    ]) {
      expect(said(question)).toContain(words);
    }

    const thanks = await ada.presses(button(question, 'I can come, no ties'));
    expect(thanks).toMatchObject({ replace: true });
    expect(said(thanks)).toContain('you can come, and have no ties to Hull City Council');
    expect(said(await got('Ada'))).toBe(said(thanks));
    const heard = await got('Manager One', 'Ada can come and has no ties');
    const card = await manager.presses(button(heard, 'See the team'));
    expect(said(card)).toContain('can come, no ties to this council');

    const agreed = await manager.presses(button(card, 'The council agrees the team'));
    expect(said(agreed)).toContain('The council has agreed the team.');
    expect(await database().prisma.reviewRecord.count({ where: { reviewId: id, need: 'council-agrees-team' } })).toBe(
      1,
    );
    expect(said(await officer.types('audit'))).toContain(`Manager One recorded for the review HMEP-${number}`);
    const invited = await manager.presses(button(agreed, 'Invite everybody agreed'));
    expect(said(invited)).toContain('invited; an answer helps by Friday 4 December 2026');

    const invitation = await got('Ada', 'You are invited');
    const ask = await ada.presses(button(invitation, 'Ask a question'));
    expect(said(await ada.submits(ask, { text: 'Is there parking?' }))).toContain('has your question');
    expect(said(await got('Manager One', 'asks a question'))).toContain('Ada asks:\nIs there parking?');

    expect(said(await ada.presses(button(invitation, 'Accept')))).toContain('you have accepted');
    expect(said(await got('Ada', 'accepted'))).toContain('[I cannot come after all]');
    // Pressed again on an old copy, it says how it stands.
    expect(said(await ada.presses(button(invitation, 'Accept')))).toContain('you have accepted');
    expect(await stateOf(database(), 'Ada')).toBe('accepted');

    const confirmed = await officer.presses(button(await teamOf(officer, number), 'Confirm Ada'));
    expect(said(confirmed)).toContain('Lead peer: 1 of 1, 1 confirmed.');
    expect(said(await got('Ada', 'confirmed'))).toContain('Your place is confirmed.');
    expect(said(await teamOf(ada, number))).toContain('Ada, Head of Highways, Council E08000035: confirmed');
  });

  it('is nobody’s business who does not belong to it, and the sponsor sees no more than they agree', async () => {
    const town = await reviewTown(database());
    const { officer, person } = town;
    const { id, number } = await seedReview(database());
    for (const name of ['Sponsor', 'Organiser', 'Stranger']) await person(name).types('help');
    await seedSeat(database(), id, 'Sponsor', { place: 'sponsor', state: 'confirmed' });
    await seedSeat(database(), id, 'Organiser', { place: 'organiser', state: 'confirmed' });
    for (const name of ['Ada', 'Bob', 'Cleo']) await becomesMadePeer(database(), town, name);
    await seedSeat(database(), id, 'Ada', { place: 'lead', state: 'sounded_out', ties: 'ring_me' });
    await seedSeat(database(), id, 'Bob', { place: 'officer', state: 'shortlisted' });
    await seedSeat(database(), id, 'Cleo', { place: 'officer', state: 'declined', ties: 'ruled_out' });

    expect(said(await teamOf(person('Stranger'), number))).toContain(nobodys(number));
    expect(said(await teamOf(person('Stranger'), number + 1))).toContain(nobodys(number + 1));
    expect(said(await teamOf(person('Ada'), number))).toContain(nobodys(number));
    expect(said(await teamOf(person('Organiser'), number))).toContain('is for the team and the sponsor');
    expect(said(await officer.types('review team nonsense'))).toContain('There is no review “nonsense”');

    const seen = await teamOf(person('Sponsor'), number);
    expect(said(seen)).toContain('Ada, Head of Highways, Council E08000035');
    expect(said(seen)).not.toMatch(/Bob|Cleo|rung|ties|\[/u);

    const card = await teamOf(officer, number);
    expect(said(card)).toContain('has ruled themselves out');
    // Whoever does not manage it gets nowhere with its buttons.
    const press = button(card, 'Sound out Bob');
    expect(said(await person('Stranger').presses(press))).toContain(nobodys(number));
    expect(said(await person('Sponsor').presses(press))).toContain('Only the programme office and the review manager');
    expect(await stateOf(database(), 'Bob')).toBe('shortlisted');
  });

  it('shows apart who cannot be chosen and why, and takes them only with an exception that the office agrees', async () => {
    const town = await reviewTown(database());
    const { officer } = town;
    const { id, number } = await seedReview(database());
    const manager = town.person('Manager One');
    await manager.types('help');
    await seedSeat(database(), id, 'Manager One', { place: 'review-manager', state: 'confirmed' });
    await becomesMadePeer(database(), town, 'Ada', { led: ['assets'] });
    await becomesMadePeer(database(), town, 'Hugo', { authorities: ['E06000010'] });
    await becomesMadePeer(database(), town, 'Pia', { state: 'paused' });
    await becomesMadePeer(database(), town, 'Zoe');
    await becomesMadePeer(database(), town, 'Ines', { state: 'interested' });

    const where = await manager.presses(button(await teamOf(manager, number), 'Add somebody'));
    const none = await manager.submits(where, { place: 'officer', name: 'hugo' });
    expect(formOf(none).errors['name']).toContain('Hugo: Works for Council E06000010.');
    const who = formOf(await manager.submits(none, { place: 'officer', name: '' }));
    const choice = who.fields.find(({ name }) => name === 'person');
    const labels = choice?.kind === 'choice' ? choice.options.map(({ label }) => label.split(',')[0]) : [];
    expect(labels).toEqual(['Ada', 'Zoe']);
    const words = who.fields.flatMap((each) => (each.kind === 'words' ? [each.text] : []));
    expect(words).toEqual(['Hugo: Works for Council E06000010.', 'Pia: Is taking a break.']);

    expect(said(await teamOf(manager, number))).not.toContain('exception');
    const forms = await officer.presses(button(await teamOf(officer, number), 'Add with an agreed exception'));
    const whom = await officer.submits(forms, { place: 'officer', name: '' });
    const [person] = formOf(whom).fields.flatMap((each) => (each.kind === 'choice' ? each.options : []));
    expect(person?.label).toContain('Hugo');
    const done = await officer.submits(whom, { person: person?.value ?? '', reason: 'The sponsor knows of it.' });
    expect(said(done)).toContain('Agreed exception: The sponsor knows of it.');
    const kept = await database().prisma.auditEntry.findFirstOrThrow({ where: { action: 'exception-agreed' } });
    expect(JSON.stringify(kept)).not.toContain('sponsor');
    expect(said(await officer.types('audit'))).toContain(
      `Office One agreed an exception for Hugo on the team of HMEP-${number}`,
    );
    expect(said(await officer.presses(button(done, 'Sound out Hugo')))).toContain('Hugo is asked.');

    // His own answer nobody lifts.
    const asked = await town.got('Hugo', 'Could you join');
    expect(said(await town.person('Hugo').presses(button(asked, 'Rule me out, no reason needed')))).toContain(
      'nobody asks why',
    );
    expect(said(await teamOf(officer, number))).not.toContain('Put Hugo back');
    const last = await officer.presses(button(await teamOf(officer, number), 'Add with an agreed exception'));
    const closed = formOf(await officer.submits(last, { place: 'officer', name: 'Hugo' }));
    expect(closed.errors['name']).toContain('Has ruled themselves out for this council.');
  });
});
