import { z } from 'zod';
import { dateAt, type TimeZone } from '../../calendar/time-zone.ts';
import { type Command, defineCommand } from '../../chat/command.ts';
import { replace, show } from '../../chat/reply.ts';
import type { View } from '../../chat/view.ts';
import type { CallId } from './call.ts';
import type { Answered, Calls } from './calls.ts';
import { answeredView, callForPeers, callGone, closedView } from './views.ts';

const view = (answered: Answered): View => {
  switch (answered.kind) {
    case 'answered':
      return answeredView(answered.call, answered.answer);
    case 'closed':
      return closedView(answered.call, answered.answer);
    case 'no-peer':
      return callForPeers();
    case 'gone':
      return callGone();
  }
};

/** `respond`: a peer answers a call, at a press of one of its buttons, and may change their mind until it closes. */
export const createRespond = (calls: Calls, timeZone: TimeZone): Command =>
  defineCommand({
    name: 'respond',
    summary: 'Answer a call for peers',
    example: 'respond',
    who: 'member',
    fromCards: true,
    input: z.object({ call: z.uuid().transform((id) => id as CallId), answer: z.enum(['yes', 'no']) }),
    run: ({ call, answer }, { caller, now, change }) =>
      change(async (tx) => {
        const answered = await calls.answer(
          tx,
          { id: call, person: caller.person, answer },
          dateAt(now, timeZone),
          now,
        );
        return answered.kind === 'no-peer' ? show(view(answered)) : replace(view(answered));
      }),
  });
