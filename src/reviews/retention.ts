import type { Programme } from '../programme/programme.ts';
import type { Job } from '../schedule/job.ts';
import { createRetention } from '../schedule/retention-job.ts';
import { forgetInEndedReviews } from './retention/store.ts';

/** Forgets how the teams of reviews were put together that ended long ago: who took part stays. */
export const createReviewsRetention = ({ retention }: Pick<Programme, 'retention'>): Job =>
  createRetention({
    name: 'forget-in-ended-reviews',
    does:
      'Deletes answers about ties, exceptions, those who did not come and who recorded what, of reviews that ended ' +
      `more than ${retention.endedReviewDays} days ago, unless there is a hold`,
    days: retention.endedReviewDays,
    thing: 'detail',
    deleteSome: forgetInEndedReviews,
  });
