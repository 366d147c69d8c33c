import { z } from 'zod';
import { type CalendarDate, calendarDate } from '../../calendar/calendar-date.ts';
import { type Period, readTyped } from './period.ts';

/** A date as the argument of a command, or a button, gives it. */
export const dateInput = z.string().transform((text, context): CalendarDate => {
  const date = calendarDate(text);
  if (date !== undefined) return date;
  context.addIssue({ code: 'custom', message: 'This is not a date. Write it like 2027-03-01 or 1 March 2027.' });
  return z.NEVER;
});

/** A period as the argument of a command, or a button, gives it. */
export const periodInput = z.string().transform((text, context): Period => {
  const read = readTyped(text);
  if (read) return read;
  context.addIssue({ code: 'custom', message: 'This is not a period. Write it like 2027-03-01..2027-03-31.' });
  return z.NEVER;
});
