import { describe, expect, it } from 'vitest';
import type { TimeZone } from '../../src/calendar/time-zone.ts';
import type { PersonId } from '../../src/chat/ids.ts';
import { createDeliveries } from '../../src/delivery/deliveries.ts';
import { createUpkeepJobs } from '../../src/peers/upkeep/jobs.ts';
import { hmepStrategicPeerReview as programme } from '../../src/programme/hmep/hmep.ts';
import type { Database } from '../../src/storage/database.ts';
import { inTransaction } from '../../src/storage/transaction.ts';
import { createTestBot } from '../support/bot.ts';
import { countStatements, emptyDatabase, mainly } from '../support/databases.ts';
import { seedPeers } from '../support/pool.ts';

const day = 24 * 60 * 60 * 1000;
const at = (text: string): Date => new Date(`${text}T09:30:00Z`);

/** Runs one of the jobs as the schedule does. */
const running = (database: Database, name: string) => {
  const deliveries = createDeliveries(database, () => undefined);
  const job = createUpkeepJobs({ deliveries, programme, timeZone: 'Europe/London' as TimeZone }).find(
    (each) => each.name === name,
  );
  if (!job) throw new Error(`There is no job ${name}`);
  return (now: Date, dueAt = now): Promise<string> => inTransaction(database, (tx) => job.run(tx, { dueAt, now }));
};

/** What was enqueued: how many people get each message, by its summary and its questions. */
const enqueued = async ({ prisma }: Database) => {
  const messages = await prisma.outgoingMessage.findMany({ include: { _count: true }, orderBy: { createdAt: 'asc' } });
  return messages.map(({ key, _count }) => [key.split(':').at(-1) ?? key, _count.deliveries] as const);
};

const everyDay = async (from: Date, days: number, run: (now: Date) => Promise<string>): Promise<readonly string[]> => {
  const days_: string[] = [];
  for (let each = 0; each < days; each += 1) {
    const now = new Date(from.getTime() + each * day);
    if (/told/u.test(await run(now))) days_.push(now.toISOString().slice(0, 10));
  }
  return days_;
};

const begin = async (database: Database) => {
  await emptyDatabase(database);
  await createTestBot(database);
};

