import { z } from 'zod';
import { keyed } from './lists.ts';
import { count, key, label, name, timeOfDay } from './words.ts';

const weekday = z.literal(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']);

export const updates = z.strictObject({
  topics: keyed(z.strictObject({ key, name, hint: label })),
  digest: z.strictObject({
    every: z.literal(['daily', 'weekly', 'monthly']),
    on: weekday,
    at: timeOfDay,
    timeZone: z.string().regex(/^[A-Z]\w+(?:\/[A-Z]\w+)*$/u, 'A time zone looks like Europe/London.'),
    mostItems: count,
    /** What a new subscriber gets at once. */
    firstItems: count,
  }),
});
