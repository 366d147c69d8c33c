import { createTask } from 'node-cron';
import { systemClock } from '../calendar/clock.ts';

const say = (): void => undefined;
const silence = { info: say, warn: say, error: say, debug: say };

/**
 * Calls `tick` every so many seconds, a divisor of 60, until the returned function is called.
 *
 * node-cron says when, and calls; only the waiting is done here, one tick at a time. Its own waits by
 * the computer's clock: a tick that a stall delays by more than a second is lost, a clock that is set
 * back an hour silences it for an hour, and one that is set ahead has it walk through every tick that
 * it lost, 3 million for a year, while nothing else runs.
 * @throws RangeError for another number of seconds
 */
export const startTicks = (seconds: number, tick: () => void): (() => void) => {
  if (!Number.isInteger(seconds) || seconds < 1 || 60 % seconds !== 0)
    throw new RangeError(`${seconds} does not divide 60`);
  const task = createTask(`*/${seconds} * * * * *`, tick, { logger: silence });

  const untilNext = (): number => {
    const [next] = task.getNextRuns(1);
    const wait = next ? next.getTime() - systemClock.now().getTime() : 0;
    return Math.min(Math.max(wait, 0), seconds * 1000);
  };
  const wait = (): NodeJS.Timeout =>
    setTimeout(() => {
      timer = wait();
      void task.execute();
    }, untilNext());

  let timer = wait();
  return () => {
    clearTimeout(timer);
    void task.destroy();
  };
};
