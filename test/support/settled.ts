import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds: within which a bot begins what reached it; and of silence after which it is done. */
const beginning = 5;
const silence = 15;

/** Where a bot under test calls its platform. */
interface Called {
  readonly calls: { readonly length: number };
}

/**
 * Waits until a bot under test is done, because it goes on after it has acknowledged: nothing is being answered, and
 * the platform hears no more of it.
 * @param answered by the bot: what is being answered has been
 */
export const untilSettled = (platform: Called, answered: () => Promise<unknown>) => async (): Promise<void> => {
  await sleep(beginning);
  let before: number;
  do {
    await answered();
    before = platform.calls.length;
    await sleep(silence);
  } while (platform.calls.length !== before);
};
