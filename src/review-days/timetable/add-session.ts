import { z } from 'zod';
import { type Command, defineCommand } from '../../chat/command.ts';
import { show } from '../../chat/reply.ts';
import { nameOf } from '../../reviews/review.ts';
import type { OnTimetable, TimetableParts } from './on-timetable.ts';
import { clashesNow, sessionGone, tooMany } from './refusals.ts';
import { clash, mostSessions } from './session.ts';
import { planOf, sessionInput, sessionSteps } from './session-form.ts';
import { timetableDone } from './views.ts';

const carried = { of: z.string().optional(), review: z.string().optional() };

/** `timetable add`: a session that is not on the timetable yet. */
export const createAddSession = (on: OnTimetable, { programme, timetables, reviews }: TimetableParts): Command =>
  defineCommand({
    name: 'timetable add',
    summary: 'Put a session on your review’s timetable',
    example: 'timetable add',
    who: 'member',
    takes: [{ name: 'review', label: 'HMEP-12', kind: 'word', optional: true }],
    input: sessionInput.extend(carried),
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
      const held = { ...(of !== undefined && { of }), ...(named !== undefined && { review: named }) };
      const found = await on.editable(held, context);
      if ('blocks' in found) return show(found);
      const { review } = found;
      const name = nameOf(review, programme);
      const plan = planOf(fields, undefined);
      return context.change(async (tx) => {
        const locked = await reviews.lock(tx, review.id);
        if (!locked) return show(sessionGone(name));
        const others = await timetables.sessionsIn(tx, [review.id]);
        if (others.length >= mostSessions) return show(tooMany(name));
        const other = clash(plan, others);
        if (other) return show(clashesNow(name, other.with.title));
        await timetables.add(tx, locked, plan, { by: context.caller.person, now: context.now });
        return show(timetableDone(`On the timetable of ${name}: ${plan.title}, ${plan.start}.`, review, plan.day));
      });
    },
  });
