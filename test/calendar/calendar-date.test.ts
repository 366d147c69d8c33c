import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  type CalendarDate,
  calendarDate,
  compareDates,
  inWords,
  period,
  weekday,
} from '../../src/calendar/calendar-date.ts';
import { anyDate, date } from './dates.ts';

describe('reading a date', () => {
  it.each([
    ['2027-03-01', '2027-03-01'],
    ['2027-3-1', '2027-03-01'],
    ['1/3/2027', '2027-03-01'],
    ['01/03/2027', '2027-03-01'],
    ['01.03.2027', '2027-03-01'],
    ['31/12/2027', '2027-12-31'],
    ['1 March 2027', '2027-03-01'],
    ['1 mar 2027', '2027-03-01'],
    ['1 MARCH 2027', '2027-03-01'],
    ['1st March 2027', '2027-03-01'],
    ['22nd Sept. 2027', '2027-09-22'],
    ['Monday 1 March 2027', '2027-03-01'],
    ['Mon, 1 March 2027', '2027-03-01'],
    ['  1  March   2027 ', '2027-03-01'],
    ['29/2/2028', '2028-02-29'],
  ])('reads %j as %s', (text, expected) => {
    expect(calendarDate(text)).toBe(expected);
  });

  it.each([
    '',
    ' ',
    'tomorrow',
    '2027-02-30',
    '29/2/2027',
    '2027-13-01',
    '3/13/2027',
    '0/1/2027',
    '1/3/27',
    '1/3.2027',
    '0227-03-01',
    '27-03-01',
    '2027-03-01T08:30',
    '2027-03-01..2027-03-02',
    '1 ma 2027',
    '1 Ju 2027',
    '1 Marchy 2027',
    'Tuesday 1 March 2027',
    'Noday 1 March 2027',
    'March 2027',
    '２０２７-03-01',
    '2027-03-01\u202E',
  ])('finds no date in %j', (text) => {
    expect(calendarDate(text)).toBeUndefined();
  });

  it.each(['1', ' ', '1/', '.', '–'])('is soon done with 10,000 times %j', (text) => {
    const long = text.repeat(10_000);
    expect(calendarDate(long)).toBeUndefined();
    expect(period(long)).toEqual({ kind: 'not-a-period' });
  });

  it('reads every date back that it writes', () => {
    fc.assert(
      fc.property(anyDate, (day) => {
        const [year = '', month = '', dayOfMonth = ''] = day.split('-');
        for (const text of [day, inWords(day), `${dayOfMonth}/${month}/${year}`, `${dayOfMonth}.${month}.${year}`]) {
          expect(calendarDate(text)).toBe(day);
        }
      }),
    );
  });

  it('gives an ISO date or nothing for whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        expect(calendarDate(text) ?? '2000-01-01').toMatch(/^[1-9]\d{3}-\d{2}-\d{2}$/);
      }),
    );
  });
});

describe('reading a period', () => {
  it.each([
    '2027-03-01..2027-03-31',
    '2027-03-01...2027-03-31',
    '2027-03-01…2027-03-31',
    '2027-03-01 .. 2027-03-31',
    '2027-03-01–2027-03-31',
    '2027-03-01 — 2027-03-31',
    '2027-03-01 - 2027-03-31',
    '2027-03-01 to 2027-03-31',
    '01.03.2027..31.03.2027',
    '1/3/2027–31/3/2027',
    '1 March 2027 – 31 March 2027',
  ])('reads %j', (text) => {
    expect(period(text)).toEqual({ kind: 'period', from: '2027-03-01', to: '2027-03-31' });
  });

  it('may be one day', () => {
    expect(period('2027-03-01..2027-03-01')).toEqual({ kind: 'period', from: '2027-03-01', to: '2027-03-01' });
  });

  it('tells backwards from no period', () => {
    expect(period('2027-03-31..2027-03-01')).toEqual({ kind: 'backwards', from: '2027-03-31', to: '2027-03-01' });
  });

  it.each([
    '',
    '..',
    '2027-03-01',
    '2027-03-01..',
    '..2027-03-31',
    '2027-03-01..2027-02-30',
    '2027-03-01-2027-03-31',
    '2027-03-01..2027-03-02..2027-03-03',
    'March to April',
  ])('finds none in %j', (text) => {
    expect(period(text)).toEqual({ kind: 'not-a-period' });
  });

  it('reads any two dates in the order they have', () => {
    fc.assert(
      fc.property(anyDate, anyDate, fc.constantFrom('..', '–', ' — ', ' to '), (from, to, mark) => {
        const kind = from <= to ? 'period' : 'backwards';
        expect(period(`${inWords(from)}${mark}${inWords(to)}`)).toEqual({ kind, from, to });
      }),
    );
  });
});

describe('counting days', () => {
  it.each([
    ['2027-02-28', 1, '2027-03-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2027-03-28', 1, '2027-03-29'],
    ['2027-01-01', -1, '2026-12-31'],
    ['2027-03-01', 0, '2027-03-01'],
    ['2027-03-01', 365, '2028-02-29'],
  ])('%s and %i days is %s', (from, days, expected) => {
    expect(addDays(date(from), days)).toBe(expected);
  });

  it.each([
    ['2027-03-02', 3, '2027-06-02'],
    ['2027-03-02', -4, '2026-11-02'],
    ['2027-03-04', 12, '2028-03-04'],
    ['2027-01-31', 1, '2027-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2027-03-31', -1, '2027-02-28'],
    ['2027-03-31', 0, '2027-03-31'],
  ])('%s and %i months is %s', (from, months, expected) => {
    expect(addMonths(date(from), months)).toBe(expected);
  });

  it('comes back, and keeps the order', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -4000, max: 4000 }), (from, days) => {
        const there = addDays(from, days);
        expect(addDays(there, -days)).toBe(from);
        expect(Math.sign(compareDates(there, from))).toBe(Math.sign(days));
        expect(Math.abs((weekday(from) + days - weekday(there)) % 7)).toBe(0);
      }),
    );
  });

  it('refuses what four digits cannot hold, and fractions', () => {
    expect(() => addDays(date('9999-12-31'), 1)).toThrow(RangeError);
    expect(() => addDays(date('1000-01-01'), -1)).toThrow(RangeError);
    expect(() => addDays(date('2027-03-01'), 0.5)).toThrow(RangeError);
    expect(() => addMonths(date('9999-12-31'), 1)).toThrow(RangeError);
    expect(() => addMonths(date('1000-01-01'), -1)).toThrow(RangeError);
    expect(() => addMonths(date('2027-03-01'), 0.5)).toThrow(RangeError);
  });

  it('sorts', () => {
    const dates = ['2027-10-01', '2027-09-30', '2026-12-31', '2027-09-30'].map(date);
    expect(dates.toSorted(compareDates)).toEqual(['2026-12-31', '2027-09-30', '2027-09-30', '2027-10-01']);
  });
});

it.each([
  ['2027-03-01', 1, 'Monday 1 March 2027'],
  ['2026-11-22', 7, 'Sunday 22 November 2026'],
  ['2028-02-29', 2, 'Tuesday 29 February 2028'],
])('says %s in words', (text, number, words) => {
  const day: CalendarDate = date(text);
  expect(weekday(day)).toBe(number);
  expect(inWords(day)).toBe(words);
});
