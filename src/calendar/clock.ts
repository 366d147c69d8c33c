/** Where the time comes from. Whatever needs it is given a clock, so that a test can move it. */
export interface Clock {
  now(): Date;
}

/** The computer's clock: the only place that reads the time. */
export const systemClock: Clock = { now: () => new Date() };
