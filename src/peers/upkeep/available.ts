import { z } from 'zod';
import type { CalendarDate } from '../../calendar/calendar-date.ts';
import { dateAt, type TimeZone } from '../../calendar/time-zone.ts';
import { type Command, defineCommand } from '../../chat/command.ts';
import { replace, show } from '../../chat/reply.ts';
import type { View } from '../../chat/view.ts';
import { isApproved } from '../peer.ts';
import { periodInput } from './inputs.ts';
import { judgePeriod } from './period.ts';
import { notDone, notForThem, refuseDays, wrongDays } from './refusals.ts';
import type { Done, UpkeepService } from './upkeep.ts';
import { availability, exampleAvailable } from './views.ts';

const listed = (done: Done, today: CalendarDate): View =>
  done.kind === 'done' ? availability(done.upkeep.availability, today) : notDone(done);

/** `available`: when a peer can help, shown, added to and, at a press, taken back. */
export const createAvailable = (upkeep: UpkeepService, timeZone: TimeZone): Command =>
  defineCommand({
    name: 'available',
    summary: 'Say when you can help as a peer, and see what you said',
    example: 'available 2027-03-01..2027-03-31',
    who: 'member',
    takes: [{ name: 'dates', label: 'from..to', kind: 'period', optional: true }],
    input: z.object({ dates: periodInput.optional(), remove: periodInput.optional() }),
    run: async ({ dates, remove }, { caller, now, change }) => {
      const today = dateAt(now, timeZone);
      const known = await upkeep.find(caller.person, today);
      if (!known || !isApproved(known.state)) return show(notForThem(known));
      if (remove) {
        return change(async (tx) =>
          replace(listed(await upkeep.removeDates(tx, caller.person, remove, today, now), today)),
        );
      }
      if (!dates) return show(availability(known.availability, today));
      const judged = judgePeriod(dates, today);
      if (judged.kind !== 'good') {
        return show(refuseDays(wrongDays(judged.kind, today), exampleAvailable(today)));
      }
      const { period } = judged;
      return change(async (tx) => show(listed(await upkeep.addDates(tx, caller.person, period, today, now), today)));
    },
  });
