import { setTimeout as sleep } from 'node:timers/promises';
import { faultOf } from '../bot-framework/fault.ts';

/** Milliseconds to wait before each new attempt. */
const waits = [300, 1_000, 3_000];

/** Seconds, at most, for which somebody is let wait because Teams asks for it. */
const longest = 30;

/** How long to wait after a failure, in milliseconds; undefined where it is no use, or the message may be there. */
const waitAfter = (error: unknown, wait: number): number | undefined => {
  const fault = faultOf(error);
  if (fault.kind === 'unsent') return wait;
  return fault.kind === 'rate-limited' && fault.seconds <= longest ? fault.seconds * 1_000 : undefined;
};

/** Sends an answer, and again where Teams says that it did not take it: never one that may have arrived. */
export const patiently = async <T>(send: () => Promise<T>): Promise<T> => {
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
