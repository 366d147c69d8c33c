import { beforeEach, describe, expect, it } from 'vitest';
import { noted } from '../../src/chat/reply.ts';
import { subjectOf } from '../../src/delivery/message.ts';
import { inTransaction } from '../../src/storage/transaction.ts';
import { said } from '../support/bot.ts';
import { emptyDatabase, mainly } from '../support/databases.ts';
import { beginReviews } from './set-up.ts';

describe.each(mainly('postgresql'))('the face of a review on $kind', ({ use }) => {
  const database = use();
  beforeEach(() => emptyDatabase(database()));

  it('shows each side its own card', async () => {
    const { app, clock, office, begins, mention, got } = await beginReviews(database());
    const name = /HMEP-\d+/u.exec(said(await begins({ dayOne: '2027-03-02' })))?.[0] ?? '';
    const review = await database().prisma.review.findFirstOrThrow();
    const times = { createdAt: review.createdAt, updatedAt: review.createdAt };
    const seats = [
      { who: 'Lea Lead', place: 'lead', state: 'confirmed', ties: 'ring_me', exception: 'Rang her' },
      { who: 'Shona Shortlisted', place: 'officer', state: 'shortlisted' },
    ] as const;
    for (const { who, ...seat } of seats) {
      const { person } = await mention(who);
      await database().prisma.reviewSeat.create({ data: { reviewId: review.id, personId: person, ...seat, ...times } });
    }
    const of = { team: await mention('Of team'), host: await mention('Of host') } as const;
    await inTransaction(database(), async (tx) => {
      for (const side of ['team', 'host'] as const)
        await app.deliveries.enqueue(
          tx,
          {
            key: `card:${side}`,
            to: { kind: 'people', people: [of[side].person] },
            subject: subjectOf('review', `${review.id}:${side}`),
            summary: 'A review',
          },
          clock.now(),
        );
    });
    /** The card of one side as it stands now. */
    const card = async (side: string): Promise<string> => said((await got(`Of ${side}`)).at(-1) ?? noted);
    const [team, host] = [await card('team'), await card('host')];
    expect(team).toContain('Lead peer: Lea Lead');
    expect(team).toContain('Officer peer: nobody yet');
    expect(team).toContain('[Next stage]');
    expect(host).toContain('Team: Lea Lead');
    expect(host).not.toContain('[Next stage]');
    for (const words of ['Rang her', 'ring', 'Shona', 'Officer peer']) expect(host).not.toContain(words);
    for (const words of ['Rang her', 'Shona']) expect(team).not.toContain(words);

    // Every change has both cards drawn anew.
    await office.types(`review hold ${name}`);
    for (const side of ['team', 'host']) expect(await card(side)).toContain('On hold (Registered).');
    expect(await card('team')).toContain('[Resume]');
  });
});
