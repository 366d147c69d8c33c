import type { Programme } from '../programme/programme.ts';
import type { Job } from '../schedule/job.ts';
import { createRetention } from '../schedule/retention-job.ts';
import { deleteClosedCases } from './retention/store.ts';

/** Forgets what the office asked, and was answered, long ago. */
export const createCasesRetention = ({ retention }: Pick<Programme, 'retention'>): Job =>
  createRetention({
    name: 'delete-closed-cases',
    does: `Deletes cases that were closed more than ${retention.closedCaseDays} days ago, with questions and answers, unless there is a hold`,
    days: retention.closedCaseDays,
    thing: 'case',
    deleteSome: deleteClosedCases,
  });
