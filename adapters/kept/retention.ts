import { messageDays } from '../../src/schedule/housekeeping/retention.ts';
import { createRetention } from '../../src/schedule/retention-job.ts';
import { deleteKept } from './store.ts';

/** Forgets what messages did not have room for, as soon as the office cannot look back at those any more. */
export const deleteOldKept = createRetention({
  name: 'delete-old-rests',
  does: `Deletes what did not fit into messages that were sent more than ${messageDays} days ago`,
  days: messageDays,
  thing: 'rest',
  deleteSome: deleteKept,
});
