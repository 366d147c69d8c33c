import { z } from 'zod';
import { type Command, defineCommand } from '../../chat/command.ts';
import { show } from '../../chat/reply.ts';
import { howMany } from '../../chat/tidy.ts';
import { nameOf, type Review } from '../../reviews/review.ts';
import { naming, type OnTimetable, reviewTyped, type TimetableParts } from './on-timetable.ts';
import { readTable, type TableReading } from './read-table.ts';
import { sessionGone } from './refusals.ts';
import { timetableDone } from './views.ts';

/** Characters of a table: three full days have about 4,000, and no platform's field holds less than 3,000. */
const mostOfTable = 3_000;

/** `timetable paste`: the sessions of some days, out of a spreadsheet or a document. */
export const createPasteTable = (on: OnTimetable, { programme, timetables }: TimetableParts): Command => {
  const partsFor = async (review: Review) => ({
    days: programme.days,
    ...(review.dayOne && { dayOne: review.dayOne }),
    team: await on.team(review),
    timetable: programme.timetable,
  });

  return defineCommand({
    name: 'timetable paste',
    summary: 'Make your review’s timetable out of a table',
    example: 'timetable paste',
    who: 'member',
    takes: [reviewTyped],
    input: z.object({ ...naming, table: z.string().min(1) }),
    form: async (context, held) => {
      const found = await on.editable(held, context);
      if ('blocks' in found) return found;
      const parts = await partsFor(found.review);
      return {
        title: 'Paste a table',
        submit: 'Use it',
        start: {},
        carries: ['of', 'review'],
        steps: () => [
          {
            title: 'Sessions',
            fields: [
              {
                kind: 'words',
                name: 'how',
                label: 'How it looks',
                text:
                  'The first line names the columns: Day, Start, End, Session, and if you like With, Place, Team, Notes. ' +
                  'Each day that the table names is replaced by it; other days stay as they are.',
              },
              {
                kind: 'text',
                name: 'table',
                label: 'The table',
                hint: 'Copy the cells from a spreadsheet, or the table from a document.',
                lines: 'table',
                most: mostOfTable,
              },
            ],
            check: ({ table }) => {
              const read: TableReading = readTable(typeof table === 'string' ? table : '', parts);
              return 'problems' in read ? { table: read.problems.join(' ') } : {};
            },
          },
        ],
      };
    },
    run: async ({ table, ...named }, context) => {
      const found = await on.editable(named, context);
      if ('blocks' in found) return show(found);
      const read = readTable(table, await partsFor(found.review));
      if ('problems' in read) return show(sessionGone(nameOf(found.review, programme)));
      const days = [...new Set(read.sessions.map(({ day }) => day))].sort();
      return on.change(found, context, async (tx, review, name) => {
        await timetables.replace(tx, review, read.sessions, { by: context.caller.person, now: context.now });
        const count = howMany(read.sessions.length, 'session');
        const said = `${count} of ${name} on ${days.length === 1 ? 'day' : 'days'} ${days.join(', ')}.`;
        return timetableDone(said, review, days[0]);
      });
    },
  });
};
