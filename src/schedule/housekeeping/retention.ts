import type { Recurrence } from '../../calendar/recurrence.ts';
import type { Tx } from '../../chat/context.ts';
import type { Job } from '../job.ts';
import { counted } from './counted.ts';
import { deleteDeliveries, deleteHandledRequests, deleteJobRuns, deleteMessages } from './store.ts';

/**
 * Days for which an answered request is remembered. Platforms deliver one again within minutes, at most
 * within hours; a week bridges an outage over a bank holiday. Not longer, because it holds the answer,
 * and with it what the person was told.
 */
const requestDays = 7;

/**
 * Days for which the office can look back at what the bot did by itself, and at what it sent to whom:
 * three months cover a review from the first invitation to the report.
 */
const runDays = 90;
const messageDays = 90;

// At night, when nobody waits for the database. A job each, so that each has a transaction's time.
const nightly: Recurrence = { kind: 'daily', at: '03:30' };

/** Rows that one statement deletes, and statements in one night: what is left waits for the next. */
const batch = 5_000;
const batches = 10;

const inBatches = async (deleteSome: (most: number) => Promise<number>): Promise<number> => {
  let sum = 0;
  for (let round = 0; round < batches; round += 1) {
    const deleted = await deleteSome(batch);
    sum += deleted;
    if (deleted < batch) break;
  }
  return sum;
};

const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * 24 * 60 * 60 * 1000);

export const deleteOldRequests: Job = {
  name: 'delete-old-requests',
  does: `Forgets requests that were answered more than ${requestDays} days ago`,
  recurrence: nightly,
  catchUp: { kind: 'once' },
  run: async (tx, { now }) => {
    const before = daysBefore(now, requestDays);
    return `deleted ${counted(await inBatches((most) => deleteHandledRequests(tx, before, most)), 'request')}`;
  },
};

const messagesBefore = async (tx: Tx, before: Date): Promise<string> => {
  const deliveries = await inBatches((most) => deleteDeliveries(tx, before, most));
  const messages = await inBatches((most) => deleteMessages(tx, before, most));
  return `deleted ${counted(messages, 'message')} with ${counted(deliveries, 'recipient')}`;
};

export const deleteOldMessages: Job = {
  name: 'delete-old-messages',
  does: `Deletes messages that were sent more than ${messageDays} days ago, unless one of them still waits`,
  recurrence: nightly,
  catchUp: { kind: 'once' },
  run: (tx, { now }) => messagesBefore(tx, daysBefore(now, messageDays)),
};

export const deleteOldRuns: Job = {
  name: 'delete-old-runs',
  does: `Forgets what the bot did by itself more than ${runDays} days ago`,
  recurrence: nightly,
  catchUp: { kind: 'once' },
  run: async (tx, { now }) => {
    const before = daysBefore(now, runDays);
    return `deleted ${counted(await inBatches((most) => deleteJobRuns(tx, before, most)), 'run')}`;
  },
};
