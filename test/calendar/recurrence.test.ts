import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDate, weekday } from '../../src/calendar/calendar-date.ts';
import type { Weekday } from '../../src/calendar/names.ts';
import { latestUntil, nextAfter, type Recurrence, recurrenceInWords } from '../../src/calendar/recurrence.ts';
import { dateAt, type TimeZone } from '../../src/calendar/time-zone.ts';
import { date } from './dates.ts';

const london = 'Europe/London' as TimeZone;
const daily = (at: string): Recurrence => ({ kind: 'daily', at });
const weekly = (on: Weekday, at: string): Recurrence => ({ kind: 'weekly', on, at });
const monthly = (day: number, at: string): Recurrence => ({ kind: 'monthly', day, at });
const every = (minutes: number): Recurrence => ({ kind: 'every', minutes });

describe('the next time in London', () => {
  const cases: readonly (readonly [string, Recurrence, string, string])[] = [
    ['strictly after', every(10), '2027-03-01T08:30:00Z', '2027-03-01T08:40:00.000Z'],
    ['a millisecond before', every(10), '2027-03-01T08:29:59.999Z', '2027-03-01T08:30:00.000Z'],
    ['an odd number of minutes', every(7), '1970-01-01T00:08:00Z', '1970-01-01T00:14:00.000Z'],
    ['through the change in spring', every(60), '2027-03-28T00:30:00Z', '2027-03-28T01:00:00.000Z'],
    ['later today', daily('08:30'), '2027-03-01T08:29:59.999Z', '2027-03-01T08:30:00.000Z'],
    ['tomorrow', daily('08:30'), '2027-03-01T08:30:00Z', '2027-03-02T08:30:00.000Z'],
    ['in summer', daily('08:30'), '2027-07-01T07:30:00Z', '2027-07-02T07:30:00.000Z'],
    ['midnight in summer', daily('00:00'), '2027-07-01T22:59:00Z', '2027-07-01T23:00:00.000Z'],
    ['a time that spring skips', daily('01:30'), '2027-03-27T12:00:00Z', '2027-03-28T01:00:00.000Z'],
    ['the day after it was skipped', daily('01:30'), '2027-03-28T01:00:00Z', '2027-03-29T00:30:00.000Z'],
    ['the beginning of the gap', daily('01:00'), '2027-03-27T12:00:00Z', '2027-03-28T01:00:00.000Z'],
    ['the end of the gap', daily('02:00'), '2027-03-27T12:00:00Z', '2027-03-28T01:00:00.000Z'],
    ['a time that comes twice', daily('01:30'), '2027-10-30T12:00:00Z', '2027-10-31T00:30:00.000Z'],
    ['not the second one', daily('01:30'), '2027-10-31T00:30:00Z', '2027-11-01T01:30:00.000Z'],
    ['not even in between', daily('01:30'), '2027-10-31T01:10:00Z', '2027-11-01T01:30:00.000Z'],
    ['later this week', weekly(5, '16:00'), '2027-03-01T12:00:00Z', '2027-03-05T16:00:00.000Z'],
    ['next week', weekly(1, '08:30'), '2027-03-01T08:30:00Z', '2027-03-08T08:30:00.000Z'],
    ['next Sunday, which lacks the hour', weekly(7, '01:15'), '2027-03-21T12:00:00Z', '2027-03-28T01:00:00.000Z'],
    ['this month', monthly(15, '08:30'), '2027-03-01T12:00:00Z', '2027-03-15T08:30:00.000Z'],
    ['next year', monthly(1, '08:30'), '2027-12-01T08:30:00Z', '2028-01-01T08:30:00.000Z'],
    ['the 31st of February', monthly(31, '08:30'), '2027-01-31T08:30:00Z', '2027-02-28T08:30:00.000Z'],
    ['the 31st after it', monthly(31, '08:30'), '2027-02-28T08:30:00Z', '2027-03-31T07:30:00.000Z'],
    ['the 30th of a leap February', monthly(30, '08:30'), '2028-02-01T00:00:00Z', '2028-02-29T08:30:00.000Z'],
    [
      'the first of a month, at midnight in summer',
      monthly(1, '00:00'),
      '2027-06-15T00:00:00Z',
      '2027-06-30T23:00:00.000Z',
    ],
  ];
  it.each(cases)('%s', (_, recurrence, instant, next) => {
    expect(nextAfter(recurrence, new Date(instant), london).toISOString()).toBe(next);
  });
});

it.each([
  every(0),
  every(1.5),
  every(Number.NaN),
  daily('8:30'),
  daily('24:00'),
  weekly(0 as Weekday, '08:30'),
  weekly(8 as Weekday, '08:30'),
  monthly(0, '08:30'),
  monthly(32, '08:30'),
  monthly(1.5, '08:30'),
])('refuses %j', (recurrence) => {
  expect(() => nextAfter(recurrence, new Date('2027-03-01T00:00:00Z'), london)).toThrow(RangeError);
  expect(() => latestUntil(recurrence, new Date('2027-03-01T00:00:00Z'), london)).toThrow(RangeError);
});

it.each([
  [every(1), 'every minute'],
  [every(15), 'every 15 minutes'],
  [every(60), 'every hour'],
  [every(120), 'every 2 hours'],
  [daily('03:30'), 'every day at 03:30'],
  [weekly(1, '08:30'), 'every Monday at 08:30'],
  [monthly(5, '08:30'), 'on day 5 of every month at 08:30'],
  [monthly(31, '08:30'), 'on day 31 of every month, or its last day, at 08:30'],
])('%j in words', (recurrence, words) => {
  expect(recurrenceInWords(recurrence)).toBe(words);
});

