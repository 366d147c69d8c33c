import fc from 'fast-check';
import { addDays, type CalendarDate, calendarDate } from '../../src/calendar/calendar-date.ts';

/** The date of a text that is one. */
export const date = (text: string): CalendarDate => {
  const read = calendarDate(text);
  if (read === undefined) throw new Error(`"${text}" is no date`);
  return read;
};

/** Any date from 2020 to 2099. */
export const anyDate: fc.Arbitrary<CalendarDate> = fc
  .integer({ min: 0, max: 29_219 })
  .map((days) => addDays(date('2020-01-01'), days));
