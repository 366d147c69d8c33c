import { z } from 'zod';
import { type Command, defineCommand } from '../../chat/command.ts';
import { show } from '../../chat/reply.ts';
import { naming, type OnTimetable, reviewTyped, type TimetableParts } from './on-timetable.ts';
import { alreadyPlanned } from './refusals.ts';
import { timetableDone } from './views.ts';

/** `timetable begin`: the programme's usual days, to change from there. */
export const createBeginTimetable = (on: OnTimetable, { programme, timetables }: TimetableParts): Command =>
  defineCommand({
    name: 'timetable begin',
    summary: 'Start your review’s timetable from the usual days',
    example: 'timetable begin HMEP-12',
    who: 'member',
    takes: [reviewTyped],
    input: z.object(naming),
    run: async (named, context) => {
      const found = await on.editable(named, context);
      if ('blocks' in found) return show(found);
      return on.change(found, context, async (tx, review, name) => {
        const begun = await timetables.begin(tx, review, { by: context.caller.person, now: context.now });
        if (begun === 0) return alreadyPlanned(name);
        const said = `${begun} sessions of ${name}, on ${programme.days} days. Change what is different.`;
        return timetableDone(said, review, 1);
      });
    },
  });
