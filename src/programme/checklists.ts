import { z } from 'zod';
import { keyed, type Report, reporting } from './lists.ts';
import { ownerKey } from './owner-roles.ts';
import { count, key, label, name, timeOfDay } from './words.ts';

/** So many items are asked of anybody at one moment, at the most. */
export const mostAtOnce = 5;

const moment = z.strictObject({
  key,
  name,
  opens: z.discriminatedUnion('kind', [
    /** So many calendar days before day 1. */
    z.strictObject({ kind: z.literal('days-before'), days: count }),
    z.strictObject({ kind: z.literal('time'), at: timeOfDay }),
    /** Once for every session. */
    z.strictObject({ kind: z.literal('each-session'), edge: z.literal(['start', 'end']) }),
  ]),
});

const item = z.strictObject({
  key,
  label,
  owner: ownerKey,
  moment: key,
  /** It is about a person: only that person and the review manager see it. */
  personal: z.literal(true).exactOptional(),
});

const checklist = z
  .strictObject({
    key,
    name,
    /** Whose list it is. */
    audience: z.literal(['team', 'host']),
    when: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('before') }),
      z.strictObject({ kind: z.literal('day'), day: count }),
      z.strictObject({ kind: z.literal('each-day') }),
    ]),
    moments: keyed(moment),
    items: keyed(item),
  })
  .superRefine(
    reporting((list, report) => {
      checkMoments(list, report);
      for (const [index, { moment: named }] of list.items.entries()) {
        if (!list.moments.some((each) => each.key === named)) {
          report(`This list has no moment “${named}”.`, 'items', index, 'moment');
        }
      }
    }),
  );

const checkMoments = (list: z.infer<typeof checklist>, report: Report): void => {
  let before: string | number | undefined;
  for (const [index, { opens }] of list.moments.entries()) {
    if ((opens.kind === 'days-before') !== (list.when.kind === 'before')) {
      report('Days before are for lists before the visit, and only for them.', 'moments', index, 'opens', 'kind');
      continue;
    }
    if (opens.kind === 'each-session') continue;
    const now = opens.kind === 'time' ? opens.at : -opens.days;
    if (before !== undefined && now <= before) report('The moments are not in order.', 'moments', index, 'opens');
    before = now;
  }
};

export const checklists = keyed(checklist);
