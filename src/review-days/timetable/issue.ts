import { z } from 'zod';
import { type Command, defineCommand } from '../../chat/command.ts';
import type { Tx } from '../../chat/context.ts';
import type { PersonId } from '../../chat/ids.ts';
import { show } from '../../chat/reply.ts';
import { howMany } from '../../chat/tidy.ts';
import type { Review } from '../../reviews/review.ts';
import { naming, type OnTimetable, reviewTyped, type TimetableParts } from './on-timetable.ts';
import { nothingPlanned } from './refusals.ts';
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
  { timetables, reviews, record }: TimetableParts & { readonly record: RecordNeed },
): Command =>
  defineCommand({
    name: 'timetable issue',
    summary: 'Send the timetable to everybody who takes part',
    example: 'timetable issue HMEP-12',
    who: 'member',
    takes: [reviewTyped],
    input: z.object(naming),
    run: async (named, context) => {
      const found = await on.editable(named, context);
      if ('blocks' in found) return show(found);
      const { caller, now } = context;
      return on.change(found, context, async (tx, review, name) => {
        if ((await timetables.sessionsIn(tx, [review.id])).length === 0) return nothingPlanned(name);
        if (!(await reviews.isRecordedIn(tx, review.id, issuedNeed)))
          await record(tx, review, issuedNeed, { by: caller.person, now });
        const people = await timetables.issue(tx, review, { summary: `The timetable of ${name}`, now });
        const whom = howMany(people, 'person', 'people');
        return timetableDone(`Sent to ${whom}. They hear of changes from now on.`, review, 1);
      });
    },
  });
