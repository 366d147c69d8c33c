import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Job } from '../../src/schedule/job.ts';
import { createSchedule } from '../../src/schedule/schedule.ts';
import { startTicks } from '../../src/schedule/ticks.ts';
import { mainly } from '../support/databases.ts';
import { createMovedClock } from '../support/moved-clock.ts';
import { keptLog, london, workingJob } from './jobs.ts';

const ticking = (seconds: number) => {
  const ticks = { count: 0 };
  const stop = startTicks(seconds, () => {
    ticks.count += 1;
  });
  onTestFinished(stop);
  return { ticks, stop };
};

/** Keeps this process from doing anything else. */
const stall = (milliseconds: number): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
};

describe('ticks', () => {
  afterEach(() => vi.useRealTimers());

  it('come every so many seconds until they are stopped', async () => {
    const { ticks, stop } = ticking(1);
    await sleep(3200);
    expect(ticks.count).toBeGreaterThanOrEqual(2);
    expect(ticks.count).toBeLessThanOrEqual(5);
    stop();
    const { count } = ticks;
    await sleep(1500);
    expect(ticks.count).toBe(count);
  });

  it('one that a stall delays is not lost', async () => {
    const { ticks } = ticking(1);
    for (let stalls = 1; stalls <= 3; stalls += 1) {
      stall(1800);
      await sleep(10);
      expect(ticks.count).toBeGreaterThanOrEqual(stalls);
    }
  });

  // Only the time is another one: timers and node-cron are real.
  it.each([
    ['ahead by ten years', '2037-03-01T08:30:00Z'],
    ['back by ten years', '2017-03-01T08:30:00Z'],
  ])('go on when the computer’s clock jumps %s', async (_, to) => {
    const { ticks } = ticking(1);
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(to), shouldAdvanceTime: true });
    await sleep(3500);
    expect(ticks.count).toBeGreaterThanOrEqual(2);
    expect(ticks.count).toBeLessThanOrEqual(20);
  });

  it.each([0, 7, 1.5, -10, 120])('every %d seconds is no way to look', (seconds) => {
    expect(() => startTicks(seconds, () => undefined)).toThrow(RangeError);
  });
});

describe.each(mainly('postgresql'))('a schedule that is started on $kind', ({ use }) => {
  const database = use();

  const started = (job: Job) => {
    const clock = createMovedClock('2027-03-01T08:00:00Z');
    const log = keptLog();
    const schedule = createSchedule({ database: database(), clock, zone: london, log, jobs: [job], every: 1 });
    onTestFinished(schedule.stop);
    return { clock, log, schedule };
  };

  it('looks at once and again, and after a look that failed; stopped it looks no more', async () => {
    const job = workingJob({ run: async () => 'ran' });
    const { clock, log, schedule } = started(job);
    schedule.start();
    schedule.start();
    await vi.waitUntil(() => database().prisma.job.count());
    await database().prisma.$executeRaw`ALTER TABLE jobs RENAME TO gone`;
    await vi.waitUntil(() => log.lines.length > 0, { timeout: 5000 });
    expect(log.lines[0]?.message).toBe('a look at the schedule failed');
    await database().prisma.$executeRaw`ALTER TABLE gone RENAME TO jobs`;
    clock.set('2027-03-01T08:30:00Z');
    await vi.waitUntil(() => database().prisma.jobRun.count(), { timeout: 5000 });

    await schedule.stop();
    clock.set('2027-03-02T08:30:00Z');
    await sleep(1500);
    expect(await database().prisma.jobRun.count()).toBe(1);
    schedule.start();
    await vi.waitUntil(async () => (await database().prisma.jobRun.count()) === 2, { timeout: 5000 });
  });

  it('stopping waits for the job at work', async () => {
    await database().prisma.job.deleteMany();
    const steps: string[] = [];
    const job = workingJob({
      name: 'slow',
      run: async () => {
        steps.push('begun');
        await sleep(2500);
        steps.push('ended');
        return 'slowly';
      },
    });
    const { clock, schedule } = started(job);
    await schedule.look();
    clock.set('2027-03-01T08:30:00Z');
    schedule.start();
    await vi.waitUntil(() => steps.length > 0, { timeout: 5000 });
    await schedule.stop();
    expect(steps).toEqual(['begun', 'ended']);
    expect(await database().prisma.jobRun.count({ where: { name: 'slow' } })).toBe(1);
  });
});
