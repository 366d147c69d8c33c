import type { Clock } from '../../calendar/clock.ts';
import type { Log } from '../../chat/log.ts';
import type { Database } from '../../storage/database.ts';
import type { CopyResult } from '../copies/store.ts';
import type { Result } from '../ledger/store.ts';
import type { Cards, Messenger } from '../message.ts';
import type { Pacer } from '../pace.ts';
import type { createOnWay } from './on-way.ts';
import type { Taken } from './store.ts';
import type { Tenure } from './tenure.ts';
import type { Words } from './words.ts';

/** What working in a lane takes. */
export interface SliceParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly cards: Cards;
  /** What messages say, remembered for all lanes. */
  readonly words: Words;
  /** Milliseconds for which a lane is held without a sign of life. */
  readonly lease: number;
}

/** What became of one thing that was on its way. */
export interface Ending {
  readonly message?: Result;
  readonly copy?: CopyResult;
  /** Why nothing more is to be sent in this lane. */
  readonly stopped?: string;
}

export type OnWay = ReturnType<typeof createOnWay<Ending>>;

/** A lane that is being worked in. */
export interface LaneWork {
  readonly parts: SliceParts;
  readonly taken: Taken;
  readonly messenger: Messenger;
  readonly pacer: Pacer;
  readonly onWay: OnWay;
  readonly tenure: Tenure;
}

/** Milliseconds to wait for a platform: well within the lease, so that the lane stays this worker's. */
export const patience = (lease: number): number => Math.round(lease * 0.6);

/** Rows that are looked at together: enough to see past a busy channel. */
export const ahead = 200;

/**
 * Waits for the slot of something that was got ready ahead of it.
 * @returns false where the clock has not come so far meanwhile: it stands still, or was put back
 */
export const untilSlot = async (clock: Clock, slot: number): Promise<boolean> => {
  const early = slot - clock.now().getTime();
  // One more: a timer may come a little early.
  if (early > 0) await new Promise((resolve) => setTimeout(resolve, early + 1));
  return clock.now().getTime() >= slot;
};

/** Milliseconds for which one rather stays in a lane than gives it back, while its messages wait for their slots. */
export const restOf = ({ pace }: Messenger): number => (pace ? Math.min(1_500, pace.perRecipient * 1.5) : 0);
