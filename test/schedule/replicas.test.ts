import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Clock } from '../../src/calendar/clock.ts';
import type { Job } from '../../src/schedule/job.ts';
import { createSchedule } from '../../src/schedule/schedule.ts';
import { createDatabase, type Database } from '../../src/storage/database.ts';
import { openPostgresql } from '../../src/storage/postgresql.ts';
import { startChild } from '../support/child.ts';
import { postgresqlUrl } from '../support/databases.ts';
import { createMovedClock } from '../support/moved-clock.ts';
import { keptLog, london, noted, workDone, workingJob } from './jobs.ts';

const open = async (url: string): Promise<Database> => {
  const database = createDatabase(await openPostgresql(url));
  onTestFinished(database.close);
  return database;
};

/** A replica of the bot: a schedule with connections of its own. */
const replica = async (url: string, clock: Clock, jobs: readonly Job[]) => {
  const database = await open(url);
  return { database, schedule: createSchedule({ database, clock, zone: london, log: keptLog(), jobs }) };
};

test('two replicas that look at once deal with each due time once', async () => {
  const url = await postgresqlUrl('migrated');
  const clock = createMovedClock('2027-03-01T08:00:30Z');
  const names = ['a', 'b', 'c', 'd'];
  const recurrence = { kind: 'every', minutes: 1 } as const;
  const jobs = names.map((name) => workingJob({ name, recurrence }));
  const first = await replica(url, clock, jobs);
  const second = await replica(url, clock, jobs.toReversed());
  const { database } = first;
  const look = () => Promise.all([first.schedule.look(), second.schedule.look()]);

  expect(await look()).toEqual([0, 0]);
  expect(await database.prisma.job.count()).toBe(names.length);
  const minutes = 40;
  for (let minute = 0; minute < minutes; minute += 1) {
    clock.advance({ minutes: 1 });
    const [one, other] = await look();
    expect(one + other).toBe(names.length);
  }
  const done = await workDone(database);
  expect(done).toHaveLength(minutes * names.length);
  expect(new Set(done).size).toBe(minutes);
  for (const name of names) expect(await noted(database, name)).toHaveLength(minutes);
});

test('a replica that looks while another is at work passes on, and its clock may be behind', async () => {
  const url = await postgresqlUrl('migrated');
  const [clock, slow] = [createMovedClock('2027-03-01T08:00:00Z'), createMovedClock('2027-03-01T08:00:00Z')];
  let finish: (words: string) => void = () => undefined;
  const long = workingJob({
    run: () =>
      new Promise<string>((resolve) => {
        finish = resolve;
      }),
  });
  const run = vi.spyOn(long, 'run');
  const [first, second] = [await replica(url, clock, [long]), await replica(url, slow, [workingJob()])];
  await first.schedule.look();
  clock.set('2027-03-01T08:30:00Z');
  slow.set('2027-03-01T08:30:00Z');
  const working = first.schedule.look();
  await vi.waitUntil(() => run.mock.calls.length > 0);
  expect(await second.schedule.look()).toBe(0);
  finish('at last');
  expect(await working).toBe(1);

  slow.set('2027-03-01T08:29:50Z');
  expect(await second.schedule.look()).toBe(0);
  slow.set('2027-03-01T08:30:10Z');
  expect(await second.schedule.look()).toBe(0);
  expect(await noted(first.database)).toEqual(['2027-03-01T08:30:00.000Z done: at last']);
});

test('what a killed replica was at is done by the next', async () => {
  const url = await postgresqlUrl('migrated');
  const due = new Date('2026-01-01T08:30:00Z');
  const clock = createMovedClock('2026-01-01T12:00:00Z');
  const { database, schedule } = await replica(url, clock, [workingJob()]);
  await database.prisma.job.create({ data: { name: 'work', dueAt: due } });

  const child = startChild('schedule/programs/die-at-work.ts', url);
  expect(await child.line()).toBe('working');
  expect(await schedule.look()).toBe(0);
  await child.kill();
  while ((await schedule.look()) === 0) await sleep(50);
  expect(await workDone(database)).toEqual([due.toISOString()]);
  expect(await noted(database)).toEqual([`${due.toISOString()} done: worked`]);
});

test('where the database is gone, a look fails and the next one goes on', async () => {
  const url = await postgresqlUrl('migrated');
  const clock = createMovedClock('2027-03-01T08:00:00Z');
  const job = workingJob();
  const { database, schedule } = await replica(url, clock, [job]);
  await schedule.look();
  clock.set('2027-03-01T08:30:00Z');
  await database.prisma.$executeRaw`ALTER TABLE jobs RENAME TO gone`;
  await expect(schedule.look()).rejects.toThrow();
  await database.prisma.$executeRaw`ALTER TABLE gone RENAME TO jobs`;
  expect(await schedule.look()).toBe(1);
});
