import { describe, expect, it } from 'vitest';
import { button, formOf, said, viewOf } from '../support/bot.ts';
import { mainly } from '../support/databases.ts';
import { becomesMadePeer, reviewTown, seedReview, seedSeat } from './support.ts';
import { adds, soundsOut, stateOf, teamOf } from './team-support.ts';

describe.each(mainly('postgresql'))('changes of a review’s team on $kind', ({ use }) => {
  const database = use();

  it('fills a place for a member only after a nomination, and no place beyond its most', async () => {
    const town = await reviewTown(database());
    const { officer } = town;
    const { number } = await seedReview(database());
    await becomesMadePeer(database(), town, 'Mary', { kind: 'member' });
    await becomesMadePeer(database(), town, 'Moss', { kind: 'member' });
    await becomesMadePeer(database(), town, 'Ada');

    const listed = await adds(officer, await teamOf(officer, number), 'Mary', 'member');
    expect(said(listed)).toContain('Not nominated yet: a group office or the national lead member peer nominates');
    const refused = said(await officer.presses(button(listed, 'Sound out Cllr Mary')));
    expect(refused).toContain('Cllr Mary has not been nominated');
    expect(refused).toContain('A group office, or the national lead member peer, nominates');
    const nominated = await officer.presses(button(listed, 'Record the nomination of Cllr Mary'));
    expect(said(await officer.presses(button(nominated, 'Sound out Cllr Mary')))).toContain('Cllr Mary is asked.');

    const full = await adds(officer, nominated, 'Moss', 'member');
    expect(said(full)).toContain('The place “Member peer” is full: one person at the most.');
    const reserve = await adds(officer, nominated, 'Moss', 'member', { reserve: true });
    expect(said(reserve)).toContain('Cllr Moss, Head of Highways, Council E08000035 (reserve)');
    expect(said(await officer.presses(button(reserve, 'Bring in Cllr Moss')))).toContain('has not been nominated');

    const kinds = formOf(
      await officer.submits(await officer.presses(button(reserve, 'Add somebody')), { place: 'lead', name: 'Mary' }),
    );
    expect(kinds.errors['name']).toContain('Nobody here can be chosen for “Lead peer”');
  });

  it('is decided on what was seen: an old card gets how it stands', async () => {
    const town = await reviewTown(database());
    const { officer } = town;
    const { id, number } = await seedReview(database());
    const ada = await becomesMadePeer(database(), town, 'Ada');
    await becomesMadePeer(database(), town, 'Bob');
    await seedSeat(database(), id, 'Ada', { place: 'lead', state: 'shortlisted' });
    const old = await teamOf(officer, number);
    await soundsOut(town, officer, old, ada, 'Ada');
    const stale = await officer.presses(button(old, 'Sound out Ada'));
    expect(said(stale)).toContain('This has changed since you saw it');
    expect(said(stale)).toContain('can come, no ties');

    // Somebody who came after the card was drawn is not agreed along with the others.
    const agreeing = button(stale, 'The council agrees the team');
    await seedSeat(database(), id, 'Bob', { place: 'officer', state: 'sounded_out', ties: 'ring_me' });
    const again = await officer.presses(agreeing);
    expect(said(again)).toContain('This has changed since you saw it');
    expect(said(await officer.presses(button(again, 'The council agrees the team')))).toContain(
      'Bob asked to be rung about ties to this council',
    );
    const rung = await officer.presses(button(again, 'Rang Bob: ruled out'));
    expect(said(rung)).toContain('Bob is ruled out.');
    expect(said(await officer.presses(button(rung, 'The council agrees the team')))).toContain('has agreed');
    expect([await stateOf(database(), 'Ada'), await stateOf(database(), 'Bob')]).toEqual(['agreed', 'declined']);
  });

  it('takes each press once, whoever presses at the same moment', async () => {
    const town = await reviewTown(database());
    const { officer } = town;
    const { number } = await seedReview(database());
    for (const name of ['Ada', 'Bob', 'Cleo']) await becomesMadePeer(database(), town, name);
    const people = await database().prisma.peer.findMany({ select: { personId: true } });
    const values = { review: `HMEP-${number}`, place: 'lead', reserve: false };
    const replies = await Promise.all(
      people.map(({ personId }) => officer.presses({ command: 'team add', values: { ...values, person: personId } })),
    );
    expect(replies.filter((reply) => viewOf(reply).summary.includes('is on the list.'))).toHaveLength(1);
    expect(await database().prisma.reviewSeat.count()).toBe(1);

    const card = await teamOf(officer, number);
    const [name = ''] = ['Ada', 'Bob', 'Cleo'].filter((each) => said(card).includes(each));
    const press = button(card, `Sound out ${name}`);
    const both = await Promise.all([officer.presses(press), officer.presses(press)]);
    expect(both.filter((reply) => said(reply).includes('is asked.'))).toHaveLength(1);
    expect(await town.countGot(name)).toBe(1);
  });

  it('gives nobody two reviews at once, also where two are at it at the same moment', async () => {
    const town = await reviewTown(database());
    const { officer } = town;
    const [one, other] = [await seedReview(database()), await seedReview(database(), { authority: 'E06000014' })];
    await becomesMadePeer(database(), town, 'Ada');
    for (const { id } of [one, other]) {
      await seedSeat(database(), id, 'Ada', { place: 'lead', state: 'agreed', ties: 'none' });
    }
    // Each of the two knows of the other, so nobody is asked twice.
    expect(said(await teamOf(officer, one.number))).toContain(`Is on HMEP-${other.number} from Tuesday 2 March 2027`);
    await database().prisma.reviewSeat.updateMany({ data: { state: 'sounded_out' } });
    const cards = [await teamOf(officer, one.number), await teamOf(officer, other.number)];
    const agreed = await Promise.all(cards.map((card) => officer.presses(button(card, 'The council agrees the team'))));
    const words = agreed.map((reply) => viewOf(reply).summary).sort();
    expect(words[0]).toContain('Ada cannot be on this team. Is on HMEP-');
    expect(words[1]).toBe('The council has agreed the team.');
  });

  it('asks nobody while the review is on hold, without dates, or over', async () => {
    const town = await reviewTown(database());
    const { officer } = town;
    const { id, number } = await seedReview(database(), { dayOne: null });
    const ada = await becomesMadePeer(database(), town, 'Ada');
    await seedSeat(database(), id, 'Ada', { place: 'lead', state: 'shortlisted' });
    const card = await teamOf(officer, number);
    const press = button(card, 'Sound out Ada');
    expect(said(await officer.presses(press))).toContain(`HMEP-${number} has no dates yet`);
    const set = (data: object) => database().prisma.review.update({ where: { id }, data });
    await set({ dayOne: new Date('2027-03-02'), pause: 'on_hold' });
    expect(said(await officer.presses(press))).toContain('is on hold');
    await set({ pause: null });
    await officer.presses(press);
    const asked = await town.got('Ada', 'Could you join');
    await set({ pause: 'withdrawn' });
    expect(said(await ada.presses(button(asked, 'Ring me')))).toContain('does not need an answer any more');
    expect(said(await teamOf(officer, number))).not.toContain('[');
    expect(said(await officer.presses(button(card, 'Ada is not needed')))).not.toContain('is not needed this time.');
    expect(await stateOf(database(), 'Ada')).toBe('shortlisted');
  });
});
