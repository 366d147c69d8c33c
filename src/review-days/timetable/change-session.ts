import { z } from 'zod';
import { type Command, defineCommand, type FormPlan } from '../../chat/command.ts';
import type { Context } from '../../chat/context.ts';
import { show } from '../../chat/reply.ts';
import { textsIn, type Values } from '../../chat/values.ts';
import type { View } from '../../chat/view.ts';
import { nameOf } from '../../reviews/review.ts';
import { naming, type OnTimetable, reviewTyped, type TimetableParts } from './on-timetable.ts';
import { clashesNow, nothingPlanned, sessionGone } from './refusals.ts';
import { clash, type Session } from './session.ts';
import { planOf, sessionInput, sessionSteps, startOfSession } from './session-form.ts';
import { chooseSessionView, timetableDone } from './views.ts';

const input = sessionInput.extend({
  ...naming,
  session: z.uuid(),
  seen: z.string().regex(/^\d{1,9}$/u),
  stays: z.enum(['yes', 'no']).default('yes'),
});

/** `timetable change`: a session is moved, renamed, given to others, or not held. */
export const createChangeSession = (on: OnTimetable, { programme, timetables }: TimetableParts): Command => {
  const formFor = async (session: Session, context: Context, held: Values): Promise<FormPlan | View> => {
    const found = await on.editable(held, context);
    if ('blocks' in found) return found;
    const { review } = found;
    const [team, others] = await Promise.all([on.team(review), on.others(review, session.id)]);
    return {
      title: 'Change a session',
      submit: 'Change it',
      start: { ...startOfSession(session), stays: 'yes' },
      carries: ['of', 'review', 'session', 'seen'],
      steps: ({ kind, stays }) => {
        const [what, who] = sessionSteps({ review, programme, team, others, before: session }, kind);
        const keep = {
          kind: 'choice',
          name: 'stays',
          label: 'Is it held?',
          decides: true,
          options: [
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No, take it off the timetable' },
          ],
        } as const;
        if (!what || !who) return [];
        return stays === 'no'
          ? [{ title: what.title, fields: [keep] }]
          : [{ ...what, fields: [keep, ...what.fields] }, who];
      },
    };
  };

  return defineCommand({
    name: 'timetable change',
    summary: 'Change a session of your review’s timetable, or take it off',
    example: 'timetable change',
    who: 'member',
    takes: [reviewTyped],
    input: z.union([
      z.object({ session: z.uuid(), stays: z.literal('no'), of: z.string().optional(), seen: z.string() }),
      input,
    ]),
    form: async (context, held) => {
      const found = await on.editable(held, context);
      if ('blocks' in found) return found;
      const { review } = found;
      const name = nameOf(review, programme);
      const shown = await on.shown(review);
      if (shown.sessions.length === 0) return nothingPlanned(name);
      const [id] = textsIn(held['session']);
      const session = shown.sessions.find((each) => each.id === id);
      if (session && held['seen'] === String(session.version)) return formFor(session, context, held);
      if (id !== undefined) return sessionGone(name);
      const day = Number(textsIn(held['day'])[0] ?? on.dayNow(review, context.now));
      return chooseSessionView(shown, day, programme);
    },
    run: async (asked, context) => {
      const found = await on.editable({ of: asked.of }, context);
      if ('blocks' in found) return show(found);
      const deed = { by: context.caller.person, now: context.now };
      return on.change(found, context, async (tx, review, name) => {
        const sessions = await timetables.sessionsIn(tx, [review.id]);
        const before = sessions.find(({ id }) => id === asked.session);
        if (!before || String(before.version) !== asked.seen) return sessionGone(name);
        if (!('title' in asked) || asked.stays === 'no') {
          await timetables.remove(tx, review, before, deed);
          return timetableDone(`Not held any more: ${before.title}.`, review, before.day);
        }
        const after = planOf(sessionInput.parse(asked), before);
        const other = clash(
          after,
          sessions.filter(({ id }) => id !== before.id),
        );
        if (other) return clashesNow(name, other.with.title);
        await timetables.change(tx, review, before, after, deed);
        const said = `Changed: ${after.title}, day ${after.day}, ${after.start}–${after.end}.`;
        return timetableDone(said, review, after.day);
      });
    },
  });
};
