import { setTimeout as sleep } from 'node:timers/promises';
import type { Dispatch } from '../../../src/chat/dispatch.ts';
import type { FakeTeams } from './fake-teams.ts';

/** Milliseconds of silence after which the bot is done. */
const silence = 50;
const glance = 10;

/**
 * Watches a bot under test, because it may go on after it has answered: it dispatches, and it calls Teams.
 * `settled` waits until it has been silent for a while. What is to be done is begun before the answer.
 */
export const watchActs = (fake: Pick<FakeTeams, 'calls'>) => {
  let dispatched = 0;
  let underWay = 0;
  const begun = (): number => dispatched + fake.calls.length;

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
    let before = begun();
    for (let quiet = 0; quiet < silence; quiet += glance) {
      await sleep(glance);
      if (underWay > 0 || begun() !== before) quiet = 0;
      before = begun();
    }
  };
  return { begins, watch, settled };
};

/** The same for a bot in this process. */
export const watchBot = (fake: Pick<FakeTeams, 'calls'>, dispatch: Dispatch) => {
  const { watch, settled } = watchActs(fake);
  return { dispatch: watch(dispatch), settled };
};
