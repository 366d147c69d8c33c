import { nextAfter, type Recurrence } from '../calendar/recurrence.ts';
import { type AttendParts, createAttend } from './attend.ts';
import { judge } from './due.ts';
import type { Job, JobRow, Run } from './job.ts';
import { addJobs, findJobs, listLastRuns, replaceDueTime } from './store.ts';
import { startTicks } from './ticks.ts';

export interface ScheduleParts extends AttendParts {
  /** Each with a name of its own. */
  readonly jobs: readonly Job[];
  /** Seconds between two looks, a divisor of 60. */
  readonly every?: number;
}

/** A job as the office sees it. */
export interface ScheduledJob {
  readonly name: string;
  /** A sentence without its full stop. */
  readonly does: string;
  readonly recurrence: Recurrence;
  readonly next: Date;
  /** The last run until now; none where it never ran. */
  readonly last?: Run;
}

export type Schedule = ReturnType<typeof createSchedule>;

/**
 * What the bot does by itself, and when. The database says what is due: each due time is dealt with
 * once, whichever replicas look and whenever they die. node-cron only says when to look.
 * @throws RangeError where two jobs have one name, or a recurrence is none
 */
export const createSchedule = ({ jobs, every = 10, ...parts }: ScheduleParts) => {
  const { database, clock, zone, log } = parts;
  if (new Set(jobs.map(({ name }) => name)).size < jobs.length) throw new RangeError('Two jobs have the same name');
  for (const { recurrence } of jobs) nextAfter(recurrence, clock.now(), zone);
  const attend = createAttend(parts);

  const attendKnown = async (job: Job, row: JobRow): Promise<number> => {
    const verdict = judge(job, row, clock.now(), zone);
    if (verdict.kind === 'due') return attend(job);
    if (verdict.kind === 'misplaced' && (await replaceDueTime(database, row, verdict.next)))
      log.info({ job: job.name, from: row.dueAt, to: verdict.next }, 'the due time of a job was put right');
    return 0;
  };

  let looking: Promise<number> | undefined;
  let stopping = false;
  let endTicks: (() => void) | undefined;

  const lookOnce = async (): Promise<number> => {
    const rows = new Map((await findJobs(database)).map((row) => [row.name, row]));
    const now = clock.now();
    const unseen = jobs.filter(({ name }) => !rows.has(name));
    const first = unseen.map(({ name, recurrence }) => ({ name, dueAt: nextAfter(recurrence, now, zone) }));
    if (first.length > 0) await addJobs(database, first);
    let dealtWith = 0;
    for (const job of jobs) {
      const row = rows.get(job.name);
      if (row && !stopping) dealtWith += await attendKnown(job, row);
    }
    return dealtWith;
  };

  /**
   * Asks the database what is due and deals with it, one job after the other; while a look is under
   * way, the answer is that one's. Costs one statement where nothing is due.
   * @returns how many due times were run or let go
   * @throws where the database does not answer; what a job throws is noted and logged
   */
  const look = (): Promise<number> => {
    looking ??= lookOnce().finally(() => {
      looking = undefined;
    });
    return looking;
  };

  const tick = (): void => {
    look().catch((error: unknown) => log.error({ err: error }, 'a look at the schedule failed'));
  };

  return {
    look,

    /** Looks now, and then again and again until stopped. */
    start: (): void => {
      if (endTicks) return;
      endTicks = startTicks(every, tick);
      tick();
    },

    /**
     * Ends the looks. Waits for the job that is running, and begins no other. Whoever cannot wait may
     * end the process: then the database hands the due time back.
     */
    stop: async (): Promise<void> => {
      endTicks?.();
      endTicks = undefined;
      stopping = true;
      await looking?.catch(() => undefined);
      stopping = false;
    },

    /** Every job, with its last run and when it is due next. */
    list: async (): Promise<readonly ScheduledJob[]> => {
      const now = clock.now();
      const stored = new Map((await listLastRuns(database, now)).map((each) => [each.name, each]));
      return jobs.map(({ name, does, recurrence }) => {
        const { next = nextAfter(recurrence, now, zone), last } = stored.get(name) ?? {};
        return { name, does, recurrence, next, ...(last && { last }) };
      });
    },
  };
};
