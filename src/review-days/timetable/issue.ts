import { z } from 'zod';
import { type Command, defineCommand } from '../../chat/command.ts';
import type { Tx } from '../../chat/context.ts';
import type { PersonId } from '../../chat/ids.ts';
import { show } from '../../chat/reply.ts';
import { nameOf, type Review } from '../../reviews/review.ts';
import type { OnTimetable, TimetableParts } from './on-timetable.ts';
import { nothingPlanned, sessionGone } from './refusals.ts';
import { issuedNeed } from './timetable.ts';
import { timetableDone } from './views.ts';

/** Records that a need of a review is met. */
export type RecordNeed = (
  tx: Tx,
  review: Review,
  need: string,
  by: { readonly by: PersonId; readonly now: Date },
) => Promise<unknown>;

/** `timetable issue`: everybody who takes part gets what is theirs, and hears of changes from then on. */
export const createIssueTimetable = (
  on: OnTimetable,
  { programme, timetables, reviews, record }: TimetableParts & { readonly record: RecordNeed },
): Command =>
  defineCommand({
    name: 'timetable issue',
    summary: 'Send the timetable to everybody who takes part',
    example: 'timetable issue HMEP-12',
    who: 'member',
    takes: [{ name: 'review', label: 'HMEP-12', kind: 'word', optional: true }],
    input: z.object({ of: z.string().optional(), review: z.string().optional() }),
    run: async ({ of, review: named }, context) => {
      const held = { ...(of !== undefined && { of }), ...(named !== undefined && { review: named }) };
      const found = await on.editable(held, context);
      if ('blocks' in found) return show(found);
      const name = nameOf(found.review, programme);
      const { caller, now } = context;
      return context.change(async (tx) => {
        const review = await reviews.lock(tx, found.review.id);
        if (!review) return show(sessionGone(name));
        if ((await timetables.sessionsIn(tx, [review.id])).length === 0) return show(nothingPlanned(name));
        if (!(await reviews.isRecordedIn(tx, review.id, issuedNeed)))
          await record(tx, review, issuedNeed, { by: caller.person, now });
        const people = await timetables.issue(tx, review, { summary: `The timetable of ${name}`, now });
        const whom = people === 1 ? '1 person' : `${people} people`;
        return show(timetableDone(`Sent to ${whom}. They hear of changes from now on.`, review, 1));
      });
    },
  });
