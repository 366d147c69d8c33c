import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { housekeeping } from '../../src/schedule/housekeeping/housekeeping.ts';
import type { Job } from '../../src/schedule/job.ts';
import { createSchedule } from '../../src/schedule/schedule.ts';
import type { Database } from '../../src/storage/database.ts';
import { inTransaction } from '../../src/storage/transaction.ts';
import { newCaller } from '../storage/callers.ts';
import { countStatements, emptyDatabase, mainly } from '../support/databases.ts';
import { createMovedClock } from '../support/moved-clock.ts';
import { keptLog, london } from './jobs.ts';

const now = new Date('2027-06-01T02:30:00Z');
const daysAgo = (days: number): Date => new Date(now.getTime() - days * 24 * 60 * 60 * 1000);
const secondsFromNow = (seconds: number): Date => new Date(now.getTime() + seconds * 1000);

const run = (database: Database, name: string): Promise<string> => {
  const job = housekeeping.find((each) => each.name === name) as Job;
  return inTransaction(database, (tx) => job.run(tx, { dueAt: now, now }));
};

type State = 'queued' | 'sending' | 'sent' | 'uncertain' | 'failed' | 'unreachable' | 'cancelled';

/** An outgoing message with a delivery for each of the states. */
const message = async ({ prisma }: Database, key: string, age: number, states: readonly State[], changed = age) => {
  const lane = randomUUID();
  await prisma.outgoingMessage.create({
    data: {
      key,
      summary: 'News',
      createdAt: daysAgo(age),
      deliveries: {
        create: states.map((state) => ({
          lane,
          state,
          recipientKind: 'account',
          recipientId: randomUUID(),
          dueAt: daysAgo(age),
          updatedAt: daysAgo(changed),
        })),
      },
    },
  });
};