const minute = 60_000;
const hour = 60 * minute;
const two = (number: number): string => String(number).padStart(2, '0');

/** What London's clocks show, told by the runtime and not by the code under test. */
const londonClock = new Intl.DateTimeFormat('sv-SE', { timeZone: london, dateStyle: 'short', timeStyle: 'short' });

describe('around the clock changes of 2026 to 2028', () => {
  const changes = ['2026-03-29', '2026-10-25', '2027-03-28', '2027-10-31', '2028-03-26', '2028-10-29'];
  const times = Array.from({ length: 48 }, (_, half) => `${two(Math.floor(half / 2))}:${half % 2 === 0 ? '00' : '30'}`);

  it.each(changes)('every hour of the days about %s, for every half hour', (change) => {
    const noon = new Date(`${change}T12:00:00Z`).getTime();
    const shown = new Map<string, number>();
    for (let at = noon - 72 * hour; at < noon + 96 * hour; at += 30 * minute) {
      const words = londonClock.format(at);
      if (!shown.has(words)) shown.set(words, at);
    }
    // The first moment at which the clocks show the time, or a later one: 02:00 for what spring skips.
    const momentOf = (day: CalendarDate, time: string): number =>
      shown.get(`${day} ${time}`) ?? shown.get(`${day} 02:00`) ?? Number.NaN;
    const days = [-2, -1, 0, 1, 2, 3].map((off) => addDays(date(change), off));

    for (const time of times) {
      const moments = days.map((day) => momentOf(day, time));
      for (let at = noon - 36 * hour; at <= noon + 36 * hour; at += hour) {
        const expected = moments.find((moment) => moment > at) ?? Number.NaN;
        const found = nextAfter(daily(time), new Date(at), london).getTime();
        if (found !== expected) {
          expect([time, new Date(at).toISOString(), new Date(found).toISOString()]).toEqual([
            time,
            new Date(at).toISOString(),
            new Date(expected).toISOString(),
          ]);
        }
      }
    }
  });
});

const anyTime = fc.integer({ min: 0, max: 24 * 60 - 1 }).map((all) => `${two(Math.floor(all / 60))}:${two(all % 60)}`);

const anyRecurrence: fc.Arbitrary<Recurrence> = fc.oneof(
  fc.record({ kind: fc.constant('every' as const), minutes: fc.integer({ min: 1, max: 3000 }) }),
  fc.record({ kind: fc.constant('daily' as const), at: anyTime }),
  fc.record({ kind: fc.constant('weekly' as const), on: fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7), at: anyTime }),
  fc.record({ kind: fc.constant('monthly' as const), day: fc.integer({ min: 1, max: 31 }), at: anyTime }),
);

const from = new Date('2026-01-01T00:00:00Z').getTime();
const to = new Date('2029-01-01T00:00:00Z').getTime();
const anyInstant = fc.integer({ min: from, max: to }).map((at) => new Date(at));

// Clocks that change by an hour, by half an hour, at midnight, and never.
const anyZone = fc
  .constantFrom('Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Cairo', 'Asia/Kathmandu')
  .map((name) => name as TimeZone);

describe('in every zone, for every recurrence', () => {
  it('the next time is strictly later, and nothing lies between', () => {
    fc.assert(
      fc.property(
        anyRecurrence,
        anyInstant,
        anyZone,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (what, at, zone, part) => {
          const next = nextAfter(what, at, zone);
          expect(next.getTime()).toBeGreaterThan(at.getTime());
          const between = new Date(at.getTime() + Math.floor((next.getTime() - 1 - at.getTime()) * part));
          expect(nextAfter(what, between, zone)).toEqual(next);
          expect(latestUntil(what, next, zone)).toEqual(next);
          const before = latestUntil(what, new Date(next.getTime() - 1), zone);
          expect(before.getTime()).toBeLessThanOrEqual(at.getTime());
          expect(nextAfter(what, before, zone)).toEqual(next);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('goes on day by day, week by week, month by month without a gap', () => {
    fc.assert(
      fc.property(anyTime, anyInstant, (time, start) => {
        let at = start;
        for (let round = 0; round < 40; round += 1) {
          const next = nextAfter(daily(time), at, london);
          const [day, last] = [dateAt(next, london), dateAt(at, london)];
          if (round > 0) expect(day).toBe(addDays(last, 1));
          if (round > 0) {
            const on = weekday(day);
            expect(nextAfter(weekly(on, time), at, london)).toEqual(next);
            expect(nextAfter(monthly(Number(day.slice(8)), time), at, london)).toEqual(next);
          }
          at = next;
        }
      }),
      { numRuns: 60 },
    );
  });

  it('twelve months have twelve last days', () => {
    let at = new Date('2027-12-31T23:00:00Z');
    const days: string[] = [];
    for (let month = 0; month < 12; month += 1) {
      at = nextAfter(monthly(31, '22:00'), at, london);
      days.push(dateAt(at, london).slice(5));
    }
    expect(days.join(' ')).toBe('01-31 02-29 03-31 04-30 05-31 06-30 07-31 08-31 09-30 10-31 11-30 12-31');
  });
});
