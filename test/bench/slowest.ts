import { timed } from './bench.ts';

/** Milliseconds within which 95 of 100 were done, one after the other. */
export const slowest = async (times: number, work: () => Promise<unknown>): Promise<number> => {
  const all: number[] = [];
  for (let each = 0; each < times; each += 1) all.push(await timed(work));
  all.sort((a, b) => a - b);
  return all[Math.ceil(times * 0.95) - 1] ?? Number.NaN;
};
