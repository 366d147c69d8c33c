import type { Job } from '../job.ts';
import { deleteExpired } from './expired.ts';
import { deleteOldMessages, deleteOldRequests, deleteOldRuns } from './retention.ts';

/** What keeps the database from holding what nobody needs any more. */
export const housekeeping: readonly Job[] = [deleteExpired, deleteOldRequests, deleteOldMessages, deleteOldRuns];
