import type { Outcome } from './message.ts';

/**
 * Waits for a platform, but not for ever: what it has not answered by then is uncertain, and so is what
 * it answers with an exception. Whoever waits longer than the lease of the lane would no longer be its
 * only worker.
 * @param limit milliseconds
 */
export const within = async (limit: number, answer: Promise<Outcome>): Promise<Outcome> => {
  const silence: Outcome = { kind: 'uncertain', why: 'The platform did not answer.' };
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Outcome>((resolve) => {
    timer = setTimeout(resolve, limit, silence);
  });
  return Promise.race([answer.catch(() => silence), late]).finally(() => clearTimeout(timer));
};
