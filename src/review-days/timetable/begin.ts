import { z } from 'zod';
import { type Command, defineCommand } from '../../chat/command.ts';
import { show } from '../../chat/reply.ts';
import { nameOf } from '../../reviews/review.ts';
import type { OnTimetable, TimetableParts } from './on-timetable.ts';
import { alreadyPlanned, sessionGone } from './refusals.ts';
import { timetableDone } from './views.ts';

/** `timetable begin`: the programme's usual days, to change from there. */
export const createBeginTimetable = (on: OnTimetable, { programme, timetables, reviews }: TimetableParts): Command =>
  defineCommand({
    name: 'timetable begin',
    summary: 'Start your review’s timetable from the usual days',
    example: 'timetable begin HMEP-12',
    who: 'member',
    takes: [{ name: 'review', label: 'HMEP-12', kind: 'word', optional: true }],
    input: z.object({ of: z.string().optional(), review: z.string().optional() }),
    run: async ({ of, review: named }, context) => {
      const held = { ...(of !== undefined && { of }), ...(named !== undefined && { review: named }) };
      const found = await on.editable(held, context);
      if ('blocks' in found) return show(found);
      const { review } = found;
      const name = nameOf(review, programme);
      return context.change(async (tx) => {
        const locked = await reviews.lock(tx, review.id);
        if (!locked) return show(sessionGone(name));
        const begun = await timetables.begin(tx, locked, { by: context.caller.person, now: context.now });
        if (begun === 0) return show(alreadyPlanned(name));
        return show(
          timetableDone(
            `${begun} sessions of ${name}, on ${programme.days} days. Change what is different.`,
            review,
            1,
          ),
        );
      });
    },
  });
