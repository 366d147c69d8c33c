import { type Deliveries, reportKey } from '../delivery/deliveries.ts';
import type { Job } from '../schedule/job.ts';
import { badEnds } from './views.ts';

/** Minutes between two reports: soon enough to act on, seldom enough to be read. */
const minutes = 10;

/** The office hears of messages that did not arrive for certain: one message however many there were. */
export const createBadEndsReport = (deliveries: Deliveries): Job => ({
  name: 'report-bad-ends',
  does: 'Tells the office which messages did not arrive',
  recurrence: { kind: 'every', minutes },
  catchUp: { kind: 'once' },
  run: async (tx, { dueAt, now }) => {
    const ends = await deliveries.reportBadEnds(tx);
    const count = Object.values(ends).reduce((sum, each) => sum + each, 0);
    if (count === 0) return 'nothing to report';
    const outgoing = { key: reportKey(dueAt.toISOString()), view: badEnds(ends), to: { kind: 'office' } } as const;
    const told = await deliveries.enqueue(tx, outgoing, now);
    return `reported ${count} to ${told}`;
  },
});
