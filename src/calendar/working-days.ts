import { bankHolidays } from './bank-holidays.ts';
import { addDays, type CalendarDate, weekday } from './calendar-date.ts';

/** A year's holidays never change, and a due date asks for the same year day by day. */
const byYear = new Map<number, ReadonlyMap<CalendarDate, string>>();

/** What England's bank holiday on that day is called; undefined where it is none. */
export const bankHolidayOn = (date: CalendarDate): string | undefined => {
  const year = Number(date.slice(0, 4));
  const known = byYear.get(year) ?? new Map(bankHolidays(year).map((holiday) => [holiday.date, holiday.name]));
  byYear.set(year, known);
  return known.get(date);
};

/** Whether councils in England work on that day: Monday to Friday, bank holidays aside. */
export const isWorkingDay = (date: CalendarDate): boolean => weekday(date) < 6 && bankHolidayOn(date) === undefined;

/**
 * The nth working day after a date, or before it where `days` is negative; the date itself does not
 * count. With 0 it is the date, or the next working day where the date is none.
 * @throws RangeError for a fraction of a day
 */
export const addWorkingDays = (date: CalendarDate, days: number): CalendarDate => {
  if (!Number.isInteger(days)) throw new RangeError(`${days} is no number of days`);
  const step = days < 0 ? -1 : 1;
  let left = Math.abs(days);
  let reached = date;
  if (left === 0) {
    while (!isWorkingDay(reached)) reached = addDays(reached, step);
  }
  while (left > 0) {
    reached = addDays(reached, step);
    if (isWorkingDay(reached)) left -= 1;
  }
  return reached;
};
