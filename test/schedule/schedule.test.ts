import { beforeEach, describe, expect, it } from 'vitest';
import type { Job } from '../../src/schedule/job.ts';
import { createSchedule } from '../../src/schedule/schedule.ts';
import { onCommit } from '../../src/storage/on-commit.ts';
import { clientOf } from '../../src/storage/tx.ts';
import { countStatements, databases, emptyDatabase } from '../support/databases.ts';
import { createMovedClock, type MovedClock } from '../support/moved-clock.ts';
import { dueAt, keptLog, london, noted, workDone, workingJob } from './jobs.ts';

describe.each(databases)('the schedule on $kind', ({ use }) => {
  const database = use();
  beforeEach(() => emptyDatabase(database()));

  const scheduled = (jobs: readonly Job[], start: string | MovedClock) => {
    const clock = typeof start === 'string' ? createMovedClock(start) : start;
    const log = keptLog();
    return { clock, log, schedule: createSchedule({ database: database(), clock, zone: london, log, jobs }) };
  };

  it('runs a job once at each due time, and not before', async () => {
    const job = workingJob();
    const { clock, schedule } = scheduled([job], '2027-03-01T08:30:00Z');
    expect(await schedule.look()).toBe(0);
    expect(await dueAt(database())).toBe('2027-03-02T08:30:00.000Z');
    clock.set('2027-03-02T08:29:59.999Z');
    expect(await schedule.look()).toBe(0);
    clock.set('2027-03-02T08:30:00Z');
    expect(await schedule.look()).toBe(1);
    expect(await schedule.look()).toBe(0);
    clock.set('2027-03-03T08:47:00Z');
    expect(await schedule.look()).toBe(1);
    expect(await workDone(database())).toEqual(['2027-03-02T08:30:00.000Z', '2027-03-03T08:30:00.000Z']);
    expect(await noted(database())).toEqual([
      '2027-03-02T08:30:00.000Z done: worked',
      '2027-03-03T08:30:00.000Z done: worked',
    ]);
    expect(await dueAt(database())).toBe('2027-03-04T08:30:00.000Z');
  });

  it('tells the job when it was due and what time it is', async () => {
    const times: unknown[] = [];
    const run: Job['run'] = async (_, told) => {
      times.push(told);
      return '';
    };
    const { clock, schedule } = scheduled([workingJob({ run })], '2027-03-01T08:00:00Z');
    await schedule.look();
    clock.set('2027-03-01T08:33:00Z');
    await schedule.look();
    expect(times).toEqual([{ dueAt: new Date('2027-03-01T08:30:00Z'), now: new Date('2027-03-01T08:33:00Z') }]);
  });

  it('costs one statement when nothing is due, however many jobs there are', async () => {
    const jobs = Array.from({ length: 20 }, (_, index) => workingJob({ name: `job ${index}` }));
    const { clock, schedule } = scheduled(jobs, '2027-03-01T08:00:00Z');
    expect(await countStatements(database(), schedule.look)).toBe(2);
    expect(await countStatements(database(), schedule.look)).toBe(1);
    clock.set('2027-03-01T08:30:00Z');
    expect(await schedule.look()).toBe(20);
    expect(await countStatements(database(), schedule.look)).toBe(1);
    expect(await countStatements(database(), schedule.list)).toBe(1);
  });

  it('a job that throws has done nothing, is noted and logged, and is tried again with growing rests', async () => {
    const [job, other] = [workingJob(), workingJob({ name: 'other', run: async () => 'well' })];
    const due = '2027-03-01T08:30:00.000Z';
    job.fails.add(due);
    const { clock, log, schedule } = scheduled([job, other], '2027-03-01T08:00:00Z');
    await schedule.look();
    clock.set(due);
    expect(await schedule.look()).toBe(1);
    expect(await workDone(database())).toEqual([]);
    expect(await noted(database(), 'other')).toEqual([`${due} done: well`]);
    const [line] = log.lines;
    expect(line).toMatchObject({ message: 'a job failed', fields: { job: 'work' } });
    expect(await noted(database())).toEqual([`${due} failed: reference ${String(line?.fields['reference'])}`]);
    expect(await dueAt(database())).toBe(due);
    expect(await countStatements(database(), schedule.look)).toBe(1);

    const tries: number[] = [];
    for (let minute = 0; minute <= 60; minute += 1) {
      const before = job.tried.length;
      await schedule.look();
      if (job.tried.length > before) tries.push(minute);
      clock.advance({ minutes: 1 });
    }
    expect(tries).toEqual([1, 2, 4, 8, 16, 31, 46]);

    job.fails.clear();
    clock.advance({ minutes: 10 });
    expect(await schedule.look()).toBe(1);
    expect(await workDone(database())).toEqual([due]);
    expect(await noted(database())).toEqual([`${due} done: worked`]);
    expect(await dueAt(database())).toBe('2027-03-02T08:30:00.000Z');
  });

  it('what failed until it was due anew stays failed, and the new time is tried at once', async () => {
    const job = workingJob();
    job.fails.add('2027-03-01T08:30:00.000Z').add('2027-03-02T08:30:00.000Z');
    const { clock, schedule } = scheduled([job], '2027-03-01T08:00:00Z');
    await schedule.look();
    for (const now of [
      '2027-03-01T08:30:00Z',
      '2027-03-02T08:29:00Z',
      '2027-03-02T08:30:00Z',
      '2027-03-02T08:30:20Z',
    ]) {
      clock.set(now);
      expect(await schedule.look()).toBe(0);
    }
    expect(job.tried.filter((due) => due.startsWith('2027-03-02'))).toHaveLength(1);
    clock.set('2027-03-03T08:30:00Z');
    expect(await schedule.look()).toBe(1);
    expect((await noted(database())).map((note) => note.slice(25).split(':')[0])).toEqual(['failed', 'failed', 'done']);
    expect(await workDone(database())).toEqual(['2027-03-03T08:30:00.000Z']);
  });

  it('a statement that fails inside the job fails the job, even where the job keeps quiet about it', async () => {
    const run: Job['run'] = async (tx) => {
      await clientOf(tx).$executeRaw`SELECT 1 / 0`.catch(() => undefined);
      return 'never mind';
    };
    const { clock, schedule } = scheduled([workingJob({ run })], '2027-03-01T08:00:00Z');
    await schedule.look();
    clock.set('2027-03-01T08:30:00Z');
    expect(await schedule.look()).toBe(0);
    expect(await noted(database())).toEqual([expect.stringContaining('failed: reference')]);
  });

  it('what waits for the commit is done after it, and not after a failure', async () => {
    const nudges: string[] = [];
    const job = workingJob({
      run: async (tx, times) => {
        onCommit(tx, () => nudges.push(times.dueAt.toISOString()));
        if (times.dueAt.toISOString().startsWith('2027-03-01')) throw new Error('no');
        return 'nudged';
      },
    });
    const { clock, schedule } = scheduled([job], '2027-03-01T08:00:00Z');
    await schedule.look();
    for (const now of ['2027-03-01T08:30:00Z', '2027-03-02T08:30:00Z']) {
      clock.set(now);
      await schedule.look();
    }
    expect(nudges).toEqual(['2027-03-02T08:30:00.000Z']);
  });

  it('after downtime: once for the latest time, or never for what is too old', async () => {
    const once = workingJob({ name: 'once' });
    const never = workingJob({ name: 'never', catchUp: { kind: 'never', graceMinutes: 60 } });
    const { clock, schedule } = scheduled([once, never], '2027-03-01T08:00:00Z');
    await schedule.look();
    clock.set('2027-03-08T07:00:00Z');
    expect(await schedule.look()).toBe(3);
    expect(await noted(database(), 'once')).toEqual(['2027-03-07T08:30:00.000Z done: worked']);
    expect(await noted(database(), 'never')).toEqual([
      '2027-03-01T08:30:00.000Z missed: ',
      '2027-03-07T08:30:00.000Z missed: ',
    ]);
    expect(never.tried).toEqual([]);
    clock.set('2027-03-08T09:30:00Z');
    expect(await schedule.look()).toBe(2);
    expect(never.tried).toEqual(['2027-03-08T08:30:00.000Z']);
  });

  it('a look that a stalled event loop delays deals with what became due meanwhile', async () => {
    const often = workingJob({ recurrence: { kind: 'every', minutes: 1 } });
    const { clock, schedule } = scheduled([often], '2027-03-01T08:00:30Z');
    await schedule.look();
    clock.advance({ minutes: 3 });
    expect(await schedule.look()).toBe(1);
    expect(often.tried).toEqual(['2027-03-01T08:03:00.000Z']);
    expect(await dueAt(database())).toBe('2027-03-01T08:04:00.000Z');
  });

  it('a clock that jumps ahead and back again leaves no job waiting for years, and runs nothing twice', async () => {
    const job = workingJob();
    const { clock, log, schedule } = scheduled([job], '2027-03-01T08:00:00Z');
    await schedule.look();
    clock.set('2037-05-05T12:00:00Z');
    expect(await schedule.look()).toBe(1);
    expect(await dueAt(database())).toBe('2037-05-06T07:30:00.000Z');

    clock.set('2027-03-01T08:31:00Z');
    expect(await schedule.look()).toBe(0);
    expect(await dueAt(database())).toBe('2027-03-02T08:30:00.000Z');
    expect(log.lines).toMatchObject([{ message: 'the due time of a job was put right', fields: { job: 'work' } }]);
    clock.set('2027-03-02T08:30:00Z');
    expect(await schedule.look()).toBe(1);

    // Back behind what was dealt with, a little and a lot.
    for (const now of [
      '2027-03-02T08:29:30Z',
      '2027-03-02T08:30:00Z',
      '2027-02-20T12:00:00Z',
      '2027-03-02T08:31:00Z',
    ]) {
      clock.set(now);
      await schedule.look();
    }
    expect(job.tried.filter((due) => due === '2027-03-02T08:30:00.000Z')).toHaveLength(1);
    expect(new Set(job.tried).size).toBe(job.tried.length);
    expect(await dueAt(database())).toBe('2027-03-03T08:30:00.000Z');
    expect(await schedule.list()).toMatchObject([{ last: { dueAt: new Date('2027-03-02T08:30:00Z') } }]);
  });

  it('a job whose recurrence changed follows the new one', async () => {
    const clock = createMovedClock('2027-03-01T12:00:00Z');
    await scheduled([workingJob()], clock).schedule.look();
    expect(await dueAt(database())).toBe('2027-03-02T08:30:00.000Z');
    const { schedule } = scheduled([workingJob({ recurrence: { kind: 'monthly', day: 31, at: '09:00' } })], clock);
    expect(await schedule.look()).toBe(0);
    expect(await dueAt(database())).toBe('2027-03-31T08:00:00.000Z');
  });

  it('two looks at once in one process are one look', async () => {
    const job = workingJob();
    const { clock, schedule } = scheduled([job], '2027-03-01T08:00:00Z');
    await schedule.look();
    clock.set('2027-03-01T08:30:00Z');
    expect(await Promise.all([schedule.look(), schedule.look(), schedule.look()])).toEqual([1, 1, 1]);
    expect(job.tried).toHaveLength(1);
  });

  it('a job that an older version left behind is nobody’s', async () => {
    await database().prisma.job.create({ data: { name: 'gone', dueAt: new Date('2020-01-01T00:00:00Z') } });
    const { schedule } = scheduled([workingJob()], '2027-03-01T08:00:00Z');
    await schedule.look();
    expect(await countStatements(database(), schedule.look)).toBe(1);
    expect((await schedule.list()).map(({ name }) => name)).toEqual(['work']);
  });

  it('refuses two jobs of one name, and a recurrence that is none', () => {
    expect(() => scheduled([workingJob(), workingJob()], '2027-03-01T08:00:00Z')).toThrow(
      'Two jobs have the same name',
    );
    const recurrence = { kind: 'daily', at: '25:00' } as const;
    expect(() => scheduled([workingJob({ recurrence })], '2027-03-01T08:00:00Z')).toThrow(RangeError);
  });
});
