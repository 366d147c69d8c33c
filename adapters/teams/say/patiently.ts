import { setTimeout as sleep } from 'node:timers/promises';
import { faultOf } from '../bot-framework/fault.ts';

/** Seconds, at most, for which somebody is let wait because Teams asks for it. */
const longest = 30;

/** How long to wait after a failure, in milliseconds; undefined where it is no use, or the message may be there. */
const waitAfter = (error: unknown, wait: number): number | undefined => {
  const fault = faultOf(error);
  if (fault.kind === 'unsent') return wait;
  return fault.kind === 'rate-limited' && fault.seconds <= longest ? fault.seconds * 1_000 : undefined;
};

/**
 * Sends an answer, and again where Teams says that it did not take it: never one that may have arrived.
 * @param waits milliseconds before each new attempt
 */
export const patiently = async <T>(waits: readonly number[], send: () => Promise<T>): Promise<T> => {
  for (const wait of waits) {
    try {
      return await send();
    } catch (error) {
      const pause = waitAfter(error, wait);
      if (pause === undefined) throw error;
      await sleep(pause);
    }
  }
  return send();
};
