import type { Clock } from '../../calendar/clock.ts';
import { dateAt, type TimeZone } from '../../calendar/time-zone.ts';
import { type Command, defineCommand } from '../../chat/command.ts';
import { show } from '../../chat/reply.ts';
import type { ChannelId } from '../../delivery/message.ts';
import type { Programme } from '../../programme/programme.ts';
import type { Pool } from '../pool/pool.ts';
import { callForm, callInput } from './call-form.ts';
import type { Calls } from './calls.ts';
import { callSent, nobodyFits } from './views.ts';

interface Parts {
  readonly calls: Calls;
  readonly pool: Pool;
  readonly programme: Programme;
  readonly clock: Clock;
  readonly timeZone: TimeZone;
  /** Channels that subscribe to calls for peers. */
  readonly subscribedToCalls: () => Promise<readonly ChannelId[]>;
}

/** `call`: the office asks those peers who fit, who answer with one press. */
export const createCall = ({ calls, pool, programme, clock, timeZone, subscribedToCalls }: Parts): Command =>
  defineCommand({
    name: 'call',
    summary: 'Ask the peers who fit whether they can help',
    example: 'call',
    who: 'office',
    input: callInput,
    form: async () => callForm(programme, dateAt(clock.now(), timeZone)),
    run: async (details, { now, change }) => {
      const today = dateAt(now, timeZone);
      // Before the change, which would take the form along.
      const [fitting, channels] = await Promise.all([pool.reach(details.criteria, today), subscribedToCalls()]);
      if (fitting + channels.length === 0) return show(nobodyFits(details.criteria, programme));
      return change(async (tx) => show(callSent(details, await calls.post(tx, { ...details, channels }, today, now))));
    },
  });
