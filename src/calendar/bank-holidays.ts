import { addDays, type CalendarDate, calendarDate, compareDates, weekday } from './calendar-date.ts';

/** A day on which banks and councils in England are closed. */
export interface BankHoliday {
  readonly date: CalendarDate;
  readonly name: string;
}

/** Where a royal proclamation moved a holiday to for that one year. */
const moved: Readonly<Record<string, string>> = {
  '2020-05-04': '2020-05-08', // 75 years since VE Day
  '2022-05-30': '2022-06-02', // the Platinum Jubilee
};

/** Holidays proclaimed for that one year. */
const extra: Readonly<Record<string, string>> = {
  '2022-06-03': 'Platinum Jubilee bank holiday',
  '2022-09-19': 'State funeral of Queen Elizabeth II',
  '2023-05-08': 'Coronation of King Charles III',
};

const on = (text: string): CalendarDate => {
  const date = calendarDate(text);
  if (date === undefined) throw new RangeError(`"${text}" is no date`);
  return date;
};

const two = (number: number): string => String(number).padStart(2, '0');

/** Easter Sunday by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8). */
const easterSunday = (year: number): CalendarDate => {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const march = h + l - 7 * m + 22;
  return march > 31 ? on(`${year}-04-${two(march - 31)}`) : on(`${year}-03-${two(march)}`);
};

const mondayFrom = (date: CalendarDate): CalendarDate => addDays(date, (8 - weekday(date)) % 7);
const mondayUntil = (date: CalendarDate): CalendarDate => addDays(date, 1 - weekday(date));

/** Each day that falls on a weekend is made up for on the next weekday that is free. */
const substituted = (days: readonly BankHoliday[]): readonly BankHoliday[] => {
  const taken = new Set(days.map((day) => day.date).filter((date) => weekday(date) < 6));
  return days.map((day) => {
    if (taken.has(day.date)) return day;
    let date = day.date;
    while (weekday(date) > 5 || taken.has(date)) date = addDays(date, 1);
    taken.add(date);
    return { date, name: `${day.name} (substitute day)` };
  });
};

/**
 * England's bank holidays of a year, in order. They follow the Banking and Financial Dealings Act 1971,
 * section 1 and schedule 1; common law (Good Friday, Christmas Day); and the royal proclamations that add
 * New Year's Day, early May and the substitute days. Checked against https://www.gov.uk/bank-holidays
 * Holidays yet to be proclaimed for one year cannot be known, so a new one must be added here.
 * @param year 2020 or later: what was proclaimed for earlier single years is not listed
 */
export const bankHolidays = (year: number): readonly BankHoliday[] => {
  const easter = easterSunday(year);
  const regular: readonly BankHoliday[] = [
    ...substituted([{ date: on(`${year}-01-01`), name: 'New Year’s Day' }]),
    { date: addDays(easter, -2), name: 'Good Friday' },
    { date: addDays(easter, 1), name: 'Easter Monday' },
    { date: mondayFrom(on(`${year}-05-01`)), name: 'Early May bank holiday' },
    { date: mondayUntil(on(`${year}-05-31`)), name: 'Spring bank holiday' },
    { date: mondayUntil(on(`${year}-08-31`)), name: 'Summer bank holiday' },
    ...substituted([
      { date: on(`${year}-12-25`), name: 'Christmas Day' },
      { date: on(`${year}-12-26`), name: 'Boxing Day' },
    ]),
  ];
  const proclaimed = Object.entries(extra)
    .filter(([date]) => date.startsWith(`${year}-`))
    .map(([date, name]) => ({ date: on(date), name }));
  return [...regular.map((day) => ({ ...day, date: on(moved[day.date] ?? day.date) })), ...proclaimed].sort((a, b) =>
    compareDates(a.date, b.date),
  );
};
