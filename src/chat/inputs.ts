import { z } from 'zod';
import { type CalendarDate, calendarDate, noDate } from '../calendar/calendar-date.ts';
import { noTimeOfDay, type TimeOfDay, timeOfDay } from '../calendar/time-of-day.ts';
import type { Values } from './values.ts';

/** A number as a button carries it: a version that was seen, a day. */
export const numberInput = z
  .string()
  .regex(/^\d{1,9}$/u)
  .transform(Number);

/** Where a page of a list begins, as its buttons carry it; at the beginning where nobody says. */
export const pageInput = numberInput.default(0);

/** What was filled in, by the names of the fields, as it comes back from outside. */
export const valuesInput: z.ZodType<Values> = z.record(
  z.string(),
  z.union([z.string(), z.array(z.string()), z.boolean()]),
);

/** A date as people write it. */
export const dateInput = z.string().transform((text, context): CalendarDate => {
  const date = calendarDate(text);
  if (date !== undefined) return date;
  context.addIssue({ code: 'custom', message: noDate });
  return z.NEVER;
});

/** A time of day as people write it. */
export const timeInput = z.string().transform((text, context): TimeOfDay => {
  const time = timeOfDay(text);
  if (time) return time;
  context.addIssue({ code: 'custom', message: noTimeOfDay });
  return z.NEVER;
});
