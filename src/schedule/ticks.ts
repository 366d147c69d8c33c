import { createTask } from 'node-cron';
import { systemClock } from '../calendar/clock.ts';

const watchEvery = 1000;
/** node-cron drops a tick that is later than this. Both in milliseconds. */
const tolerance = 1000;

// Nothing that node-cron says is news: a tick that it lost is made up for here.
const say = (): void => undefined;
const silence = { info: say, warn: say, error: say, debug: say };

/**
 * Calls `tick` every so many seconds, a divisor of 60, until the returned function is called.
 *
 * node-cron waits by the wall clock: set back an hour, it would say nothing for an hour; set ahead a
 * month, it would walk through every tick that it lost, for a quarter of a minute in which nothing else
 * runs; and a tick that a stall delays by more than a second is lost. So an interval, which counts what
 * really passes, watches the computer's clock, and where the two differ node-cron begins anew.
 */
export const startTicks = (seconds: number, tick: () => void): (() => void) => {
  if (!Number.isInteger(seconds) || seconds < 1 || 60 % seconds !== 0)
    throw new RangeError(`${seconds} does not divide 60`);
  const task = createTask(`*/${seconds} * * * * *`, tick, { logger: silence, suppressMissedWarning: true });
  void task.start();
  let seen = systemClock.now().getTime();
  const watch = setInterval(() => {
    const now = systemClock.now().getTime();
    const isTrue = Math.abs(now - seen - watchEvery) < tolerance;
    seen = now;
    if (isTrue) return;
    void task.stop();
    void task.start();
    tick();
  }, watchEvery);
  return () => {
    clearInterval(watch);
    void task.destroy();
  };
};
