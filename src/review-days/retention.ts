import type { Programme } from '../programme/programme.ts';
import type { Job } from '../schedule/job.ts';
import { createRetention } from '../schedule/retention-job.ts';
import { forgetOnEndedLists } from './retention/store.ts';

/** Forgets who had, added and ticked what on the lists of reviews that ended long ago: what was done stays. */
export const createReviewDaysRetention = ({ retention }: Pick<Programme, 'retention'>): Job =>
  createRetention({
    name: 'forget-on-ended-lists',
    does:
      `Takes names off the checklists of reviews that ended more than ${retention.endedReviewDays} days ago, ` +
      'unless there is a hold',
    days: retention.endedReviewDays,
    thing: 'name',
    deleteSome: forgetOnEndedLists,
  });
