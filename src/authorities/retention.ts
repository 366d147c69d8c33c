import type { Programme } from '../programme/programme.ts';
import type { Job } from '../schedule/job.ts';
import { createRetention } from '../schedule/retention-job.ts';
import { deleteEndedRegistrations } from './personal-data/store.ts';

/** Forgets registrations that came to nothing long ago. */
export const createRegistrationsRetention = ({ retention }: Pick<Programme, 'retention'>): Job =>
  createRetention({
    name: 'delete-ended-registrations',
    does: `Deletes registrations that were declined or taken back more than ${retention.endedRegistrationDays} days ago, unless there is a hold`,
    days: retention.endedRegistrationDays,
    thing: 'registration',
    deleteSome: deleteEndedRegistrations,
  });
