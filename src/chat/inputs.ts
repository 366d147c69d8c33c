import { z } from 'zod';
import { noTimeOfDay, type TimeOfDay, timeOfDay } from '../calendar/time-of-day.ts';

/** A number as a button carries it: a version that was seen, a day. */
export const numberInput = z
  .string()
  .regex(/^\d{1,9}$/u)
  .transform(Number);

/** Where a page of a list begins, as its buttons carry it; at the beginning where nobody says. */
export const pageInput = numberInput.default(0);

/** A time of day as people write it. */
export const timeInput = z.string().transform((text, context): TimeOfDay => {
  const time = timeOfDay(text);
  if (time) return time;
  context.addIssue({ code: 'custom', message: noTimeOfDay });
  return z.NEVER;
});
