import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateAt, instantAt, instantInWords, type TimeZone, timeZone } from '../../src/calendar/time-zone.ts';
import { anyDate, date } from './dates.ts';

const zone = (name: string): TimeZone => {
  const known = timeZone(name);
  if (known === undefined) throw new Error(`${name} is no time zone`);
  return known;
};

const london = zone('Europe/London');

describe('the name of a zone', () => {
  it.each([
    ['Europe/London', 'Europe/London'],
    ['europe/london', 'Europe/London'],
    ['UTC', 'UTC'],
    ['America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
  ])('%s is %s', (name, expected) => {
    expect(timeZone(name)).toBe(expected);
  });

  it.each(['', 'London', 'Europe/Lundon', '+01:00', '-05', 'Europe/London ', '2027-03-01[Europe/London]', '\u0000'])(
    '%j is none',
    (name) => {
      expect(timeZone(name)).toBeUndefined();
    },
  );
});

describe('the day of an instant', () => {
  it.each([
    ['2027-03-01T12:00:00Z', 'Europe/London', '2027-03-01'],
    ['2027-06-30T23:00:00Z', 'Europe/London', '2027-07-01'],
    ['2027-12-31T23:59:59.999Z', 'Europe/London', '2027-12-31'],
    ['2027-12-31T23:59:59.999Z', 'Pacific/Auckland', '2028-01-01'],
    ['2027-03-01T00:00:00Z', 'America/New_York', '2027-02-28'],
  ])('%s in %s is %s', (instant, name, expected) => {
    expect(dateAt(new Date(instant), zone(name))).toBe(expected);
  });
});

describe('the instant of a date and time', () => {
  it.each([
    ['2027-03-01', '08:30', '2027-03-01T08:30:00.000Z'],
    ['2027-07-01', '08:30', '2027-07-01T07:30:00.000Z'],
    // In spring 01:00 to 02:00 does not exist: the clocks go on at 01:00 UTC.
    ['2027-03-28', '00:59', '2027-03-28T00:59:00.000Z'],
    ['2027-03-28', '01:00', '2027-03-28T01:00:00.000Z'],
    ['2027-03-28', '01:30', '2027-03-28T01:30:00.000Z'],
    ['2027-03-28', '02:00', '2027-03-28T01:00:00.000Z'],
    // In autumn it comes twice: the clocks go back at 01:00 UTC.
    ['2027-10-31', '00:59', '2027-10-30T23:59:00.000Z'],
    ['2027-10-31', '01:00', '2027-10-31T00:00:00.000Z'],
    ['2027-10-31', '01:30', '2027-10-31T00:30:00.000Z'],
    ['2027-10-31', '02:00', '2027-10-31T02:00:00.000Z'],
  ])('%s %s in London is %s', (day, time, expected) => {
    expect(instantAt(date(day), time, london).toISOString()).toBe(expected);
  });

  it.each(['', '8:30', '24:00', '12:60', '08:30:00', 'noon', '-1:00'])('refuses %j', (time) => {
    expect(() => instantAt(date('2027-03-01'), time, london)).toThrow(RangeError);
  });
});

it.each([
  ['2027-03-01T08:30:00Z', '1 March 2027, 08:30'],
  ['2027-07-01T07:05:59.999Z', '1 July 2027, 08:05'],
  ['2027-03-28T01:00:00Z', '28 March 2027, 02:00'],
  ['2027-10-31T00:30:00Z', '31 October 2027, 01:30'],
  ['2027-10-31T01:30:00Z', '31 October 2027, 01:30'],
])('%s is %s in London', (instant, words) => {
  expect(instantInWords(new Date(instant), london)).toBe(words);
});

const anyTime = fc
  .integer({ min: 0, max: 24 * 60 - 1 })
  .map((minutes) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`);

const anyZone = fc.constantFrom('Europe/London', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu').map(zone);

describe('in every zone', () => {
  it('an instant is on the day it was made for', () => {
    fc.assert(
      fc.property(anyDate, anyTime, anyZone, (day, time, there) => {
        expect(dateAt(instantAt(day, time, there), there)).toBe(day);
      }),
    );
  });

  it('shows the time it was made for, except in the hour that spring skips', () => {
    fc.assert(
      fc.property(anyDate, anyTime, (day, time) => {
        const shown = instantInWords(instantAt(day, time, london), london).slice(-5);
        const skipped = shown !== time;
        expect(shown).toBe(skipped ? `02:${time.slice(3)}` : time);
        if (skipped) expect(`${day.slice(5, 7)} ${time.slice(0, 2)}`).toBe('03 01');
      }),
      { examples: [[date('2027-03-28'), '01:30']] },
    );
  });

  it('never goes back as the minutes of a day of change go on', () => {
    for (const day of ['2027-03-28', '2027-10-31']) {
      const wholeHours = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`);
      const instants = wholeHours.map((time) => instantAt(date(day), time, london).getTime());
      expect(instants.toSorted((a, b) => a - b)).toEqual(instants);
    }
  });
});
