import { z } from 'zod';
import { type CalendarDate, daysBetween, inWords } from '../calendar/calendar-date.ts';
import { dateAt } from '../calendar/time-zone.ts';
import { type Command, defineCommand } from '../chat/command.ts';
import type { PersonId } from '../chat/ids.ts';
import { show } from '../chat/reply.ts';
import { bold, command } from '../chat/text.ts';
import type { Block, View } from '../chat/view.ts';
import type { Programme } from '../programme/programme.ts';
import { nameOf, type Review } from '../reviews/review.ts';
import type { Belonging } from '../reviews/reviews.ts';
import type { ChecklistParts } from './checklists/checklist-command.ts';
import { dayOn, type Item, isTheirs, type ListRef, listFor, mostAsked, refOf } from './checklists/item.ts';
import { goesTo, type Session } from './timetable/session.ts';
import type { Timetables } from './timetable/timetable.ts';
import { myLine } from './timetable/views.ts';
import { reviewsOf } from './which.ts';

const nothing: View = {
  summary: 'You take part in no review at the moment',
  blocks: [
    { kind: 'text', text: 'You take part in no review at the moment.' },
    { kind: 'note', text: ['Type ', command('status'), ' to see what is on its way for you.'] },
  ],
};

const when = ({ dayOne }: Review, days: number, today: CalendarDate): string => {
  if (dayOne === undefined) return 'The days on site are not set yet.';
  const day = daysBetween(dayOne, today) + 1;
  if (day < 1) return `Day 1 is on ${inWords(dayOne)}.`;
  return day > days ? 'The days on site are over.' : `Day ${day} of ${days}.`;
};

interface Left {
  /** What they go to on this day. */
  readonly sessions: readonly Session[];
  readonly of: ListRef | undefined;
  /** What is asked of the reader and not ticked. */
  readonly open: readonly Item[];
}

const reviewBlocks = (
  { review }: Belonging,
  { today, of, open, sessions, person }: Left & { readonly today: CalendarDate; readonly person: PersonId },
  programme: Programme,
): readonly Block[] => [
  { kind: 'heading', text: nameOf(review, programme) },
  { kind: 'text', text: [bold(when(review, programme.days, today))] },
  ...(sessions.length > 0
    ? [{ kind: 'list', items: sessions.map((session) => myLine(session, person)) } as const]
    : []),
  ...(sessions.length > 0 && open.length > 0 ? [{ kind: 'text', text: [bold('Left to do')] } as const] : []),
  open.length > 0
    ? { kind: 'list', items: open.slice(0, mostAsked).map(({ label }) => label) }
    : { kind: 'text', text: 'Nothing is left for you to do.' },
  ...(of
    ? [
        {
          kind: 'buttons',
          buttons: [
            {
              kind: 'press',
              label: open.length > 0 ? 'Tick' : 'See the list',
              press: { command: 'checklist', values: { of: review.id, list: refOf(of), show: 'mine' } },
              style: 'primary',
            },
          ],
        } as const,
      ]
    : []),
];

/** `today`: where each of one’s reviews stands, and what is left to do. */
export const createToday = (parts: ChecklistParts & { readonly timetables: Timetables }): Command => {
  const { reviews, checklists, lists, timetables, programme, timeZone } = parts;

  /** What somebody goes to on a day of the visit; at the host, all that is planned. */
  const sessionsFor = async (
    { review, sides }: Belonging,
    person: PersonId,
    today: CalendarDate,
  ): Promise<readonly Session[]> => {
    const day = review.dayOne === undefined ? 0 : daysBetween(review.dayOne, today) + 1;
    const all = (await timetables.sessions(review.id)).filter((session) => session.day === day);
    return sides.includes('team') ? all.filter((session) => goesTo(session, person)) : all;
  };

  const leftFor = async (belonging: Belonging, person: PersonId, today: CalendarDate): Promise<Left> => {
    const { review, sides, seat } = belonging;
    const sessions = await sessionsFor(belonging, person, today);
    const [side = 'host'] = sides;
    const day = dayOn(review, programme, today);
    const checklist = listFor(programme, side, day);
    if (!checklist) return { sessions, of: undefined, open: [] };
    const of = { list: checklist.key, day, side };
    const reader = { person, ...(seat && { seat }) };
    await checklists.prepare(review.id);
    const { items } = await lists.forReader(review, of, reader);
    return { sessions, of, open: items.filter((item) => !item.done && isTheirs(item, reader)) };
  };

  return defineCommand({
    name: 'today',
    summary: 'See what today holds for you in your reviews',
    example: 'today',
    who: 'member',
    readOnly: true,
    input: z.object({}),
    run: async (_, { caller, now }) => {
      const all = await reviewsOf(reviews, caller.person);
      if (all.length === 0) return show(nothing);
      const today = dateAt(now, timeZone);
      const blocksOf = async (belonging: Belonging): Promise<readonly Block[]> => {
        const left = await leftFor(belonging, caller.person, today);
        return reviewBlocks(belonging, { ...left, today, person: caller.person }, programme);
      };
      const blocks = await Promise.all(all.map(blocksOf));
      return show({ summary: 'Today in your reviews', blocks: blocks.flat() });
    },
  });
};
