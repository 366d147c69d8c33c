import type { Clock } from '../calendar/clock.ts';
import type { TimeZone } from '../calendar/time-zone.ts';
import type { Tx } from '../chat/context.ts';
import type { Log } from '../chat/log.ts';
import { referenceHere, withReference } from '../chat/reference.ts';
import type { Database } from '../storage/database.ts';
import { inTransaction } from '../storage/transaction.ts';
import { judge } from './due.ts';
import type { Job, JobTimes } from './job.ts';
import { beginRun, endRun, saveFailed, saveMissed, setDueTime, takeJob } from './store.ts';

export interface AttendParts {
  readonly database: Pick<Database, 'prisma'>;
  readonly clock: Clock;
  /** Where the jobs' times of day are told. */
  readonly zone: TimeZone;
  readonly log: Log;
}

/**
 * Makes what deals with one job that is due: in one transaction it takes the job's row, notes the run,
 * does the work and sets the next due time, so that whoever dies on the way has done nothing. A
 * failure is noted in a transaction of its own, and logged.
 * @returns how many due times were dealt with: run or let go. None where the job failed, or where
 *   another replica has dealt with it or is about to
 */
export const createAttend = ({ database, clock, zone, log }: AttendParts): ((job: Job) => Promise<number>) => {
  const runOnce = async (tx: Tx, job: Job, times: JobTimes): Promise<number> => {
    const key = { name: job.name, dueAt: times.dueAt };
    if (!(await beginRun(tx, key, times.now))) return 0;
    const words = await job.run(tx, times);
    await endRun(tx, key, clock.now(), words);
    return 1;
  };

  const noteFailure = async (job: Job, { dueAt, now }: JobTimes, error: unknown): Promise<void> => {
    const reference = referenceHere();
    log.error({ job: job.name, reference, err: error }, 'a job failed');
    const failure = { startedAt: now, finishedAt: clock.now(), words: `reference ${reference}` };
    await inTransaction(database, (tx) => saveFailed(tx, { name: job.name, dueAt }, failure));
  };

  const attend = async (job: Job): Promise<number> => {
    const tried: { times?: JobTimes } = {};
    try {
      return await inTransaction(database, async (tx) => {
        const now = clock.now();
        const row = await takeJob(tx, job.name, now);
        const verdict = row && judge(job, row, now, zone);
        if (verdict?.kind !== 'due') return 0;
        const { run, missed, next } = verdict;
        if (missed.length > 0) await saveMissed(tx, job.name, missed, now);
        if (run) tried.times = { dueAt: run, now };
        const ran = tried.times ? await runOnce(tx, job, tried.times) : 0;
        await setDueTime(tx, job.name, next);
        return ran + missed.length;
      });
    } catch (error) {
      if (!tried.times) throw error;
      await noteFailure(job, tried.times, error);
      return 0;
    }
  };

  return (job) => withReference(() => attend(job));
};
