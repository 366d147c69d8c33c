import type { Clock } from '../../calendar/clock.ts';
import type { Log } from '../../chat/log.ts';
import type { Database } from '../../storage/database.ts';
import type { Cards } from '../message.ts';

/** What working in a lane takes. */
export interface SliceParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly cards: Cards;
  /** Milliseconds for which a lane is held without a sign of life. */
  readonly lease: number;
}

/** Milliseconds to wait for a platform: well within the lease, so that the lane stays this worker's. */
export const patience = (lease: number): number => Math.round(lease * 0.6);
