import { z } from 'zod';
import { addDays } from '../../calendar/calendar-date.ts';
import { dateAt, type TimeZone } from '../../calendar/time-zone.ts';
import { type Command, defineCommand } from '../../chat/command.ts';
import { dateInput } from '../../chat/inputs.ts';
import { replace, show } from '../../chat/reply.ts';
import { isApproved } from '../peer.ts';
import { judgeDay } from './period.ts';
import { notDone, notForThem, refuseDays, wrongDay } from './refusals.ts';
import type { UpkeepService } from './upkeep.ts';
import { breakBegun, examplePause, howLong } from './views.ts';

/** Days of the breaks that can be taken at a press. */
const breaks = [
  ['One month', 30],
  ['Three months', 91],
  ['Six months', 182],
] as const;

/** `pause`: nobody asks a peer to join a review until the end of a day; a job ends it. */
export const createPause = (upkeep: UpkeepService, timeZone: TimeZone): Command =>
  defineCommand({
    name: 'pause',
    summary: 'Take a break as a peer until a date',
    example: 'pause until 2027-01-15',
    who: 'member',
    takes: [{ name: 'until', label: 'date', kind: 'date', after: 'until', optional: true }],
    input: z.object({ until: dateInput.optional() }),
    run: async ({ until }, { caller, now, change }) => {
      const today = dateAt(now, timeZone);
      const known = await upkeep.find(caller.person, today);
      if (!known || !isApproved(known.state)) return show(notForThem(known));
      if (until === undefined) {
        const choices = breaks.map(([label, days]) => ({ label, until: addDays(today, days) }));
        return show(howLong(known, choices, today));
      }
      const judged = judgeDay(until, today);
      if (judged !== 'good') return show(refuseDays(wrongDay(judged, today), examplePause(today)));
      return change(async (tx) => {
        const done = await upkeep.pause(tx, caller.person, until, now);
        return done.kind === 'done' ? replace(breakBegun(until)) : show(notDone(done));
      });
    },
  });
