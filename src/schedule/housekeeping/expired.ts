import { howMany } from '../../chat/tidy.ts';
import type { Job } from '../job.ts';
import { deleteExpiredDrafts, deleteExpiredLinks, deleteSpentOfficeCodes } from './store.ts';

/**
 * Deletes forms that were begun and have expired, and codes and links that were used or have expired. Every hour,
 * because a form holds what somebody typed and did not send: it is gone within an hour of the promise.
 */
export const deleteExpired: Job = {
  name: 'delete-expired',
  does: 'Deletes unsent forms, codes and links that were used or have expired',
  recurrence: { kind: 'every', minutes: 60 },
  catchUp: { kind: 'once' },
  run: async (tx, { now }) => {
    const forms = await deleteExpiredDrafts(tx, now);
    const codes = (await deleteSpentOfficeCodes(tx, now)) + (await deleteExpiredLinks(tx, now));
    return `deleted ${howMany(forms, 'form')} and ${howMany(codes, 'code')}`;
  },
};
