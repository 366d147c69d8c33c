import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/storage/database.ts';
import { button, said } from '../support/bot.ts';
import { emptyDatabase, mainly } from '../support/databases.ts';
import { beginReviews } from './set-up.ts';

const slack = { platform: 'slack', workspace: { externalId: 'T1', name: 'Northmoor Council' } } as const;

const begin = async (database: Database) => {
  const bot = await beginReviews(database);
  const { app, clock, mention } = bot;
  await app.workspaces.configure(slack, clock.now());
  const { prisma } = database;
  /** Puts somebody into a review of its own, or into one that there is. */
  const sits = async (person: string, seat: object, reviewId?: string) => {
    const at = clock.now();
    const times = { createdAt: at, updatedAt: at };
    const id = reviewId ?? (await prisma.review.create({ data: { authority: 'E06000010', ...times } })).id;
    await prisma.reviewSeat.create({
      data: { reviewId: id, personId: person, place: 'officer', state: 'confirmed', ...times, ...seat },
    });
    return id;
  };
  const ends = (id: string) => prisma.review.update({ where: { id }, data: { stage: 'closed' } });
  const forgets = async (name: string) => {
    const who = bot.person(name);
    return said(await who.presses(button(await who.types('forget-me'), 'Yes, forget me')));
  };
  return { ...bot, prisma, sits, ends, forgets, pat: (await mention('Pat Peer-Example')).person };
};

describe.each(mainly('postgresql'))('what reviews hold about people, on $kind', ({ use }) => {
  const database = use();
  beforeEach(() => emptyDatabase(database()));

  it('is given to them; answers about ties in the file alone', async () => {
    const { person, sits, pat } = await begin(database());
    await sits(pat, { ties: 'ring_me' });
    const read = said(await person('Pat Peer-Example').types('my-data'));
    expect(read).toMatch(/HMEP-\d+, Hull City Council: Officer peer, confirmed/u);
    expect(read).toContain('Only the file names them');
    expect(read).not.toContain('ring_me');
  });

  it('goes when they are forgotten, save what must stay, which is nobody’s', async () => {
    const { prisma, sits, ends, forgets, pat } = await begin(database());
    const [plain, tied, over] = [
      await sits(pat, {}),
      await sits(pat, { ties: 'none', exception: 'Pat Peer-Example knows the lead' }),
      await sits(pat, {}),
    ];
    await ends(over);
    await prisma.reviewRecord.create({
      data: { reviewId: plain, need: 'leader-agrees', recordedBy: pat, recordedAt: new Date('2026-11-22') },
    });
    expect(await forgets('Pat Peer-Example')).toContain('You are forgotten.');
    const seats = await prisma.reviewSeat.findMany();
    const of = (id: string) => seats.find(({ reviewId }) => reviewId === id);
    expect(of(plain)).toBeUndefined();
    // Nobody does not fill a place in an open review.
    expect(of(tied)).toMatchObject({
      state: 'declined',
      ties: 'none',
      exception: 'This named somebody who was forgotten.',
    });
    expect(of(over)).toMatchObject({ state: 'confirmed' });
    expect(seats.map(({ personId }) => personId)).not.toContain(pat);
    expect(await prisma.reviewRecord.findMany()).toMatchObject([{ need: 'leader-agrees', recordedBy: null }]);
  });

  it('is one person’s when two turn out to be one', async () => {
    const { app, clock, person, prisma, sits, pat } = await begin(database());
    const there = await app.people.meet({ ...slack, externalId: 'pat', name: 'Pat' }, clock.now());
    const both = await sits(pat, { state: 'invited', ties: 'ring_me' });
    await sits(there.person, { state: 'accepted' }, both);
    const alone = await sits(there.person, {});
    const item = {
      reviewId: both,
      list: 'before',
      side: 'team',
      moment: 'm',
      owner: 'each-peer',
      key: 'travel',
    } as const;
    for (const [personId, doneAt] of [
      [pat, null],
      [there.person, clock.now()],
    ] as const)
      await prisma.checklistItem.create({ data: { ...item, position: 0, label: 'Travel', personId, doneAt } });

    const here = person('Pat Peer-Example');
    const onSlack = person('Pat', slack);
    const code = /[A-Z]{4}-[A-Z]{4}/u.exec(said(await here.types('link')))?.[0] ?? '';
    const linked = await onSlack.presses(button(await onSlack.types(`link ${code}`), 'Yes, this is me'));
    expect(said(linked)).toContain('You had a place in the same review on both.');
    const seats = await prisma.reviewSeat.findMany({ where: { personId: { in: [pat, there.person] } } });
    expect(new Set(seats.map(({ personId }) => personId)).size).toBe(1);
    expect(seats.map(({ reviewId }) => reviewId).sort()).toEqual([both, alone].sort());
    expect(seats.find(({ reviewId }) => reviewId === both)).toMatchObject({ state: 'accepted', ties: 'ring_me' });
    const items = await prisma.checklistItem.findMany();
    expect(items).toHaveLength(1);
    expect(items[0]?.doneAt).not.toBeNull();
  });
});
