import type { Recurrence } from '../calendar/recurrence.ts';
import type { Tx } from '../chat/context.ts';
import { howMany } from '../chat/tidy.ts';
import type { Job } from './job.ts';

// At night, when nobody waits for the database. A job each, so that each has a transaction's time.
export const nightly: Recurrence = { kind: 'daily', at: '03:30' };

/** Rows that one statement deletes, and statements in one night: what is left waits for the next. */
const batch = 5_000;
const batches = 10;

/** Deletes some at a time, as many as one night may. @returns how many there were */
export const inBatches = async (deleteSome: (most: number) => Promise<number>): Promise<number> => {
  let sum = 0;
  for (let round = 0; round < batches; round += 1) {
    const deleted = await deleteSome(batch);
    sum += deleted;
    if (deleted < batch) break;
  }
  return sum;
};

export const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * 24 * 60 * 60 * 1000);

export interface Retention {
  readonly name: string;
  /** What the office reads of it. */
  readonly does: string;
  readonly days: number;
  /** One of what is deleted, such as `request`. */
  readonly thing: string;
  /** Deletes at most `most` of what is older, and returns how many it deleted. */
  readonly deleteSome: (tx: Tx, before: Date, most: number) => Promise<number>;
}

/** A job that deletes every night what is older than so many days of 24 hours. */
export const createRetention = ({ name, does, days, thing, deleteSome }: Retention): Job => ({
  name,
  does,
  recurrence: nightly,
  catchUp: { kind: 'once' },
  run: async (tx, { now }) => {
    const before = daysBefore(now, days);
    return `deleted ${howMany(await inBatches((most) => deleteSome(tx, before, most)), thing)}`;
  },
});
