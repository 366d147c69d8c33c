import { type Deliveries, reportKey } from '../delivery/deliveries.ts';
import type { Job } from '../schedule/job.ts';
import { badEnds } from './views.ts';

/** Minutes between two reports: soon enough to act on, seldom enough to be read. */
const minutes = 10;

/**
 * The office hears of messages that did not arrive for certain, and of workspaces that have shut the bot
 * out: one message however many there were.
 */
export const createBadEndsReport = (deliveries: Deliveries): Job => ({
  name: 'report-bad-ends',
  does: 'Tells the office which messages did not arrive',
  recurrence: { kind: 'every', minutes },
  catchUp: { kind: 'once' },
  run: async (tx, { dueAt, now }) => {
    const ends = await deliveries.reportBadEnds(tx);
    const stops = await deliveries.reportStops(tx);
    const count = Object.values(ends).reduce((sum, each) => sum + each, stops.length);
    if (count === 0) return 'nothing to report';
    const view = badEnds(ends, stops);
    const told = await deliveries.enqueue(
      tx,
      { key: reportKey(dueAt.toISOString()), view, to: { kind: 'office' } },
      now,
    );
    return `reported ${count} to ${told}`;
  },
});
