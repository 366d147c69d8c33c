import { z } from 'zod';
import { dateAt, type TimeZone } from '../../calendar/time-zone.ts';
import { type Command, defineCommand } from '../../chat/command.ts';
import { show } from '../../chat/reply.ts';
import type { Programme } from '../../programme/programme.ts';
import type { Calls } from './calls.ts';
import { callGone, callList, helperList } from './views.ts';

const input = z.object({
  /** The call of which all who can help are listed. */
  who: z.uuid().optional(),
  /** The last one of the page before. */
  after: z.uuid().optional(),
});

/** `calls`: the office sees how its calls are answered, and who can help. */
export const createCallsCommand = (calls: Calls, programme: Programme, timeZone: TimeZone): Command =>
  defineCommand({
    name: 'calls',
    summary: 'See who can help with the calls for peers that are open, or have closed lately',
    example: 'calls',
    who: 'office',
    readOnly: true,
    input,
    run: async ({ who, after }, { now }) => {
      if (who === undefined) {
        const today = dateAt(now, timeZone);
        return show(callList(await calls.list(today, after), programme, today));
      }
      const found = await calls.helpers(who, after);
      return show(found ? helperList(found) : callGone());
    },
  });
