import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bankHolidays } from '../../src/calendar/bank-holidays.ts';
import { weekday } from '../../src/calendar/calendar-date.ts';
import { addWorkingDays, isWorkingDay } from '../../src/calendar/working-days.ts';
import { anyDate, date } from './dates.ts';

describe('bank holidays', () => {
  // As published for England and Wales at https://www.gov.uk/bank-holidays
  it.each([
    [2020, '01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28'],
    [2021, '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28'],
    [2022, '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27'],
    [2023, '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26'],
    [2024, '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26'],
    [2025, '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26'],
    [2026, '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28'],
    [2027, '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28'],
    [2028, '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26'],
  ])('%i', (year, days) => {
    expect(bankHolidays(year).map((holiday) => holiday.date)).toEqual(days.split(' ').map((day) => `${year}-${day}`));
  });

  // The earliest and the latest Easters that there can be, and the years that naive rules get wrong.
  it.each([
    [2038, '2038-04-26'],
    [2049, '2049-04-19'],
    [2076, '2076-04-20'],
    [2285, '2285-03-23'],
  ])('Easter Monday of %i is %s', (year, expected) => {
    expect(bankHolidays(year).find((holiday) => holiday.name === 'Easter Monday')?.date).toBe(expected);
  });

  it('says which ones are substitutes', () => {
    expect(bankHolidays(2022).map((holiday) => holiday.name)).toEqual([
      'New Year’s Day (substitute day)',
      'Good Friday',
      'Easter Monday',
      'Early May bank holiday',
      'Spring bank holiday',
      'Platinum Jubilee bank holiday',
      'Summer bank holiday',
      'State funeral of Queen Elizabeth II',
      'Boxing Day',
      'Christmas Day (substitute day)',
    ]);
  });

  it('are eight different weekdays a year, in order, more only by proclamation', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2024, max: 2199 }), (year) => {
        const days = bankHolidays(year).map((holiday) => holiday.date);
        expect(new Set(days).size).toBe(8);
        expect(days.toSorted()).toEqual(days);
        expect(days.filter((day) => weekday(day) > 5)).toEqual([]);
      }),
    );
  });
});

describe('working days', () => {
  it.each([
    ['2026-12-24', true],
    ['2026-12-25', false],
    ['2026-12-26', false],
    ['2026-12-28', false],
    ['2026-12-29', true],
    ['2027-05-31', false],
    ['2022-05-30', true],
  ])('%s: %s', (day, works) => {
    expect(isWorkingDay(date(day))).toBe(works);
  });

  it.each([
    ['2027-03-01', 1, '2027-03-02'],
    ['2027-03-05', 1, '2027-03-08'],
    ['2027-03-06', 1, '2027-03-08'],
    ['2027-03-06', 0, '2027-03-08'],
    ['2027-03-05', 0, '2027-03-05'],
    ['2027-03-06', -1, '2027-03-05'],
    ['2027-03-25', 1, '2027-03-30'],
    ['2026-12-24', 1, '2026-12-29'],
    ['2026-12-24', 10, '2027-01-12'],
    ['2027-01-12', -10, '2026-12-24'],
    ['2027-03-04', 15, '2027-03-25'],
  ])('%s and %i is %s', (from, days, expected) => {
    expect(addWorkingDays(date(from), days)).toBe(expected);
  });

  const few = fc.integer({ min: -60, max: 60 });

  it('never lands on a weekend or a bank holiday', () => {
    fc.assert(
      fc.property(anyDate, few, (from, days) => {
        const reached = addWorkingDays(from, days);
        expect(weekday(reached)).toBeLessThan(6);
        expect(bankHolidays(Number(reached.slice(0, 4))).map((holiday) => holiday.date)).not.toContain(reached);
      }),
    );
  });

  it('goes later with a later start and with more days', () => {
    fc.assert(
      fc.property(anyDate, anyDate, few, few, (a, b, m, n) => {
        const [early, late] = a <= b ? [a, b] : [b, a];
        const [less, more] = m <= n ? [m, n] : [n, m];
        expect(addWorkingDays(early, less) <= addWorkingDays(late, less)).toBe(true);
        expect(addWorkingDays(early, less) <= addWorkingDays(early, more)).toBe(true);
      }),
    );
  });

  it('adds up, and comes back from a working day', () => {
    const some = fc.integer({ min: 1, max: 60 });
    fc.assert(
      fc.property(anyDate, some, some, (from, m, n) => {
        expect(addWorkingDays(addWorkingDays(from, m), n)).toBe(addWorkingDays(from, m + n));
        const start = addWorkingDays(from, 0);
        expect(addWorkingDays(addWorkingDays(start, n), -n)).toBe(start);
      }),
    );
  });

  it('refuses fractions', () => {
    expect(() => addWorkingDays(date('2027-03-01'), 1.5)).toThrow(RangeError);
    expect(() => addWorkingDays(date('2027-03-01'), Number.NaN)).toThrow(RangeError);
  });
});
