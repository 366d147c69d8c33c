import { z } from 'zod';
import { type Command, defineCommand } from '../../chat/command.ts';
import type { Context } from '../../chat/context.ts';
import { numberInput } from '../../chat/inputs.ts';
import { type Reply, replace, show } from '../../chat/reply.ts';
import { nameOf } from '../../reviews/review.ts';
import { livesElsewhere } from '../checklists/words.ts';
import { readTypedDay } from '../read-words.ts';
import { livesHere, type Meant } from '../which.ts';
import { mayEdit, type OnTimetable, type TimetableParts } from './on-timetable.ts';
import { noSuchDay, nothingPlanned, notRead } from './refusals.ts';
import { issuedNeed } from './timetable.ts';
import { dayInWords, dayView, myTimetableView } from './views.ts';

const pressed = z.object({
  of: z.uuid(),
  show: z.enum(['day', 'mine', 'post']).default('day'),
  day: numberInput.optional(),
});
const typed = z.object({ words: z.string().optional() });

/** `timetable`: what is planned on a day, or what of it is one's own. */
export const createTimetable = (on: OnTimetable, parts: TimetableParts): Command => {
  const { programme, reviews, deliveries, timetables } = parts;

  const ofDay = async (meant: Meant, day: number, { caller }: Context): Promise<Reply> => {
    if (day < 1 || day > programme.days) return show(noSuchDay(day, programme.days));
    const { review, side } = meant;
    const issued = await reviews.isRecorded(review.id, issuedNeed);
    const may = { edit: mayEdit(meant, caller), post: meant.isTiedHere, issued };
    const shown = await on.shown(review);
    if (shown.sessions.length === 0 && !may.edit) return show(nothingPlanned(nameOf(review, programme)));
    return show(dayView(shown, day, side, may, programme));
  };

  const mine = async ({ review, side, seat }: Meant, { caller }: Context): Promise<Reply> => {
    const shown = await on.shown(review);
    if (shown.sessions.length === 0) return show(nothingPlanned(nameOf(review, programme)));
    return show(myTimetableView(shown, caller.person, seat ? side : 'host', programme));
  };

  const onPress = async (asked: z.infer<typeof pressed>, context: Context): Promise<Reply> => {
    const { now, change } = context;
    const meant = await on.meant({ of: asked.of }, context);
    if ('blocks' in meant) return show(meant);
    const lives = await livesHere({ reviews, deliveries }, context);
    const here = lives?.review.id === meant.review.id && meant.sides.includes(lives.side) ? lives : undefined;
    const shown: Meant = { ...meant, ...(here && { side: here.side }), isTiedHere: here !== undefined };
    const day = asked.day ?? on.dayNow(meant.review, now);
    if (asked.show === 'mine') return mine(shown, context);
    if (asked.show === 'day') return ofDay(shown, day, context);
    if (!here) return show(livesElsewhere(nameOf(meant.review, programme)));
    const summary = `${nameOf(meant.review, programme)} – ${dayInWords(meant.review, day, programme)}`;
    return change(async (tx) => {
      await timetables.postIn(tx, meant.review, { day, side: here.side }, { channel: here.channel, summary, now });
      return replace({ summary, blocks: [{ kind: 'text', text: `${summary} stands in this channel now.` }] });
    });
  };

  return defineCommand({
    name: 'timetable',
    summary: 'See what is planned on the days of your review',
    example: 'timetable day 2',
    who: 'member',
    takes: [{ name: 'words', label: 'today, day 2, mine', kind: 'text', optional: true }],
    input: z.union([pressed, typed]),
    run: async (asked, context) => {
      if ('of' in asked) return onPress(asked, context);
      const read = readTypedDay(asked.words ?? '', ['today', 'mine']);
      if (!read) return show(notRead(asked.words ?? ''));
      const meant = await on.meant({ review: read.name }, context);
      if ('blocks' in meant) return show(meant);
      if (read.words.includes('mine')) return mine(meant, context);
      return ofDay(meant, read.day ?? on.dayNow(meant.review, context.now), context);
    },
  });
};
