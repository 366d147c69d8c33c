import type pg from 'pg';
import type { Database } from '../../src/storage/database.ts';

/** What a benchmark has to work with: a new, migrated database on a PostgreSQL that writes to disk. */
export interface Ground {
  readonly database: Database;
  /** A bare connection to the same database. */
  readonly client: pg.Client;
  /** Its address, for other processes. */
  readonly url: string;
  /** Has something stopped when the benchmark is over. */
  readonly onEnd: (stop: () => Promise<unknown>) => void;
}

/** One round: what ours took, and what the bare thing under it took, in the same unit. */
export interface Round {
  readonly ours: number;
  readonly floor: number;
}

export interface Bench {
  readonly name: string;
  readonly unit: string;
  /** What the ratio of ours to the floor is to be. */
  readonly goal: { readonly atMost: number } | { readonly atLeast: number };
  /** Prepares, and returns what runs one round of both, the one after the other. */
  readonly prepare: (ground: Ground) => Promise<() => Promise<Round>>;
  /** How many rounds count; five where it is missing. More where a round is short, and so says little. */
  readonly rounds?: number;
  /** What else is to be said when all rounds are over. */
  readonly remark?: () => string;
}

/** Milliseconds that the work takes. */
export const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

export interface Outcome extends Round {
  readonly name: string;
  readonly unit: string;
  readonly ratio: { readonly median: number; readonly least: number; readonly greatest: number };
  readonly goal: string;
  readonly met: boolean;
  readonly remark: string;
}

const median = (numbers: readonly number[]): number => {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

/** Runs a benchmark: one round that does not count, then at least five that do. */
export const measure = async (bench: Bench, ground: Ground): Promise<Outcome> => {
  const { name, unit, goal, prepare, rounds = 5, remark } = bench;
  const round = await prepare(ground);
  await round();
  const all: Round[] = [];
  for (let each = 0; each < rounds; each += 1) all.push(await round());
  const ratios = all.map(({ ours, floor }) => ours / floor);
  const ratio = { median: median(ratios), least: Math.min(...ratios), greatest: Math.max(...ratios) };
  const met = 'atMost' in goal ? ratio.median <= goal.atMost : ratio.median >= goal.atLeast;
  return {
    name,
    unit,
    ours: median(all.map(({ ours }) => ours)),
    floor: median(all.map(({ floor }) => floor)),
    ratio,
    goal: 'atMost' in goal ? `≤ ${goal.atMost}` : `≥ ${goal.atLeast}`,
    met,
    remark: remark?.() ?? '',
  };
};
