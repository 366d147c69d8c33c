import type { Programme } from '../../src/programme/programme.ts';
import type { Job } from '../../src/schedule/job.ts';
import { createRetention } from '../../src/schedule/retention-job.ts';
import { deleteOldTranscript } from './personal-data/store.ts';

/** Forgets what was said in the playground. */
export const deleteOldTranscripts = ({ retention }: Pick<Programme, 'retention'>): Job =>
  createRetention({
    name: 'delete-old-transcripts',
    does: `Deletes what was said in the playground more than ${retention.transcriptDays} days ago, unless there is a hold`,
    days: retention.transcriptDays,
    thing: 'message',
    deleteSome: deleteOldTranscript,
  });
