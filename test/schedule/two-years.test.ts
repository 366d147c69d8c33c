import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDate, weekday } from '../../src/calendar/calendar-date.ts';
import { dateAt, instantAt } from '../../src/calendar/time-zone.ts';
import { createSchedule } from '../../src/schedule/schedule.ts';
import { date } from '../calendar/dates.ts';
import { mainly } from '../support/databases.ts';
import { createMovedClock } from '../support/moved-clock.ts';
import { keptLog, london, noted, workingJob } from './jobs.ts';

const days = Array.from({ length: 731 }, (_, index) => addDays(date('2027-01-01'), index));

// In London the clocks go on at 01:00 UTC on these days, so that 01:30 is not shown.
const springs: readonly string[] = ['2027-03-28', '2028-03-26'];
const changes: readonly string[] = [...springs, '2027-10-31', '2028-10-29'].toSorted();
const halfPastOne = (day: CalendarDate): Date => instantAt(day, springs.includes(day) ? '02:00' : '01:30', london);

const lastOfMonth = (day: CalendarDate): boolean => addDays(day, 1).endsWith('-01');

describe.each(mainly('postgresql'))('two years on $kind', ({ use }) => {
  const database = use();

  it('every day, week and month has its run once, at the right time on the clocks', async () => {
    const clock = createMovedClock('2026-12-31T23:00:00Z');
    const jobs = [
      workingJob({ name: 'daily', recurrence: { kind: 'daily', at: '01:30' } }),
      workingJob({ name: 'weekly', recurrence: { kind: 'weekly', on: 7, at: '01:30' } }),
      workingJob({ name: 'monthly', recurrence: { kind: 'monthly', day: 31, at: '08:30' } }),
    ].map((job) => ({ ...job, run: async () => 'ran' }));
    const schedule = createSchedule({ database: database(), clock, zone: london, log: keptLog(), jobs });
    await schedule.look();

    const daily = days.map(halfPastOne);
    const weekly = days.filter((day) => weekday(day) === 7).map(halfPastOne);
    const monthly = days.filter(lastOfMonth).map((day) => instantAt(day, '08:30', london));
    const due = new Map<number, number>();
    for (const at of [...daily, ...weekly, ...monthly]) due.set(at.getTime(), (due.get(at.getTime()) ?? 0) + 1);

    for (const [at, jobsDue] of [...due].toSorted(([a], [b]) => a - b)) {
      clock.set(new Date(at - 1));
      expect(await schedule.look(), `before ${clock.now().toISOString()}`).toBe(0);
      clock.set(new Date(at));
      expect(await schedule.look(), clock.now().toISOString()).toBe(jobsDue);
      // In autumn, an hour later it is the same time again.
      clock.advance({ hours: 1 });
      if (changes.includes(dateAt(clock.now(), london)))
        expect(await schedule.look(), `again ${clock.now().toISOString()}`).toBe(0);
    }

    const ran = (times: readonly Date[]) => times.map((at) => `${at.toISOString()} done: ran`);
    expect(await noted(database(), 'daily')).toEqual(ran(daily));
    expect(await noted(database(), 'weekly')).toEqual(ran(weekly));
    expect(await noted(database(), 'monthly')).toEqual(ran(monthly));
    expect([daily.length, weekly.length, monthly.length]).toEqual([731, 105, 24]);
  });

  it('every hour of the days on which the clocks change has its run once', async () => {
    const clock = createMovedClock('2026-12-31T23:30:00Z');
    const hourly = workingJob({ name: 'hourly', recurrence: { kind: 'every', minutes: 60 }, run: async () => 'ran' });
    const schedule = createSchedule({ database: database(), clock, zone: london, log: keptLog(), jobs: [hourly] });
    await schedule.look();
    const hours: string[] = [];
    for (const day of changes) {
      clock.set(new Date(`${day}T00:00:10Z`));
      for (let hour = 0; hour < 24; hour += 1) {
        expect(await schedule.look(), clock.now().toISOString()).toBe(1);
        hours.push(`${day}T${String(hour).padStart(2, '0')}:00:00.000Z done: ran`);
        clock.advance({ minutes: 30 });
        expect(await schedule.look(), clock.now().toISOString()).toBe(0);
        clock.advance({ minutes: 30 });
      }
    }
    expect(await noted(database(), 'hourly')).toEqual(hours);
  });
});
