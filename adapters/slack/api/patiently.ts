import { setTimeout as sleep } from 'node:timers/promises';
import { faultOf } from './web-api.ts';

/** How often Slack may ask for a pause; after that somebody else is calling it without end. */
const mostPauses = 10;

/** Calls Slack where nobody waits for the answer: a pause that Slack asks for is kept, and the call made again. */
export const patiently = async <T>(call: () => Promise<T>, pauses = mostPauses): Promise<T> => {
  try {
    return await call();
  } catch (error) {
    const fault = faultOf(error);
    if (fault.kind !== 'rate-limited' || pauses === 0) throw error;
    await sleep(fault.seconds * 1_000, undefined, { ref: false });
    return patiently(call, pauses - 1);
  }
};
