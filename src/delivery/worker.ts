import type { Clock } from '../calendar/clock.ts';
import type { Log } from '../chat/log.ts';
import { withoutReference } from '../chat/reference.ts';
import type { Platform } from '../people/person.ts';
import type { Database } from '../storage/database.ts';
import { createMoments } from './lane/moments.ts';
import { workLane } from './lane/slice.ts';
import { releaseLane, type Taken, takeLanes } from './lane/store.ts';
import { createWords } from './lane/words.ts';
import type { Cards, Messenger, Messengers } from './message.ts';
import { createPacer, leadOf, unpaced } from './pace.ts';

export interface WorkerParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly messengers: Messengers;
  readonly cards: Cards;
  readonly settings?: Partial<WorkerSettings>;
}

/** Milliseconds, save `lanes`. */
export interface WorkerSettings {
  /** Lanes that one process works in at once; those in which it only waits for the platform apart. */
  readonly lanes: number;
  /** Between looks for due lanes, where nobody nudges. */
  readonly poll: number;
  /** For how long a worker stays in a lane before it gives others a turn. */
  readonly slice: number;
  /** For how long a lane is held without a sign of life: how long one waits for a dead worker. */
  readonly lease: number;
}

/** Milliseconds for which a lane rests in which something of ours broke. */
const afterFault = 5_000;

/** Lanes that a process keeps at most while it waits for the next slots in them. */
const mostResting = 128;

/** Lanes that a process holds at most for each that it may work in at once. */
const mostHeld = 4;

/** From when on a lane may be taken that is given back: from always, so that no clock matters. */
const atOnce = new Date(0);

const defaults: WorkerSettings = { lanes: 8, poll: 1_000, slice: 10_000, lease: 30_000 };

export type Worker = ReturnType<typeof createWorker>;

/** Sends what is due: one worker to a lane, however many replicas there are. */
export const createWorker = ({ database, clock, log, messengers, cards, settings }: WorkerParts) => {
  const { lanes, poll, slice, lease } = { ...defaults, ...settings };
  const platforms = Object.keys(messengers) as Platform[];
  const words = createWords(database);
  const working = new Set<Promise<void>>();
  /** Lanes in which one only waits for the platform, or for the next slot. */
  const waiting = { answers: new Set<Taken>(), slots: new Set<Taken>() };
  /** What has each lane that is held looked at again. */
  const bells = new Map<Taken, () => void>();
  let stopping = false;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<number> | undefined;
  let again = false;
  /** There may be more that is due than was looked for. */
  let missed = false;
  /** Messages are got ready a little before they are due where a platform is paced. */
  const mostLead = leadOf(Object.values(messengers).flatMap(({ pace }) => pace ?? []));
  const lead = (): number => (timer === undefined ? 0 : mostLead);
  const moments = createMoments(clock, mostLead, () => seek());

  /** How many more lanes may be taken. */
  const room = (): number =>
    Math.min(lanes + waiting.answers.size, lanes * mostHeld) - (working.size - waiting.slots.size);

  const turnOf = (taken: Taken) => ({
    over: clock.now().getTime() + slice,
    isStopping: () => stopping,
    waits: (until: 'answers' | 'slots' | 'nothing') => {
      waiting.answers.delete(taken);
      waiting.slots.delete(taken);
      if (until === 'nothing') return;
      waiting[until].add(taken);
      if (missed) seek();
    },
    mayRest: () => timer !== undefined && waiting.slots.size < mostResting,
    onRing: (ring: () => void) => void bells.set(taken, ring),
  });

  const workWith = async (taken: Taken, messenger: Messenger): Promise<void> => {
    const pacer = createPacer(messenger.pace ?? unpaced, taken.pace, lead());
    let from = atOnce;
    let stopped: string | undefined;
    try {
      const worked = await workLane(
        { database, clock, log, cards, words, lease },
        taken,
        { messenger, pacer },
        turnOf(taken),
      );
      stopped = worked.stopped;
      if (stopped !== undefined) log.info({ lane: taken.lane }, 'a platform has shut the bot out of a workspace');
    } catch (error) {
      from = new Date(clock.now().getTime() + afterFault);
      log.error({ err: error, lane: taken.lane }, 'a lane could not be worked in');
    } finally {
      bells.delete(taken);
      const now = clock.now().getTime();
      const next = await releaseLane(database, taken, { from, pace: pacer.kept(now), stopped }).catch(() => undefined);
      if (next && next.getTime() <= now + lead()) missed = true;
      if (timer !== undefined) moments.set(taken.lane, [next?.getTime(), pacer.nextCopy(now)]);
    }
  };

  const work = async (taken: Taken): Promise<void> => {
    const messenger = messengers[taken.platform];
    if (messenger) await workWith(taken, messenger);
  };

  const look = async (): Promise<number> => {
    const most = room();
    if (most <= 0) return 0;
    const now = clock.now();
    const until = new Date(now.getTime() + lease);
    const due = new Date(now.getTime() + lead());
    missed = false;
    const taken = await takeLanes(database, { platforms, most, now, due, until });
    if (taken.length === most) missed = true;
    for (const each of taken) {
      const begun: Promise<void> = work(each).finally(() => {
        working.delete(begun);
        if (missed) seek();
      });
      working.add(begun);
    }
    return taken.length;
  };

  /** Looks for due lanes now; a look that is on its way is followed by another. */
  const seek = (): void => {
    if (stopping || timer === undefined) return;
    if (room() <= 0) {
      missed = true;
      return;
    }
    if (looking !== undefined) {
      again = true;
      return;
    }
    looking = look()
      .catch((error: unknown) => {
        log.error({ err: error }, 'due messages could not be looked for');
        return 0;
      })
      .finally(() => {
        looking = undefined;
        if (!again) return;
        again = false;
        seek();
      });
  };

  return {
    /** There may be something to do: looks for it, also in the lanes that are held. */
    nudge: (): void => {
      withoutReference(() => {
        for (const ring of bells.values()) ring();
        seek();
      });
      // What is due in a lane that is just being given back is found after that.
      if (working.size > 0) missed = true;
    },

    /** Begins to look for due lanes, and goes on until it is stopped. */
    start: (): void => {
      timer ??= setInterval(seek, poll);
      seek();
    },

    /** Ends after what is on its way has been noted; lanes are handed back. */
    stop: async (): Promise<void> => {
      stopping = true;
      clearInterval(timer);
      moments.clear();
      await looking;
      await Promise.all(working);
      moments.clear();
    },

    /** Works until nothing is due any more. For programs that end, and for tests that move the clock. */
    workOff: async (): Promise<void> => {
      while ((await look()) > 0 || working.size > 0) await Promise.all(working);
    },
  };
};
