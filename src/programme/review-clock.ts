import { z } from 'zod';
import { keyed, reporting } from './lists.ts';
import { ownerKey } from './owner-roles.ts';
import { stageKey } from './stages.ts';
import { key, name, sentences, timeOfDay } from './words.ts';

/** A distance in time; less than zero is before. */
const offset = z.strictObject({ amount: z.int(), unit: z.literal(['days', 'working-days', 'weeks', 'months']) });

/** A date told by another: the first or the last day on site, or a date named in the clock. */
export const reckoning = z.strictObject({ from: key, offset });

const anchors: readonly string[] = ['day-1', 'last-day'];

const dueDate = z.strictObject({
  key,
  name,
  stage: stageKey,
  owner: ownerKey,
  due: reckoning,
  /** The first good day, where there is a span. */
  opens: reckoning.exactOptional(),
  at: timeOfDay.exactOptional(),
  /** Something about the review may become public then. */
  isPublic: z.literal(true).exactOptional(),
});

const dayOfYear = z
  .string()
  .regex(/^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/u, 'A day of the year looks like 12-21, month first.');

export const clock = z
  .strictObject({
    dates: keyed(dueDate),
    /** Said where a date falls on a bank holiday. */
    bankHolidays: sentences,
    /** Times of the year to keep free; they may run over the new year. */
    quietTimes: keyed(z.strictObject({ key, name, from: dayOfYear, until: dayOfYear, warning: sentences })),
    /** From notice of an election at the host to the close of poll. */
    election: z.strictObject({
      /** Said while nothing may be published, and what lifts that. */
      blocked: sentences,
      lift: sentences,
      liftedBy: z.array(ownerKey).min(1),
      /** Said once it is lifted. */
      agreed: sentences,
      /** Said of a public date in that time. */
      warning: sentences,
    }),
  })
  .superRefine(
    reporting((part, report) => {
      const known = [...anchors];
      for (const [index, date] of part.dates.entries()) {
        for (const side of ['due', 'opens'] as const) {
          const from = date[side]?.from;
          if (from !== undefined && !known.includes(from)) {
            report(`“${from}” is no day on site and no date named before.`, 'dates', index, side, 'from');
          }
        }
        const { due, opens } = date;
        if (
          opens?.from === due.from &&
          opens.offset.unit === due.offset.unit &&
          opens.offset.amount > due.offset.amount
        ) {
          report('It opens after it is due.', 'dates', index, 'opens');
        }
        known.push(date.key);
      }
    }),
  );
