import type { Clock } from '../../src/calendar/clock.ts';

interface Duration {
  readonly days?: number;
  readonly hours?: number;
  readonly minutes?: number;
  readonly seconds?: number;
}

export interface MovedClock extends Clock {
  /** Moves on by that much, backwards where it is negative. A day is 24 hours, whatever the clocks do. */
  advance(by: Duration): void;
  set(to: Date | string): void;
}

/** A clock that stands still until the test moves it. */
export const createMovedClock = (start: Date | string): MovedClock => {
  let at = new Date(start).getTime();
  return {
    now: () => new Date(at),
    advance: ({ days = 0, hours = 0, minutes = 0, seconds = 0 }) => {
      at += (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
    },
    set: (to) => {
      at = new Date(to).getTime();
    },
  };
};
