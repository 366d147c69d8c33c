import { beforeEach, describe, expect, it, vi } from 'vitest';
import { button, said } from '../support/bot.ts';
import { emptyDatabase, mainly } from '../support/databases.ts';
import { beginReview, inEastmere, itemsIn, tickOf, tie } from './reviewing.ts';

const day1 = /Day 1: listen/u;
const pairs = 'Agree the pairs, each with a lead questioner and a note-taker';

describe.each(mainly('embedded'))('the channels of a review on $kind', ({ use }) => {
  const database = use();
  beforeEach(() => emptyDatabase(database()));

  it('hold one review each: tied a second time, they say which lives there', async () => {
    const { people, name, review, seats } = await beginReview(database());
    const { prisma } = database();
    const lead = people('Lead', inEastmere, 'east-team');
    expect(said(await tie(lead, name, 'team'))).toContain(`${name} lives in #east-team, for the review team.`);
    expect(said(await lead.types(`review here ${name}`))).toContain(`${name} lives in #east-team`);
    const at = { createdAt: review.createdAt, updatedAt: review.createdAt };
    const other = await prisma.review.create({ data: { authority: 'E08000035', ...at } });
    const seat = { reviewId: other.id, place: 'lead', state: 'confirmed', ...at } as const;
    await prisma.reviewSeat.create({ data: { ...seat, personId: seats.lead } });
    await prisma.reviewSeat.create({ data: { ...seat, place: 'officer', personId: seats.organiser } });
    expect(said(await lead.types(`review here HMEP-${other.number}`))).toContain(
      `Another review lives in this channel: ${name}. A channel holds one.`,
    );
    // A press from before somebody else was quicker.
    const press = { command: 'review here', values: { review: `HMEP-${other.number}`, side: 'team' } };
    expect(said(await lead.presses(press))).toContain('Another review lives in this channel');
    await prisma.reviewSeat.deleteMany({ where: { personId: seats.lead, reviewId: review.id } });
    expect(said(await lead.presses(press))).not.toContain(name);
    expect(await prisma.reviewChannel.count()).toBe(1);
  });

  it('see a tick as soon as it is made, without waiting for a look', async () => {
    const { app, people, name, clock, answers, standing } = await beginReview(database(), {
      delivering: { poll: 3_600_000 },
    });
    clock.set('2026-12-01T08:40:00Z');
    const lead = people('Lead', inEastmere, 'east-team');
    await tie(lead, name, 'team');
    await lead.presses(button(await lead.types('checklist'), 'Put it in this channel'));
    await answers();
    app.worker.start();
    try {
      await lead.presses(tickOf(standing('east-team', day1), pairs));
      const isDone = () => itemsIn(standing('east-team', day1)).find(({ label }) => label === pairs)?.done;
      await vi.waitFor(() => expect(isDone()).toBe(true), { timeout: 10_000 });
    } finally {
      await app.worker.stop();
    }
  });
});
