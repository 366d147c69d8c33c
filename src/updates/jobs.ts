import type { Deliveries } from '../delivery/deliveries.ts';
import type { Job } from '../schedule/job.ts';
import { sendDigests } from './digests/digests.ts';
import type { Updates } from './updates.ts';

/** Publishes what was scheduled, and sends digests that are due: news before the digests that may hold it. */
export const createNewsJob = (updates: Updates, deliveries: Deliveries): Job => ({
  name: 'news',
  does: 'Publishes scheduled news, and sends the digests that are due',
  recurrence: { kind: 'every', minutes: 1 },
  catchUp: { kind: 'once' },
  run: async (tx, { now }) => {
    const published = await updates.publishDue(tx, now);
    const digests = await sendDigests(tx, deliveries, now);
    return `published ${published}, sent ${digests} digests`;
  },
});
