import { z } from 'zod';
import { type Command, defineCommand } from '../../chat/command.ts';
import { show } from '../../chat/reply.ts';
import { bold, link } from '../../chat/text.ts';
import { nameOf } from '../../reviews/review.ts';
import type { Calendars } from './calendars.ts';
import { naming, type OnTimetable, reviewTyped, type TimetableParts } from './on-timetable.ts';
import { noAddress, noDatesYet, noSessions } from './refusals.ts';

/** `timetable calendar`: an address from which one's own calendar fetches one's sessions, and goes on doing so. */
export const createTimetableCalendar = (
  on: OnTimetable,
  { programme, calendars, publicUrl }: TimetableParts & { readonly calendars: Calendars; readonly publicUrl?: string },
): Command =>
  defineCommand({
    name: 'timetable calendar',
    summary: 'Have your sessions in your own calendar',
    example: 'timetable calendar',
    who: 'member',
    takes: [reviewTyped],
    readOnly: true,
    input: z.object(naming),
    run: async (named, context) => {
      const found = await on.meant(named, context);
      if ('blocks' in found) return show(found);
      const { review, seat } = found;
      const name = nameOf(review, programme);
      if (!seat) return show(noSessions(name));
      if (publicUrl === undefined) return show(noAddress());
      if (review.dayOne === undefined) return show(noDatesYet(name));
      const token = await calendars.newToken(review.id, context.caller.person, context.now);
      return show({
        summary: `Your sessions of ${name}, for your calendar`,
        blocks: [
          { kind: 'text', text: [bold(`Your sessions of ${name}`), ', for your own calendar:'] },
          { kind: 'text', text: [link('The calendar file', `${publicUrl}/calendar/${token}.ics`)] },
          {
            kind: 'text',
            text: 'Open it once to put your sessions in, or add its address as a calendar from the web: then changes come by themselves.',
          },
          { kind: 'note', text: 'Whoever has this address can read your sessions, so keep it to yourself.' },
        ],
      });
    },
  });
