import { z } from 'zod';

/** What a thing is called in stored data and in what one types. It stays once it has been used. */
export const key = z
  .string()
  .max(50)
  .regex(/^[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*$/u, 'A key has small letters and digits, joined by hyphens.');

const words = (most: number) =>
  z
    .string()
    .min(1, 'There are no words here.')
    .max(most, `This is longer than ${most} characters.`)
    .refine((text) => !/^\s|\s$|\s\s|[^\S ]/u.test(text), 'There is a space too many, or a line break.');

/** Fits a button, an option or a heading. */
export const name = words(70);
/** Fits a line that one ticks. */
export const label = words(150);
/** A sentence, or a few. */
export const sentences = words(700);

export const timeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/u, 'A time looks like 08:30.');

export const count = z.int().min(1);
/** How many, with none allowed. */
export const tally = z.int().min(0);
