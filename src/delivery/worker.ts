import type { Clock } from '../calendar/clock.ts';
import type { Log } from '../chat/log.ts';
import type { Platform } from '../people/person.ts';
import type { Database } from '../storage/database.ts';
import { workLane } from './lane/slice.ts';
import { releaseLane, type Taken, takeLanes } from './lane/store.ts';
import type { Cards, Messengers } from './message.ts';

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
  /** Lanes that one process works in at once. */
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

/** From when on a lane may be taken that is given back: from always, so that no clock matters. */
const atOnce = new Date(0);

const defaults: WorkerSettings = { lanes: 8, poll: 1_000, slice: 10_000, lease: 30_000 };

export type Worker = ReturnType<typeof createWorker>;

/** Sends what is due: one worker to a lane, however many replicas there are. */
export const createWorker = ({ database, clock, log, messengers, cards, settings }: WorkerParts) => {
  const { lanes, poll, slice, lease } = { ...defaults, ...settings };
  const platforms = Object.keys(messengers) as Platform[];
  const working = new Set<Promise<void>>();
  let stopping = false;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<number> | undefined;
  let again = false;

  const work = async (taken: Taken): Promise<void> => {
    const messenger = messengers[taken.platform];
    const over = clock.now().getTime() + slice;
    const isOver = () => stopping || clock.now().getTime() >= over;
    let rest: Date | undefined;
    try {
      if (messenger) await workLane({ database, clock, log, cards, lease }, taken, messenger, isOver);
    } catch (error) {
      rest = new Date(clock.now().getTime() + afterFault);
      log.error({ err: error, lane: taken.lane }, 'a lane could not be worked in');
    } finally {
      await releaseLane(database, taken, rest ?? atOnce).catch(() => undefined);
    }
  };

  const look = async (): Promise<number> => {
    const now = clock.now();
    const until = new Date(now.getTime() + lease);
    const taken = await takeLanes(database, { platforms, most: lanes - working.size, now, until });
    for (const each of taken) {
      const begun: Promise<void> = work(each).finally(() => {
        working.delete(begun);
        nudge();
      });
      working.add(begun);
    }
    return taken.length;
  };

  /** Looks for due lanes now; a look that is on its way is followed by another. */
  const nudge = (): void => {
    if (stopping || timer === undefined || working.size >= lanes) return;
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
        nudge();
      });
  };

  return {
    nudge,

    start: (): void => {
      timer ??= setInterval(nudge, poll);
      nudge();
    },

    /** Ends after what is on its way has been noted; lanes are handed back. */
    stop: async (): Promise<void> => {
      stopping = true;
      clearInterval(timer);
      await looking;
      await Promise.all(working);
    },

    /** Works until nothing is due any more. For programs that end, and for tests that move the clock. */
    workOff: async (): Promise<void> => {
      while ((await look()) > 0 || working.size > 0) await Promise.all(working);
    },
  };
};