describe.each(mainly('postgresql'))('what the bot does by itself about peers, on $kind', ({ use }) => {
  const database = use();
  const set = (data: object, name = 'Peer 000001') => database().prisma.peer.updateMany({ where: { name }, data });

  it('ends breaks on the morning after their last day, and tells those peers once', async () => {
    await begin(database());
    await seedPeers(database(), { count: 3, prefix: 'Peer', state: `'paused'` });
    await seedPeers(database(), { count: 1, prefix: 'Gone', state: `'withdrawn'` });
    await database().prisma.$executeRaw`
      UPDATE peers SET paused_until = CASE name WHEN 'Peer 000003' THEN '2027-02-01'::date ELSE '2027-01-15'::date END`;
    const run = running(database(), 'wake-peers');
    expect(await run(at('2027-01-15'))).toBe('nobody to tell');
    expect(await run(at('2027-01-16'))).toBe('told 2 peers');
    expect(await run(at('2027-01-17'))).toBe('nobody to tell');
    const states = await database().prisma.peer.findMany({
      orderBy: { name: 'asc' },
      select: { name: true, state: true, version: true },
    });
    expect(states).toEqual([
      { name: 'Gone 000001', state: 'withdrawn', version: 1 },
      { name: 'Peer 000001', state: 'active', version: 2 },
      { name: 'Peer 000002', state: 'active', version: 2 },
      { name: 'Peer 000003', state: 'paused', version: 1 },
    ]);
    expect((await enqueued(database())).map(([, count]) => count)).toEqual([2]);
  });

  it('ends breaks at once after downtime, and tells nobody at night', async () => {
    await begin(database());
    await seedPeers(database(), { count: 2, prefix: 'Peer', state: `'paused'` });
    await database().prisma.$executeRaw`
      UPDATE peers SET paused_until = CASE name WHEN 'Peer 000001' THEN '2027-03-25'::date ELSE '2027-03-26'::date END`;
    const run = running(database(), 'wake-peers');
    const due = async () => (await database().prisma.delivery.findMany()).map(({ dueAt }) => dueAt.toISOString());
    // Late in the day.
    expect(await run(new Date('2027-03-26T15:00:00Z'), new Date('2027-03-26T08:30:00Z'))).toBe('told one peer');
    expect(await due()).toEqual(['2027-03-26T15:00:00.000Z']);
    await database().prisma.outgoingMessage.deleteMany();
    // In the night in which summer time begins, of the day before.
    expect(await run(new Date('2027-03-28T00:30:00Z'), new Date('2027-03-27T08:30:00Z'))).toBe('told one peer');
    expect(await due()).toEqual(['2027-03-28T07:30:00.000Z']);
    expect(await database().prisma.peer.count({ where: { state: 'active' } })).toBe(2);
  });

  it('reminds of what is not known, at most once a fortnight and three times, on working days', async () => {
    await begin(database());
    await seedPeers(database(), { count: 1, prefix: 'Peer' });
    // Approved on a Friday.
    const reminded = await everyDay(at('2026-11-20'), 400, running(database(), 'ask-peers-for-more'));
    expect(reminded).toEqual(['2026-11-20', '2026-12-04', '2026-12-18']);
  });

  it('asks nobody for what they have said, and nobody who takes a break or has put it off', async () => {
    await begin(database());
    await seedPeers(database(), { count: 6, prefix: 'Peer' });
    const all = ['regions', 'reviews', 'availability', 'opt-ins', 'release', 'earlier'];
    await set({ answered: ['regions', 'reviews'] }, 'Peer 000001');
    await set({ answered: all }, 'Peer 000002');
    await set({ state: 'paused' }, 'Peer 000003');
    await set({ askedAt: at('2026-11-19') }, 'Peer 000004');
    await set({ answered: all.slice(0, 5) }, 'Peer 000005');
    expect(await running(database(), 'ask-peers-for-more')(at('2026-11-23'))).toBe('told 3 peers');
    expect(new Map(await enqueued(database()))).toEqual(
      new Map([
        ['availability opt-ins', 1],
        ['regions reviews', 1],
        ['earlier', 1],
      ]),
    );
  });

  it('says nothing on a Sunday or a bank holiday', async () => {
    await begin(database());
    await seedPeers(database(), { count: 1, prefix: 'Peer' });
    for (const name of ['ask-peers-for-more', 'ask-peers-whether-right']) {
      expect(await running(database(), name)(at('2026-11-22'))).toBe('nobody is asked on a day off');
      expect(await running(database(), name)(at('2026-12-25'))).toBe('nobody is asked on a day off');
    }
  });

  it('asks once a year whether all is right, counted from the approval or the last yes', async () => {
    await begin(database());
    await seedPeers(database(), { count: 1, prefix: 'Peer' });
    const run = running(database(), 'ask-peers-whether-right');
    // Whoever does not answer is asked again a year later, and not before. 20 and 21 November 2027 are a weekend.
    expect(await everyDay(at('2026-11-20'), 2 * 366, run)).toEqual(['2027-11-22', '2028-11-20']);
    await set({ confirmedAt: at('2029-01-10') });
    expect(await everyDay(at('2028-11-21'), 500, run)).toEqual(['2030-01-10']);
  });

  it('asks nobody who takes a break or has withdrawn whether all is right, until they are back', async () => {
    await begin(database());
    await seedPeers(database(), { count: 3, prefix: 'Peer' });
    await set({ state: 'paused' }, 'Peer 000001');
    await set({ state: 'withdrawn' }, 'Peer 000002');
    const run = running(database(), 'ask-peers-whether-right');
    expect(await run(at('2027-11-22'))).toBe('told one peer');
    await set({ state: 'active' }, 'Peer 000001');
    expect(await run(at('2027-12-01'))).toBe('told one peer');
    expect(await run(at('2027-12-02'))).toBe('nobody to tell');
  });

  it('takes a number of statements that does not grow with the peers', async () => {
    const counts = async (count: number): Promise<readonly number[]> => {
      await begin(database());
      await seedPeers(database(), { count, prefix: 'Peer' });
      await seedPeers(database(), { count, prefix: 'Break', state: `'paused'` });
      await database().prisma.$executeRaw`UPDATE peers SET paused_until = '2027-11-21' WHERE state = 'paused'`;
      const each: number[] = [];
      for (const [name, now] of [
        ['ask-peers-for-more', '2026-11-23'],
        ['ask-peers-whether-right', '2027-11-22'],
        ['wake-peers', '2027-11-22'],
      ] as const) {
        each.push(await countStatements(database(), () => running(database(), name)(at(now))));
      }
      expect((await enqueued(database())).map(([, recipients]) => recipients)).toEqual([count, count, count]);
      return each;
    };
    expect(await counts(2_000)).toEqual(await counts(2));
  });

  it('leaves whom it tells with one account out of several', async () => {
    await begin(database());
    await seedPeers(database(), { count: 1, prefix: 'Peer' });
    const { personId, workspaceId } = await database().prisma.account.findFirstOrThrow();
    await database().prisma.account.create({
      data: {
        personId: personId as PersonId,
        workspaceId,
        externalId: 'other',
        name: 'Other',
        createdAt: at('2026-11-21'),
      },
    });
    await running(database(), 'ask-peers-for-more')(at('2026-11-23'));
    expect((await enqueued(database())).map(([, count]) => count)).toEqual([1]);
  });
});
