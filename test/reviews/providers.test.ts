import { describe, expect, it } from 'vitest';
import { readProviders } from '../../src/reviews/life/review-providers.ts';
import { button, formOf, said } from '../support/bot.ts';
import { mainly } from '../support/databases.ts';
import { becomesMadePeer, reviewTown, seedReview, seedSeat } from './support.ts';
import { teamOf } from './team-support.ts';

describe('a list of providers', () => {
  it.each([
    ['', []],
    [' \n , ;', []],
    ['Example Roads Ltd\n Other  plc', ['Example Roads Ltd', 'Other  plc']],
    ['A, B; a', ['A', 'B']],
  ])('%j is %j', (text, expected) => {
    expect(readProviders(text)).toEqual(expected);
  });
});

describe.each(mainly('postgresql'))('the providers of a host, on $kind', ({ use }) => {
  const database = use();

  it('are named by those who run or sponsor the review, and their people are kept off its team', async () => {
    const town = await reviewTown(database());
    const { officer, person } = town;
    const { id, number } = await seedReview(database());
    const name = `HMEP-${number}`;
    for (const each of ['Sponsor', 'Organiser']) await person(each).types('help');
    await seedSeat(database(), id, 'Sponsor', { place: 'sponsor', state: 'confirmed' });
    await seedSeat(database(), id, 'Organiser', { place: 'organiser', state: 'confirmed' });
    const made = { kind: 'provider', authorities: [] } as const;
    for (const each of ['Ada', 'Bob', 'Cleo']) await becomesMadePeer(database(), town, each, made);
    const organisation = { kind: 'provider', position: 0 };
    for (const peer of await database().prisma.peer.findMany()) {
      const works = peer.name === 'Cleo' ? 'Other Ltd' : 'Example Roads Ltd';
      await database().prisma.peerOrganisation.create({ data: { ...organisation, peerId: peer.id, name: works } });
    }
    await seedSeat(database(), id, 'Ada', { place: 'provider', state: 'shortlisted' });
    await seedSeat(database(), id, 'Bob', { place: 'provider', state: 'shortlisted', reserve: true });

    const before = said(await teamOf(officer, number));
    expect(before).toContain('To look at: Works for the same organisation as somebody else on the list: Bob.');
    expect(before).not.toContain('contract');

    const sponsor = person('Sponsor');
    const typed = `review providers ${name}`;
    expect(said(await person('Organiser').types(typed))).toContain('that is not for you');
    expect(said(await person('Cleo').types(typed))).toContain(`There is no review ${name}`);
    const form = await sponsor.presses(button(await sponsor.types(`review show ${name}`), 'Providers'));
    const many = Array.from({ length: 21 }, (_, index) => `Firm ${index}`).join(',');
    const refused = await sponsor.submits(form, { providers: many });
    expect(formOf(refused).errors['providers']).toContain('These are 21 organisations.');
    const saved = said(await sponsor.submits(refused, { providers: 'EXAMPLE ROADS Limited\nThird Surfacing' }));
    expect(saved).toContain('Providers: EXAMPLE ROADS Limited; Third Surfacing');
    expect(said(await person('Organiser').types(`review show ${name}`))).not.toContain('Third Surfacing');
    expect(said(await officer.types('audit'))).toContain(
      `Sponsor named the providers of the council of the review ${name}`,
    );

    const card = await teamOf(officer, number);
    expect(said(card)).toContain('Works for Example Roads Ltd, which has a contract or a bid at this council.');
    expect(said(await officer.presses(button(card, 'Sound out Ada')))).toContain('Ada cannot be on this team.');
    const where = await officer.presses(button(card, 'Add somebody'));
    const who = await officer.submits(where, { place: 'provider', name: '', reserve: true });
    const choice = formOf(who).fields.find((field) => field.name === 'person');
    expect(choice?.kind === 'choice' && choice.options.map(({ label }) => label)).toEqual(['Cleo, Other Ltd']);

    const agrees = await officer.presses(button(card, 'Agree an exception for Ada'));
    const agreed = await officer.submits(agrees, { reason: 'The contract ends before the visit.' });
    expect(said(await officer.presses(button(agreed, 'Sound out Ada')))).toContain('Ada is asked.');

    const again = await sponsor.types(typed);
    expect(formOf(again).values['providers']).toBe('EXAMPLE ROADS Limited\nThird Surfacing');
    expect(said(await sponsor.submits(again, { providers: '' }))).toContain('No provider is named.');
    expect(said(await teamOf(officer, number))).not.toContain('contract or a bid');
  });

  it('whose council people of the host reviewed lately are for a human to look at', async () => {
    const town = await reviewTown(database());
    const { officer } = town;
    const { id, number } = await seedReview(database());
    const leeds = await seedReview(database(), { authority: 'E08000035', dayOne: '2025-09-02' });
    const old = await seedReview(database(), { authority: 'E06000014', dayOne: '2025-02-04' });
    await becomesMadePeer(database(), town, 'Hugo', { authorities: ['E06000010'] });
    await becomesMadePeer(database(), town, 'Ada');
    await becomesMadePeer(database(), town, 'Yan', { authorities: ['E06000014'] });
    for (const review of [leeds, old])
      await seedSeat(database(), review.id, 'Hugo', { place: 'officer', state: 'confirmed' });
    await seedSeat(database(), id, 'Ada', { place: 'lead', state: 'shortlisted' });
    await seedSeat(database(), id, 'Yan', { place: 'officer', state: 'shortlisted' });
    const card = said(await teamOf(officer, number));
    expect(card).toContain(`Somebody of this council reviewed Council E08000035, in 2025 (HMEP-${leeds.number}).`);
    expect(card).not.toContain('reviewed Council E06000014');
  });
});
