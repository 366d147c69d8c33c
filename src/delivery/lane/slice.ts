import { createRefresh } from '../copies/refresh.ts';
import { recordCopies } from '../copies/store.ts';
import { recordResults } from '../ledger/store.ts';
import type { Messenger } from '../message.ts';
import type { Pacer } from '../pace.ts';
import { createLeft } from './left.ts';
import { createMessages } from './messages.ts';
import { createOnWay } from './on-way.ts';
import { type Ending, type LaneWork, type OnWay, patience, type SliceParts } from './slice-parts.ts';
import type { Taken } from './store.ts';
import { createTenure } from './tenure.ts';

/** Milliseconds for which messages are sent before copies get their turn again. */
const turn = 500;

/** Milliseconds after which something that is on its way hangs. */
const slow = 500;

/** Milliseconds between two looks for more in a lane that is held only because something hangs. */
const poll = 1_000;

/** Milliseconds between two looks for more where some are in hand already. */
const seldom = 2_000;

/** Milliseconds to wait where a slot is not known to come sooner. */
const atLeast = 1;

/** How long one may stay in a lane. */
export interface Turn {
  /** When the slice ends, in milliseconds since 1970. */
  readonly over: number;
  readonly isStopping: () => boolean;
  /** Told while one only waits in the lane, so that another may be worked in meanwhile. */
  readonly waits: (until: 'answers' | 'slots' | 'nothing') => void;
  /** Whether one may stay in the lane until the next of its slots. */
  readonly mayRest: () => boolean;
  /** Given what has the lane looked at again. */
  readonly onRing: (ring: () => void) => void;
}

/** How a lane was left: stopped, and why, or not. */
export interface Worked {
  readonly stopped: string | undefined;
}

/** Notes what has ended, all of it together. @returns why the lane is to be stopped, if it is */
const note = async ({ parts: { database, clock }, taken, onWay }: LaneWork): Promise<string | undefined> => {
  const endings = onWay.take();
  if (endings.length === 0) return undefined;
  const messages = endings.flatMap(({ message }) => (message ? [message] : []));
  const copies = endings.flatMap(({ copy }) => (copy ? [copy] : []));
  await recordResults(database, taken, messages, clock.now());
  await recordCopies(database, taken, copies, clock.now());
  return endings.find(({ stopped }) => stopped !== undefined)?.stopped;
};

const hangsSince = (onWay: OnWay, before: number): boolean => (onWay.oldest() ?? Number.POSITIVE_INFINITY) <= before;

/** Waits for what is on its way and for the next slot, and looks for more in between. */
const createWait = (work: LaneWork, { waits }: Turn) => {
  const { parts, onWay, tenure, pacer } = work;
  const { clock, lease } = parts;
  const most = Math.min(poll, lease / 4);
  const never = Number.POSITIVE_INFINITY;
  let looked = clock.now().getTime();

  return async (messages: ReturnType<typeof createMessages>, refresh: ReturnType<typeof createRefresh>) => {
    const now = clock.now().getTime();
    const copy = pacer.nextCopy(now) ?? never;
    const next = onWay.places() > 0 ? Math.min(messages.next() ?? never, copy) : never;
    waits(onWay.isEmpty() ? 'slots' : 'answers');
    const why = await onWay.wait(Math.min(most, Math.max(atLeast, next - pacer.lead - now + 1)));
    waits('nothing');
    await tenure.keep();
    if (why === 'rung' || (why === 'time' && copy <= clock.now().getTime() + pacer.lead)) refresh.lookAgain();
    if (why === 'ended') return;
    const isLong = clock.now().getTime() >= looked + seldom;
    if (why === 'time' && messages.next() !== undefined && !isLong) return;
    looked = clock.now().getTime();
    messages.lookAgain();
  };
};

/**
 * Works in a lane until nothing in it is due, or its time is over. Copies are drawn first, and again at
 * every turn: a tick that others see late is worse than a message that is late. When the time is over
 * nothing is begun any more, unless something hangs: then the others go on instead of waiting for it.
 */
const work = async (lane: LaneWork, turnOf: Turn): Promise<string | undefined> => {
  const { parts, onWay, tenure } = lane;
  const now = () => parts.clock.now().getTime();
  const left = createLeft(lane);
  const refresh = createRefresh(lane);
  const mayRest = (): boolean => now() < turnOf.over && !turnOf.isStopping() && turnOf.mayRest();
  const messages = createMessages(lane, mayRest);
  const wait = createWait(lane, turnOf);
  let copiesAgain = now() + turn;
  let stopped: string | undefined;

  const mayBegin = (): boolean => {
    if (stopped !== undefined || tenure.isLost() || turnOf.isStopping()) return false;
    if (now() < turnOf.over) return true;
    return now() < turnOf.over + patience(parts.lease) && hangsSince(onWay, now() - slow);
  };
  const begin = async (): Promise<void> => {
    if (now() >= copiesAgain) {
      copiesAgain = now() + turn;
      refresh.lookAgain();
    }
    if (!left.isOver()) await left.begin();
    if (!refresh.isDry() && onWay.places() > 0) await refresh.begin();
    if (!messages.isDry(now()) && onWay.places() > 0 && !tenure.isLost()) await messages.begin();
  };
  const hasMore = (): boolean => !refresh.isDry() || !messages.isDry(now());

  for (;;) {
    stopped ??= await note(lane);
    const goesOn = mayBegin();
    if (goesOn) await begin();
    const rests = messages.next() !== undefined && mayRest();
    if (onWay.isEmpty() && (!mayBegin() || (left.isOver() && !hasMore() && !rests))) {
      await messages.putBack();
      return stopped;
    }
    if (!(goesOn && hasMore() && onWay.places() > 0)) await wait(messages, refresh);
  }
};

/** Waits until nothing is on its way any more, and notes it. */
const letEnd = async (lane: LaneWork): Promise<void> => {
  for (;;) {
    await note(lane).catch(() => undefined);
    if (lane.onWay.isEmpty()) return;
    await lane.onWay.wait(turn);
  }
};

/**
 * Works in a lane that was taken, until nothing is due, its turn is over or it is lost.
 * @returns why nothing more is to be sent in it, where its platform has said so
 */
export const workLane = async (
  parts: SliceParts,
  taken: Taken,
  { messenger, pacer }: { readonly messenger: Messenger; readonly pacer: Pacer },
  turnOf: Turn,
): Promise<Worked> => {
  const onWay = createOnWay<Ending>(messenger.window, () => parts.clock.now().getTime());
  const lane: LaneWork = { parts, taken, messenger, pacer, onWay, tenure: createTenure(parts, taken) };
  turnOf.onRing(onWay.ring);
  try {
    return { stopped: await work(lane, turnOf) };
  } catch (error) {
    await letEnd(lane);
    throw error;
  }
};