describe.each(mainly('postgresql'))('housekeeping on $kind', ({ use }) => {
  const database = use();
  beforeEach(() => emptyDatabase(database()));

  it('deletes the forms and codes that have expired or were used, and no other', async () => {
    const { prisma } = database();
    const { account: accountId } = await newCaller(database());
    const drafts = { expired: -1, 'expires now': 0, fresh: 1 };
    await prisma.draft.createMany({
      data: Object.entries(drafts).map(([command, seconds]) => ({
        accountId,
        command,
        step: 0,
        values: {},
        updatedAt: daysAgo(14),
        expiresAt: secondsFromNow(seconds),
      })),
    });
    const code = { createdAt: daysAgo(0) };
    await prisma.officeCode.createMany({
      data: [
        { ...code, hash: 'expired', expiresAt: secondsFromNow(0) },
        { ...code, hash: 'used', expiresAt: secondsFromNow(60), usedAt: secondsFromNow(-60) },
        { ...code, hash: 'good', expiresAt: secondsFromNow(1) },
      ],
    });
    const { personId } = await prisma.account.findUniqueOrThrow({ where: { id: accountId } });
    const links = [
      { ...code, personId, hash: 'expired', expiresAt: secondsFromNow(0) },
      { ...code, personId, hash: 'good', expiresAt: secondsFromNow(1) },
    ];
    await prisma.linkCode.createMany({ data: links });
    await prisma.dataExport.createMany({ data: links });
    await prisma.linkGuesses.create({ data: { accountId, wrong: 5, since: secondsFromNow(-15 * 60) } });
    expect(await run(database(), 'delete-expired')).toBe('deleted 2 forms and 4 codes');
    expect((await prisma.linkCode.findMany()).map(({ hash }) => hash)).toEqual(['good']);
    expect((await prisma.dataExport.findMany()).map(({ hash }) => hash)).toEqual(['good']);
    expect(await prisma.linkGuesses.count()).toBe(0);
    expect((await prisma.draft.findMany()).map(({ command }) => command)).toEqual(['fresh']);
    expect((await prisma.officeCode.findMany()).map(({ hash }) => hash)).toEqual(['good']);
    expect(await run(database(), 'delete-expired')).toBe('deleted 0 forms and 0 codes');
    expect(await countStatements(database(), () => run(database(), 'delete-expired'))).toBe(3);
  });

  it('leaves what is of somebody on hold, until the hold is lifted', async () => {
    const { prisma } = database();
    const { account: accountId, person: personId } = await newCaller(database());
    await prisma.hold.create({ data: { personId, placedBy: personId, placedAt: now } });
    await prisma.draft.create({
      data: { accountId, command: 'x', step: 0, values: {}, updatedAt: daysAgo(15), expiresAt: daysAgo(1) },
    });
    await prisma.handledRequest.create({ data: { accountId, deliveryId: 'old', handledAt: daysAgo(8), reply: {} } });
    await message(database(), 'old', 91, ['sent', 'sent']);
    const [one] = await prisma.delivery.findMany({ take: 1 });
    await prisma.delivery.update({ where: { id: one?.id ?? '' }, data: { recipientId: accountId } });
    const night = async () => {
      for (const name of ['delete-expired', 'delete-old-requests', 'delete-old-messages']) await run(database(), name);
      return [
        await prisma.draft.count(),
        await prisma.handledRequest.count(),
        await prisma.delivery.count(),
        await prisma.outgoingMessage.count(),
      ];
    };
    expect(await night()).toEqual([1, 1, 1, 1]);
    await prisma.hold.deleteMany();
    expect(await night()).toEqual([0, 0, 0, 0]);
  });

  it('forgets requests that were answered more than a week ago', async () => {
    const { prisma } = database();
    const { account: accountId } = await newCaller(database());
    const request = (deliveryId: string, handledAt: Date) => ({ accountId, deliveryId, handledAt, reply: {} });
    await prisma.handledRequest.createMany({
      data: [request('old', new Date(daysAgo(7).getTime() - 1)), request('young', daysAgo(7)), request('new', now)],
    });
    expect(await run(database(), 'delete-old-requests')).toBe('deleted 1 request');
    expect((await prisma.handledRequest.findMany()).map(({ deliveryId }) => deliveryId).sort()).toEqual([
      'new',
      'young',
    ]);
  });

  it('forgets runs of more than 90 days ago, of any job', async () => {
    const { prisma } = database();
    const ran = (name: string, age: number) => ({
      name,
      dueAt: daysAgo(age),
      startedAt: daysAgo(age),
      finishedAt: daysAgo(age),
      outcome: 'done: ',
    });
    await prisma.jobRun.createMany({ data: [ran('a', 91), ran('a', 90), ran('a', 1), ran('gone', 400)] });
    expect(await run(database(), 'delete-old-runs')).toBe('deleted 2 runs');
    expect((await prisma.jobRun.findMany()).map(({ name }) => name)).toEqual(['a', 'a']);
  });

  it('deletes old messages of which nothing waits, with their deliveries', async () => {
    const { prisma } = database();
    const finished = ['sent', 'uncertain', 'failed', 'unreachable', 'cancelled'] as const;
    await message(database(), 'old and finished', 91, finished);
    await message(database(), 'old and empty', 91, []);
    await message(database(), 'old and waiting', 91, ['sent', 'queued']);
    await message(database(), 'old and on its way', 91, ['sending']);
    await message(database(), 'old and sent again lately', 91, ['sent'], 89);
    await message(database(), 'young', 89, finished);
    await message(database(), 'young and empty', 89, []);
    expect(await run(database(), 'delete-old-messages')).toBe('deleted 2 messages with 5 recipients');
    expect((await prisma.outgoingMessage.findMany()).map(({ key }) => key).sort()).toEqual([
      'old and on its way',
      'old and sent again lately',
      'old and waiting',
      'young',
      'young and empty',
    ]);
    expect(await prisma.delivery.count()).toBe(9);
  });

  it('takes a mountain in bounded bites: so many a night, well within a transaction’s time', async () => {
    const { prisma } = database();
    await prisma.$executeRaw`
      INSERT INTO outgoing_messages (key, summary, created_at) SELECT 'm' || n, 'News', ${daysAgo(200)} FROM generate_series(1, 60) n`;
    await prisma.$executeRaw`
      INSERT INTO deliveries (message_id, lane, recipient_kind, recipient_id, state, due_at, updated_at)
      SELECT m.id, gen_random_uuid(), 'account', gen_random_uuid(), 'sent', m.created_at, m.created_at
      FROM outgoing_messages m, generate_series(1, 1000)`;
    const statements = await countStatements(database(), async () => {
      expect(await run(database(), 'delete-old-messages')).toMatch(/^deleted \d+ messages with 50,000 recipients$/u);
    });
    expect(statements).toBe(11);
    expect(await prisma.delivery.count()).toBe(10_000);
    expect(await run(database(), 'delete-old-messages')).toMatch(/ with 10,000 recipients$/u);
    expect(await prisma.outgoingMessage.count()).toBe(0);
  });

  it('goes by itself: every hour and every night', async () => {
    const clock = createMovedClock('2027-05-31T22:59:00Z');
    const jobs = housekeeping;
    const schedule = createSchedule({ database: database(), clock, zone: london, log: keptLog(), jobs });
    await schedule.look();
    expect((await schedule.list()).map(({ next }) => next.toISOString())).toEqual([
      '2027-05-31T23:00:00.000Z',
      '2027-06-01T02:30:00.000Z',
      '2027-06-01T02:30:00.000Z',
      '2027-06-01T02:30:00.000Z',
    ]);
    clock.set('2027-06-01T02:30:05Z');
    expect(await schedule.look()).toBe(4);
    expect((await schedule.list()).map(({ last }) => last?.words)).toEqual([
      'deleted 0 forms and 0 codes',
      'deleted 0 requests',
      'deleted 0 messages with 0 recipients',
      'deleted 0 runs',
    ]);
  });
});
