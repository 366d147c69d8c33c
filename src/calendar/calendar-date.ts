import { Temporal } from 'temporal-polyfill';
import { monthNames, monthOf, type Weekday, weekdayNames, weekdayOf } from './names.ts';

declare const brand: unique symbol;

/**
 * A day as `2027-03-01`, with no time and no zone. Dates sort as the strings they are, because every
 * year has four digits.
 */
export type CalendarDate = string & { readonly [brand]: 'calendar-date' };

const yearFirst = /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})$/;
const dayFirst = /^(?<day>\d{1,2})(?<mark>[/.])(?<month>\d{1,2})\k<mark>(?<year>\d{4})$/;
const inLetters =
  /^(?:(?<weekday>\p{L}+),?\s+)?(?<day>\d{1,2})(?:st|nd|rd|th)?\s+(?<month>\p{L}+)\.?,?\s+(?<year>\d{4})$/iu;

/** Said of what is no date. */
export const noDate = 'This is not a date. Write it like 2027-03-01 or 1/3/2027.';

/** The longest date in words has 29 characters; what is much longer is none. */
const most = 60;

const dateOf = (year: number, month: number, day: number): CalendarDate | undefined => {
  if (year < 1000) return undefined;
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString() as CalendarDate;
  } catch {
    return undefined;
  }
};

/**
 * Reads a date as people in Britain write it: `2027-03-01`, `1/3/2027` and `01.03.2027` (the day comes
 * first), `1 March 2027`, `1 mar 2027`, `Monday 1st March 2027`.
 * @returns undefined for what is no date: other text, a day the month does not have, a wrong weekday
 */
export const calendarDate = (text: string): CalendarDate | undefined => {
  if (text.length > most) return undefined;
  const tidy = text.trim();
  const parts = (yearFirst.exec(tidy) ?? dayFirst.exec(tidy) ?? inLetters.exec(tidy))?.groups;
  if (parts === undefined) return undefined;
  const month = /^\d/.test(parts['month'] ?? '') ? Number(parts['month']) : monthOf(parts['month'] ?? '');
  if (month === undefined) return undefined;
  const date = dateOf(Number(parts['year']), month, Number(parts['day']));
  if (date === undefined || parts['weekday'] === undefined) return date;
  return weekdayOf(parts['weekday']) === weekday(date) ? date : undefined;
};

/** Orders dates, the earlier one first: negative, 0 or positive, as `sort` wants it. */
export const compareDates = (a: CalendarDate, b: CalendarDate): number => Number(a > b) - Number(a < b);

/**
 * The date that many days later, or earlier where `days` is negative.
 * @throws RangeError for a fraction of a day, and outside the years 1000 to 9999
 */
export const addDays = (date: CalendarDate, days: number): CalendarDate => {
  const sum = Temporal.PlainDate.from(date).add({ days });
  if (sum.year < 1000 || sum.year > 9999) throw new RangeError(`${date} and ${days} days is out of range`);
  return sum.toString() as CalendarDate;
};

/**
 * The date that many months later, or earlier where `months` is negative; the month's last day where it has no
 * such day.
 * @throws RangeError for a fraction of a month, and outside the years 1000 to 9999
 */
export const addMonths = (date: CalendarDate, months: number): CalendarDate => {
  const sum = Temporal.PlainDate.from(date).add({ months });
  if (sum.year < 1000 || sum.year > 9999) throw new RangeError(`${date} and ${months} months is out of range`);
  return sum.toString() as CalendarDate;
};

/** How many days later the second date is than the first; negative where it is earlier. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number =>
  Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days;

/** The day of the week, from 1 for Monday to 7 for Sunday. */
export const weekday = (date: CalendarDate): Weekday => Temporal.PlainDate.from(date).dayOfWeek as Weekday;

/** The date for people: `Monday 1 March 2027`. */
export const inWords = (date: CalendarDate): string => {
  const { year, month, day } = Temporal.PlainDate.from(date);
  return `${weekdayNames[weekday(date) - 1]} ${day} ${monthNames[month - 1]} ${year}`;
};

/**
 * What a text says about a period. Both days belong to it, and may be the same one. `backwards`: there
 * are two dates, but the first is the later one.
 */
export type PeriodReading =
  | { readonly kind: 'period' | 'backwards'; readonly from: CalendarDate; readonly to: CalendarDate }
  | { readonly kind: 'not-a-period' };

/** A hyphen stands inside a date, so between two it wants room around it. */
const between = /\s*(?:\.{2,3}|…|–|—)\s*|\s+(?:-|to)\s+/iu;

/**
 * Reads a period: two dates in any form that `calendarDate` reads, with `..`, a dash or `to` between
 * them. Neither end may be left open.
 */
export const period = (text: string): PeriodReading => {
  if (text.length > 2 * most) return { kind: 'not-a-period' };
  const [first, second, ...more] = text.trim().split(between);
  const from = calendarDate(first ?? '');
  const to = calendarDate(second ?? '');
  if (from === undefined || to === undefined || more.length > 0) return { kind: 'not-a-period' };
  return { kind: compareDates(from, to) > 0 ? 'backwards' : 'period', from, to };
};
