import { addDays, type CalendarDate } from '../../calendar/calendar-date.ts';
import type { Tx } from '../../chat/context.ts';
import type { PersonId } from '../../chat/ids.ts';
import { cut } from '../../chat/tidy.ts';
import type { Deliveries } from '../../delivery/deliveries.ts';
import { type ChannelId, subjectOf } from '../../delivery/message.ts';
import type { Programme } from '../../programme/programme.ts';
import type { Database } from '../../storage/database.ts';
import { isApproved } from '../peer.ts';
import type { Pool } from '../pool/pool.ts';
import { lockPeer } from '../store.ts';
import {
  type AnsweredCall,
  type Call,
  type CallAnswer,
  type CallDetails,
  type CallId,
  type CallWithHelpers,
  isOpen,
  type Reached,
} from './call.ts';
import { findAnswer, findCall, holdCall, listCalls, listHelpers, saveAnswer, saveCall } from './store.ts';
import { callView } from './views.ts';

/** The kind of shared card that shows the office how a call is answered. */
export const callCard = 'call';

/** Helpers that a call's card names; the rest are a press away. */
const onCard = 10;

/** Helpers, and calls, on one page. */
const aPageOfHelpers = 20;
const aPageOfCalls = 5;

/** Days for which a call is listed after it has closed. */
const listedAfter = 90;

export type Answered =
  | { readonly kind: 'answered'; readonly call: Call; readonly answer: CallAnswer }
  /** Too late; `answer` is what they had said in time. */
  | { readonly kind: 'closed'; readonly call: Call; readonly answer?: CallAnswer }
  | { readonly kind: 'no-peer' }
  | { readonly kind: 'gone' };

export type Calls = ReturnType<typeof createCalls>;

interface Parts {
  readonly database: Database;
  readonly deliveries: Deliveries;
  readonly pool: Pool;
  readonly programme: Programme;
}

/** Calls for peers: the office asks those who fit, who answer with one press. */
export const createCalls = ({ database, deliveries, pool, programme }: Parts) => {
  const withHelpers = async (call: AnsweredCall, most: number, after?: string): Promise<CallWithHelpers> => {
    const found = await listHelpers(database, [call.id], { most: most + 1, ...(after && { after }) });
    const helpers = found.get(call.id) ?? [];
    const shown = helpers.slice(0, most);
    const last = shown.at(-1);
    return { call, helpers: shown, ...(helpers.length > most && last && { more: last.id }) };
  };

  return {
    /** A call as its card shows it; undefined where it is gone. */
    find: async (id: string): Promise<CallWithHelpers | undefined> => {
      const call = await findCall(database, id);
      return call && withHelpers(call, onCard);
    },

    /** A page of those who can help. */
    helpers: async (id: string, after?: string): Promise<CallWithHelpers | undefined> => {
      const call = await findCall(database, id);
      return call && withHelpers(call, aPageOfHelpers, after);
    },

    /** Calls that are open or have closed lately, the last to close first; in two statements. */
    list: async (
      today: CalendarDate,
      after?: string,
    ): Promise<{ readonly calls: readonly CallWithHelpers[]; readonly more?: string }> => {
      const since = addDays(today, -listedAfter);
      const found = await listCalls(database, { since, most: aPageOfCalls + 1, ...(after && { after }) });
      const calls = found.slice(0, aPageOfCalls);
      const ids = calls.map(({ id }) => id);
      const helpers = await listHelpers(database, ids, { most: onCard });
      const last = calls.at(-1);
      return {
        calls: calls.map((call) => ({ call, helpers: helpers.get(call.id) ?? [] })),
        ...(found.length > aPageOfCalls && last && { more: last.id }),
      };
    },

    /** Posts a call: to whoever fits, to channels that subscribe to calls, and as a live card to the office. */
    post: async (
      tx: Tx,
      { channels, ...details }: CallDetails & { readonly channels: readonly ChannelId[] },
      today: CalendarDate,
      now: Date,
    ): Promise<Reached> => {
      const id = await saveCall(tx, details, now);
      const subject = subjectOf(callCard, id);
      const view = callView({ ...details, id }, programme);
      const people = await pool.fitting(tx, details.criteria, today);
      const toPeople = { key: `${subject}:people`, view, to: { kind: 'people', people } } as const;
      const toChannels = { key: `${subject}:channels`, view, to: { kind: 'channels', channels } } as const;
      const reached = {
        peers: await deliveries.enqueue(tx, toPeople, now),
        channels: await deliveries.enqueue(tx, toChannels, now),
      };
      const summary = `Answers to the call: ${cut(details.text, 60)}`;
      await deliveries.enqueue(tx, { key: `${subject}:office`, subject, summary, to: { kind: 'office' } }, now);
      return reached;
    },

    /** Somebody answers, or changes their mind: the office's card shows it. */
    answer: async (
      tx: Tx,
      { id, person, answer }: { readonly id: CallId; readonly person: PersonId; readonly answer: CallAnswer },
      today: CalendarDate,
      now: Date,
    ): Promise<Answered> => {
      const call = await holdCall(tx, id);
      if (!call) return { kind: 'gone' };
      const peer = await lockPeer(tx, person);
      if (!peer || !isApproved(peer.state)) return { kind: 'no-peer' };
      if (!isOpen(call, today)) {
        const said = await findAnswer(tx, id, person);
        return { kind: 'closed', call, ...(said && { answer: said }) };
      }
      if (await saveAnswer(tx, id, person, answer, now)) await deliveries.changed(tx, subjectOf(callCard, id));
      return { kind: 'answered', call, answer };
    },
  };
};
