import type { Outcome } from './message.ts';

/** What is known of a message when its platform says nothing. */
export const silence: Outcome = { kind: 'uncertain', why: 'The platform did not answer.' };

/** What is known before its platform is asked. */
export const nowhere = {
  kind: 'unreachable',
  why: 'Whom or where it was for is no longer known.',
} as const satisfies Outcome;
export const undrawn: Outcome = { kind: 'failed', why: 'It could not be drawn.' };

/**
 * Waits for a platform, but not for ever: whoever waits longer than the lease of the lane would no
 * longer be its only worker.
 * @param limit milliseconds
 * @param otherwise what counts where nothing has come by then, or an exception
 */
export const within = async <T>(limit: number, answer: Promise<T>, otherwise: T): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<T>((resolve) => {
    timer = setTimeout(resolve, limit, otherwise);
  });
  return Promise.race([answer.catch(() => otherwise), late]).finally(() => clearTimeout(timer));
};
