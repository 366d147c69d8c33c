/** Attempts before a message is given up: with the waits below, after 13 to 26 hours. */
export const mostAttempts = 18;

/** Seconds to wait after the first failure, and at the most. */
const first = 5;
const longest = 4 * 60 * 60;

/**
 * Milliseconds to wait after a failure: twice as long each time, and somewhere in the upper half of
 * that, so that what failed together does not come back together.
 * @param attempts how often it was tried, from 1
 * @param random from 0 to 1
 */
export const backOff = (attempts: number, random = Math.random()): number => {
  const whole = Math.min(longest, first * 2 ** (Math.max(1, attempts) - 1));
  return Math.round(whole * (0.5 + random / 2) * 1000);
};
