import { describe, expect, it } from 'vitest';
import { button, said } from '../support/bot.ts';
import { countStatements, mainly } from '../support/databases.ts';
import { seedPeers } from '../support/pool.ts';
import { becomesMadePeer, inTeams, type ReviewTown, reviewTown, seedReview, seedSeat } from './support.ts';
import { adds, stateOf, teamOf } from './team-support.ts';

/** Lets days go by, one job at a time. */
const passes = async ({ app, clock }: ReviewTown, days: number): Promise<void> => {
  for (let day = 0; day < days; day += 1) {
    clock.advance({ days: 1 });
    await app.schedule.look();
  }
};

describe.each(mainly('postgresql'))('the people of a review’s team on $kind', ({ use }) => {
  const database = use();

  it('may say no with one press, and nobody comes back to it', async () => {
    const town = await reviewTown(database());
    const { officer } = town;
    const { id, number } = await seedReview(database());
    const ada = await becomesMadePeer(database(), town, 'Ada');
    const other = await becomesMadePeer(database(), town, 'Bob');
    await seedSeat(database(), id, 'Ada', { place: 'lead', state: 'shortlisted' });
    await officer.presses(button(await teamOf(officer, number), 'Sound out Ada'));
    const asked = await town.got('Ada', 'Could you join');
    const no = button(asked, 'Not this time');
    expect(said(await other.presses(no))).toContain('This question is not for you, or is gone.');
    expect(said(await ada.presses(no))).toContain('Nobody asks you again about this review.');
    expect(await stateOf(database(), 'Ada')).toBe('declined');
    expect(said(await teamOf(officer, number))).not.toContain('[Put Ada');
    expect(said(await town.got('Office One', 'Ada'))).toContain('Ada cannot come this time.');
    const before = await town.countGot('Ada');
    town.clock.advance({ hours: 16 });
    await passes(town, 20);
    expect(await town.countGot('Ada')).toBe(before);

    // Only they themselves come back to it; where their place is taken by now, as a reserve.
    await seedSeat(database(), id, 'Bob', { place: 'lead', state: 'agreed', ties: 'none' });
    const back = button(await town.got('Ada'), 'I can come after all, no ties');
    expect(said(await ada.presses(back))).toContain('you can come, and have no ties');
    expect(said(await teamOf(officer, number))).toContain('(reserve): can come, no ties to this council.');
  });

  it('read the days as they stand, also when these move, and are asked no more when it is over', async () => {
    const town = await reviewTown(database());
    const { officer } = town;
    const { id, number } = await seedReview(database());
    await becomesMadePeer(database(), town, 'Ada');
    await seedSeat(database(), id, 'Ada', { place: 'lead', state: 'shortlisted' });
    await officer.presses(button(await teamOf(officer, number), 'Sound out Ada'));
    expect(said(await town.got('Ada'))).toContain('[I can come, no ties]');
    await officer.types(`review schedule HMEP-${number} 2027-06-08`);
    expect(said(await town.got('Ada'))).toContain('8 June 2027');
    await officer.presses(button(await officer.types(`review withdraw HMEP-${number}`), 'Yes, withdraw it'));
    expect(said(await town.got('Ada'))).not.toContain('[I can come');
  });

  it('are reminded once where they are silent, and then the manager decides', async () => {
    const town = await reviewTown(database());
    const { officer } = town;
    const { id, number } = await seedReview(database());
    const manager = town.person('Manager One', inTeams);
    await manager.types('help');
    await seedSeat(database(), id, 'Manager One', { place: 'review-manager', state: 'confirmed' });
    await becomesMadePeer(database(), town, 'Ada');
    await seedSeat(database(), id, 'Ada', { place: 'lead', state: 'agreed', ties: 'none' });
    town.clock.advance({ hours: 16 });
    await officer.presses(button(await teamOf(officer, number), 'Invite Ada'));
    expect(await town.countGot('Ada')).toBe(1);
    // The last day is Monday 7 December.
    await passes(town, 14);
    expect(await town.countGot('Ada')).toBe(1);
    await passes(town, 1);
    expect(await town.countGot('Ada')).toBe(2);
    expect(said(await town.got('Ada'))).toContain('We have not heard from you. A “no” helps as much as a “yes”.');
    expect(await town.countGot('Manager One')).toBe(0);
    await passes(town, 10);
    expect(await town.countGot('Ada')).toBe(2);
    expect(await town.countGot('Manager One')).toBe(1);
    const told = await town.got('Manager One', 'Ada has not replied');
    expect(await stateOf(database(), 'Ada')).toBe('invited');
    const card = await manager.presses(button(told, 'See the team'));
    expect(said(card)).toContain('invited; no reply by Monday 7 December 2026');
    const gone = await manager.presses(button(card, 'No reply from Ada: go on'));
    expect(said(gone)).toContain('Lead peer: empty, at least 1 needed.');
    expect(said(await town.got('Ada'))).toContain('We went on without you this time.');
    expect(said(await manager.presses(button(gone, 'Put Ada back on the list')))).toContain(
      'on the list, not asked yet',
    );
  });

  it('leave it when they withdraw as a peer or are forgotten, and the list stands', async () => {
    const town = await reviewTown(database());
    const { officer } = town;
    const { id, number } = await seedReview(database());
    const [ada, bob] = [await becomesMadePeer(database(), town, 'Ada'), await becomesMadePeer(database(), town, 'Bob')];
    await seedSeat(database(), id, 'Ada', { place: 'lead', state: 'confirmed', ties: 'none' });
    await seedSeat(database(), id, 'Bob', { place: 'officer', state: 'accepted', ties: 'none' });
    const old = await teamOf(officer, number);
    await ada.presses(button(await ada.types('withdraw'), 'Yes, withdraw'));
    expect(await stateOf(database(), 'Ada')).toBe('declined');
    expect(said(await town.got('Office One', 'Ada'))).toContain('is not a peer any more and has left the team');
    const { id: seat } = await database().prisma.reviewSeat.findFirstOrThrow({ where: { place: 'lead' } });
    await ada.presses({ command: 'team answer', values: { seat, answer: 'none' } });
    expect(await stateOf(database(), 'Ada')).toBe('declined');
    const card = await teamOf(officer, number);
    expect(said(card)).toContain('Lead peer: empty, at least 1 needed.');
    expect(said(card)).not.toContain('Ada');
    expect(said(await ada.types(`review team HMEP-${number}`))).toContain('that you belong to');

    await database().prisma.person.deleteMany({ where: { seats: { some: { place: 'officer' } } } });
    expect(said(await officer.presses(button(old, 'Confirm Bob')))).toContain('Officer peer: empty');
    expect(said(await teamOf(officer, number))).not.toContain('Bob');
    expect(said(await bob.types('help'))).toContain('What you can do here');
  });

  it('hear when they are not needed, and may cancel after they have accepted', async () => {
    const town = await reviewTown(database());
    const { officer } = town;
    const { id, number } = await seedReview(database());
    await becomesMadePeer(database(), town, 'Ada');
    const bob = await becomesMadePeer(database(), town, 'Bob');
    await seedSeat(database(), id, 'Ada', { place: 'lead', state: 'agreed', ties: 'none' });
    await seedSeat(database(), id, 'Bob', { place: 'officer', state: 'agreed', ties: 'none' });
    const invited = await officer.presses(button(await teamOf(officer, number), 'Invite everybody agreed'));
    expect(said(await town.got('Ada', 'You are invited'))).toContain('Hull City Council has agreed the team');
    await officer.presses(button(invited, 'Ada is not needed'));
    expect(said(await town.got('Ada'))).toContain('You are not needed for this review after all.');
    await bob.presses(button(await town.got('Bob', 'You are invited'), 'Accept'));
    await bob.presses(button(await town.got('Bob', 'accepted'), 'I cannot come after all'));
    expect(await stateOf(database(), 'Bob')).toBe('declined');
    expect(said(await teamOf(officer, number))).toContain('Bob, Head of Highways, Council E08000035: has declined.');
  });

  it('are found in as many statements however large the pool is', async () => {
    const town = await reviewTown(database());
    const { officer } = town;
    const { id, number } = await seedReview(database());
    await becomesMadePeer(database(), town, 'Ada');
    await seedSeat(database(), id, 'Ada', { place: 'lead', state: 'shortlisted' });
    const opens = async () => officer.presses({ command: 'team add', values: { review: `HMEP-${number}` } });
    const looks = async () => teamOf(officer, number);
    const [few, card] = [await countStatements(database(), opens), await countStatements(database(), looks)];
    await seedPeers(database(), { count: 400, prefix: 'Peer', authority: `'E08000035'` });
    expect(await countStatements(database(), opens)).toBe(few);
    for (const name of ['Peer 000001', 'Peer 000002', 'Peer 000003']) {
      await adds(officer, await looks(), name, 'officer', { reserve: true });
    }
    expect(await countStatements(database(), looks)).toBe(card);
    expect(few).toBeLessThan(14);
  });
});
