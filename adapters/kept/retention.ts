import type { Job } from '../../src/schedule/job.ts';
import { deleteKept } from './store.ts';

/** Days for which the rest of a long message can be read: as long as the office can look back at it. */
const days = 90;

/** Forgets what messages did not have room for, when nobody will press their buttons any more. */
export const deleteOldKept: Job = {
  name: 'delete-old-rests',
  does: `Deletes what did not fit into messages that were sent more than ${days} days ago`,
  recurrence: { kind: 'daily', at: '03:30' },
  catchUp: { kind: 'once' },
  run: async (tx, { now }) => {
    const deleted = await deleteKept(tx, new Date(now.getTime() - days * 24 * 60 * 60 * 1000));
    return `deleted ${deleted}`;
  },
};
