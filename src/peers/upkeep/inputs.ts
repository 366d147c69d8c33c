import { z } from 'zod';
import { type Period, readTyped } from './period.ts';

/** A period as the argument of a command, or a button, gives it. */
export const periodInput = z.string().transform((text, context): Period => {
  const read = readTyped(text);
  if (read) return read;
  context.addIssue({ code: 'custom', message: 'This is not a period. Write it like 2027-03-01..2027-03-31.' });
  return z.NEVER;
});
