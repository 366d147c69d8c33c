import { timed } from './bench.ts';

/** The time within which 95 of 100 were done. */
export const percentile95 = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] ?? Number.NaN;

/** Milliseconds within which 95 of 100 were done, one after the other. */
export const slowest = async (times: number, work: () => Promise<unknown>): Promise<number> => {
  const all: number[] = [];
  for (let each = 0; each < times; each += 1) all.push(await timed(work));
  return percentile95(all);
};
