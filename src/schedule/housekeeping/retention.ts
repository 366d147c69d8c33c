import type { Tx } from '../../chat/context.ts';
import { howMany } from '../../chat/tidy.ts';
import type { Job } from '../job.ts';
import { createRetention, daysBefore, inBatches, nightly } from '../retention-job.ts';
import { deleteDeliveries, deleteHandledRequests, deleteJobRuns, deleteMessages } from './store.ts';

/**
 * Days for which an answered request is remembered. Platforms deliver one again within minutes, at most
 * within hours; a week bridges an outage over a bank holiday. Not longer, because it holds the answer,
 * and with it what the person was told.
 */
export const requestDays = 7;

/**
 * Days for which the office can look back at what the bot did by itself, and at what it sent to whom:
 * three months cover a review from the first invitation to the report.
 */
const runDays = 90;
export const messageDays = 90;

export const deleteOldRequests = createRetention({
  name: 'delete-old-requests',
  does: `Forgets requests that were answered more than ${requestDays} days ago`,
  days: requestDays,
  thing: 'request',
  deleteSome: deleteHandledRequests,
});

const messagesBefore = async (tx: Tx, before: Date): Promise<string> => {
  const deliveries = await inBatches((most) => deleteDeliveries(tx, before, most));
  const messages = await inBatches((most) => deleteMessages(tx, before, most));
  return `deleted ${howMany(messages, 'message')} with ${howMany(deliveries, 'recipient')}`;
};

export const deleteOldMessages: Job = {
  name: 'delete-old-messages',
  does: `Deletes messages that were sent more than ${messageDays} days ago, unless one of them still waits`,
  recurrence: nightly,
  catchUp: { kind: 'once' },
  run: (tx, { now }) => messagesBefore(tx, daysBefore(now, messageDays)),
};

export const deleteOldRuns = createRetention({
  name: 'delete-old-runs',
  does: `Forgets what the bot did by itself more than ${runDays} days ago`,
  days: runDays,
  thing: 'run',
  deleteSome: deleteJobRuns,
});
