import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { hmepStrategicPeerReview } from '../../src/programme/hmep/hmep.ts';
import { createReviewDaysRetention } from '../../src/review-days/retention.ts';
import { createReviewsRetention } from '../../src/reviews/retention.ts';
import type { Database } from '../../src/storage/database.ts';
import { inTransaction } from '../../src/storage/transaction.ts';
import { newCaller } from '../storage/callers.ts';
import { emptyDatabase, mainly } from '../support/databases.ts';

const now = new Date('2027-06-01T02:30:00Z');
const daysAgo = (days: number): Date => new Date(now.getTime() - days * 24 * 60 * 60 * 1000);

const jobs = [createReviewsRetention(hmepStrategicPeerReview), createReviewDaysRetention(hmepStrategicPeerReview)];

const night = (database: Database): Promise<readonly string[]> =>
  inTransaction(database, async (tx) => {
    const words: string[] = [];
    for (const job of jobs) words.push(await job.run(tx, { dueAt: now, now }));
    return words;
  });

/** Somebody who sat in a review, and somebody who declined, with what they did there. */
const reviewed = async (database: Database, ended: Date | null, isHeld = false): Promise<string> => {
  const { prisma } = database;
  const [{ person: sat }, { person: declined, workspace }] = [await newCaller(database), await newCaller(database)];
  if (isHeld)
    for (const personId of [sat, declined])
      await prisma.hold.create({ data: { personId, placedBy: randomUUID(), placedAt: now } });
  const at = { createdAt: daysAgo(900), updatedAt: daysAgo(900) };
  const review = await prisma.review.create({
    data: { authority: 'E06000010', stage: ended ? 'closed' : 'follow_up', endedAt: ended, ...at },
  });
  const seat = { reviewId: review.id, place: 'officer', ...at } as const;
  await prisma.reviewSeat.createMany({
    data: [
      { ...seat, personId: sat, state: 'confirmed', ties: 'none', exception: 'Agreed with the sponsor' },
      { ...seat, personId: declined, state: 'declined', ties: 'ruled_out' },
    ],
  });
  await prisma.reviewRecord.create({
    data: { reviewId: review.id, need: 'places-confirmed', reason: 'Why', recordedBy: sat, recordedAt: daysAgo(800) },
  });
  const channel = await prisma.conversation.create({
    data: { workspaceId: workspace.id, externalId: randomUUID(), name: 'room', address: {}, createdAt: now },
  });
  await prisma.reviewChannel.create({
    data: { channelId: channel.id, reviewId: review.id, side: 'team', tiedBy: sat, tiedAt: daysAgo(800) },
  });
  await prisma.checklistItem.create({
    data: {
      ...{ reviewId: review.id, list: 'day-1', side: 'team', moment: 'm', position: 0, label: 'Done', owner: 'lead' },
      ...{ personId: sat, addedBy: sat, doneBy: declined, doneAt: daysAgo(800) },
      ticks: { create: { done: true, by: declined, at: daysAgo(800) } },
    },
  });
  return review.id;
};

const left = async ({ prisma }: Database, reviewId: string) => {
  const seats = await prisma.reviewSeat.findMany({ where: { reviewId }, orderBy: { state: 'asc' } });
  const [record] = await prisma.reviewRecord.findMany({ where: { reviewId } });
  const [tied] = await prisma.reviewChannel.findMany({ where: { reviewId } });
  const [item] = await prisma.checklistItem.findMany({ where: { reviewId }, include: { ticks: true } });
  const names = [item?.personId, item?.addedBy, item?.doneBy, item?.ticks[0]?.by, record?.recordedBy, tied?.tiedBy];
  return {
    seats: seats.map(({ state, ties, exception }) => [state, ties, exception]),
    reason: record?.reason,
    names: names.filter((name) => name !== null && name !== undefined).length,
    isDone: item?.doneAt !== null,
    ticks: item?.ticks.length,
  };
};

const all = {
  seats: [
    ['confirmed', 'none', 'Agreed with the sponsor'],
    ['declined', 'ruled_out', null],
  ],
  reason: 'Why',
  names: 6,
  isDone: true,
  ticks: 1,
};

describe.each(mainly('postgresql'))('what reviews hold that ended, on $kind', ({ use }) => {
  const database = use();
  beforeEach(() => emptyDatabase(database()));

  it('goes after its days, save that somebody took part and that a thing was done', async () => {
    const old = await reviewed(database(), daysAgo(366));
    const untouched = [
      await reviewed(database(), daysAgo(364)),
      await reviewed(database(), null),
      await reviewed(database(), daysAgo(366), true),
    ];
    expect(await night(database())).toEqual(['deleted 4 details', 'deleted 4 names']);
    expect(await left(database(), old)).toEqual({
      seats: [['confirmed', null, null]],
      reason: null,
      names: 0,
      isDone: true,
      ticks: 1,
    });
    for (const review of untouched) expect(await left(database(), review)).toEqual(all);
    expect(await night(database())).toEqual(['deleted 0 details', 'deleted 0 names']);
  });
});
