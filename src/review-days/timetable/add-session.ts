import { type Command, defineCommand } from '../../chat/command.ts';
import { show } from '../../chat/reply.ts';
import { naming, type OnTimetable, reviewTyped, type TimetableParts } from './on-timetable.ts';
import { clashesNow, tooMany } from './refusals.ts';
import { clash, mostSessions } from './session.ts';
import { planOf, sessionInput, sessionSteps } from './session-form.ts';
import { timetableDone } from './views.ts';

/** `timetable add`: a session that is not on the timetable yet. */
export const createAddSession = (on: OnTimetable, { programme, timetables }: TimetableParts): Command =>
  defineCommand({
    name: 'timetable add',
    summary: 'Put a session on your review’s timetable',
    example: 'timetable add',
    who: 'member',
    takes: [reviewTyped],
    input: sessionInput.extend(naming),
    form: async (context, held) => {
      const found = await on.editable(held, context);
      if ('blocks' in found) return found;
      const { review } = found;
      const [team, others] = await Promise.all([on.team(review), on.others(review)]);
      return {
        title: 'Add a session',
        submit: 'Add',
        start: { kind: 'listen', day: String(on.dayNow(review, context.now)) },
        carries: ['of', 'review'],
        steps: ({ kind }) => sessionSteps({ review, programme, team, others }, kind),
      };
    },
    run: async ({ of, review: named, ...fields }, context) => {
      const found = await on.editable({ of, review: named }, context);
      if ('blocks' in found) return show(found);
      const plan = planOf(fields, undefined);
      return on.change(found, context, async (tx, review, name) => {
        const others = await timetables.sessionsIn(tx, [review.id]);
        if (others.length >= mostSessions) return tooMany(name);
        const other = clash(plan, others);
        if (other) return clashesNow(name, other.with.title);
        await timetables.add(tx, review, plan, { by: context.caller.person, now: context.now });
        return timetableDone(`On the timetable of ${name}: ${plan.title}, ${plan.start}.`, review, plan.day);
      });
    },
  });
