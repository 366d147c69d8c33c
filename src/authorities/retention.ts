import type { Programme } from '../programme/programme.ts';
import type { Job } from '../schedule/job.ts';
import { createRetention } from '../schedule/retention-job.ts';
import { deleteEndedRegistrations } from './retention/store.ts';

/** Forgets registrations that came to nothing long ago. */
export const createRegistrationsRetention = ({ retention }: Pick<Programme, 'retention'>): Job =>
  createRetention({
    name: 'delete-ended-registrations',
    does: `Deletes registrations that were made more than ${retention.endedRegistrationDays} days ago and were declined, were taken back or whose review is over, unless there is a hold`,
    days: retention.endedRegistrationDays,
    thing: 'registration',
    deleteSome: deleteEndedRegistrations,
  });
