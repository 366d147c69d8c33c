import { setTimeout as sleep } from 'node:timers/promises';
import type { Dispatch } from '../../../src/chat/dispatch.ts';
import type { FakeSlack } from './fake-slack.ts';

/** Milliseconds: of silence after which the bot is done; and within which it begins, where there is anything to do. */
const silence = 50;
const slowest = 1_000;
const glance = 10;

/**
 * Watches a bot under test, because it goes on after it has acknowledged: it dispatches, and it calls Slack.
 * `settled` waits until it has begun something since the last time, and has been silent for a while.
 */
export const watchActs = (fake: Pick<FakeSlack, 'calls'>) => {
  let dispatched = 0;
  let underWay = 0;
  let seen = 0;
  const begun = (): number => dispatched + fake.calls.length;

  const untilBegun = async (): Promise<void> => {
    for (let waited = 0; begun() === seen && waited < slowest; waited += glance) await sleep(glance);
  };
  const untilSilent = async (): Promise<void> => {
    let before = begun();
    for (let quiet = 0; quiet < silence; quiet += glance) {
      await sleep(glance);
      if (underWay > 0 || begun() !== before) quiet = 0;
      before = begun();
    }
  };

  /** Told when something is dispatched. @returns told when that is over */
  const begins = (): (() => void) => {
    dispatched += 1;
    underWay += 1;
    return () => {
      underWay -= 1;
    };
  };
  const watch =
    (dispatch: Dispatch): Dispatch =>
    async (request) =>
      dispatch(request).finally(begins());
  const settled = async (): Promise<void> => {
    await untilBegun();
    await untilSilent();
    seen = begun();
  };
  return { begins, watch, settled };
};

/** The same for a bot in this process. */
export const watchBot = (fake: Pick<FakeSlack, 'calls'>, dispatch: Dispatch) => {
  const { watch, settled } = watchActs(fake);
  return { dispatch: watch(dispatch), settled };
};
