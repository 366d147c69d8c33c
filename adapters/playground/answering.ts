import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../src/chat/log.ts';
import type { Change, Hub } from './hub.ts';
import type { Act } from './talk.ts';

/** Milliseconds for which a page waits for the bot's answer before it says that it does. */
const patience = 2_000;

const takesLong = async (answer: Promise<unknown>): Promise<boolean> => {
  const settled = new AbortController();
  const late = sleep(patience, true, { signal: settled.signal }).catch(() => false);
  const inTime = answer.then(
    () => false,
    () => false,
  );
  return Promise.race([inTime, late]).finally(() => settled.abort());
};

/** Hands answers to the pages that are open, in time or later. */
export const createAnswering = ({ hub, log }: { readonly hub: Hub; readonly log: Log }) => {
  const publish = (changes: readonly Change[], except: string): void => {
    for (const change of changes) if (change.how !== 'again') hub.publish(change, except);
  };

  return {
    publish,

    /**
     * Tells the other pages what the bot answers.
     * @param mayBeLate the page that acts listens, so it need not wait
     * @returns what to show on the page that acts; undefined where that will come by itself
     */
    answer: async (
      act: Act,
      work: Promise<readonly Change[]>,
      mayBeLate: boolean,
    ): Promise<readonly Change[] | undefined> => {
      if (mayBeLate && (await takesLong(work))) {
        work
          .then((changes) => {
            for (const change of changes) hub.publish(change);
          })
          .catch((error: unknown) => log.error({ err: error }, 'a late answer was lost'))
          .finally(() => hub.finish(act.page, act.delivery));
        return undefined;
      }
      const changes = await work;
      publish(changes, act.page);
      return changes;
    },
  };
};
