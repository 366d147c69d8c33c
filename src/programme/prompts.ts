import { z } from 'zod';
import { keyed, reporting } from './lists.ts';
import { ownerKey } from './owner-roles.ts';
import { reckoning } from './review-clock.ts';
import { count, key, label, name, sentences, timeOfDay } from './words.ts';

const prompt = z.strictObject({
  key: z.literal(['evening-before', 'morning', 'after-session', 'wrap-up', 'morning-after']),
  name,
  to: z.array(ownerKey).min(1),
  /** It stands in the team's channel too. */
  inChannel: z.boolean(),
  when: z.discriminatedUnion('kind', [
    /** On the eve of each day, on each day, or on the day after the last. */
    z.strictObject({ kind: z.literal('time'), day: z.literal(['day-before', 'each-day', 'day-after']), at: timeOfDay }),
    z.strictObject({ kind: z.literal('after-session'), minutes: z.int().min(0) }),
  ]),
  /** The line that it starts with. */
  opening: sentences,
});

/** Whether a time lies in a span that may run over midnight. */
const within = (at: string, from: string, until: string): boolean =>
  from <= until ? from <= at && at < until : from <= at || at < until;

export const prompting = z
  .strictObject({
    prompts: keyed(prompt),
    /** They hold back nudges, never replies or shared ticks. */
    quietHours: z.strictObject({ from: timeOfDay, until: timeOfDay, exceptArrivalEvening: z.boolean() }),
    nudge: z.strictObject({ most: count, afterMinutes: count, thenTell: ownerKey }),
    snoozeMinutes: count,
    /** Latest time for tomorrow's changes to reach the card of the evening before. */
    timetableChangesBy: timeOfDay,
    documentRequestsBy: timeOfDay,
  })
  .superRefine(
    reporting(({ prompts, quietHours }, report) => {
      for (const [index, { when }] of prompts.entries()) {
        if (when.kind === 'time' && within(when.at, quietHours.from, quietHours.until)) {
          report('This time lies in the quiet hours.', 'prompts', index, 'when', 'at');
        }
      }
    }),
  );

export const notes = z.strictObject({
  kinds: keyed(z.strictObject({ key, name })),
  /** Stands where one types. */
  warning: sentences,
  /** What to do with something that cannot wait for a note. */
  urgent: sentences,
  mostCharacters: count,
  writtenWithinMinutes: count,
  /** With fewer people than this, a kind of source is named without a count. */
  leastPeopleCounted: count,
  deleted: reckoning,
  deletion: label,
});
