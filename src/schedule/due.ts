import { latestUntil, nextAfter } from '../calendar/recurrence.ts';
import type { TimeZone } from '../calendar/time-zone.ts';
import type { Job, JobRow } from './job.ts';

export type Verdict =
  | { readonly kind: 'not-yet' }
  /** What is stored is no due time of this job, or one too far away: `next` is the right one. */
  | { readonly kind: 'misplaced'; readonly next: Date }
  /** `run`, if any, is the due time to deal with; those in `missed` are let go. */
  | { readonly kind: 'due'; readonly run?: Date; readonly missed: readonly Date[]; readonly next: Date };

const minute = 60_000;
const longestRest = 15 * minute;

/**
 * Whether a due time that failed has to wait. It rests for as long as it was overdue when it was last
 * tried, from one minute to a quarter of an hour: tries come after 1, 2, 4, 8, 16, 31, 46 … minutes, and
 * the next due time ends them. A try in the future is one by a clock that was wrong.
 */
const rests = ({ dueAt, tried }: JobRow, now: Date): boolean => {
  if (tried?.state !== 'failed') return false;
  const since = now.getTime() - tried.startedAt.getTime();
  const overdue = tried.startedAt.getTime() - dueAt.getTime();
  return since >= 0 && since < Math.min(Math.max(overdue, minute), longestRest);
};

/**
 * A clock that was wrong, another recurrence or another zone leave such a row behind. One period more
 * than it should be is none: the clock of a replica that is a little ahead has dealt with it already.
 */
const isMisplaced = ({ recurrence }: Job, { dueAt }: JobRow, next: Date, zone: TimeZone): boolean =>
  dueAt.getTime() !== next.getTime() &&
  (nextAfter(recurrence, next, zone) < dueAt || latestUntil(recurrence, dueAt, zone) < dueAt);

const later = (a: Date, b: Date): Date => (a > b ? a : b);

/** What is to be done now about a job as it is stored. */
export const judge = (job: Job, row: JobRow, now: Date, zone: TimeZone): Verdict => {
  const { recurrence, catchUp } = job;
  const next = nextAfter(recurrence, now, zone);
  if (row.dueAt > now) return isMisplaced(job, row, next, zone) ? { kind: 'misplaced', next } : { kind: 'not-yet' };

  const latest = later(row.dueAt, latestUntil(recurrence, now, zone));
  const isTooLate = (due: Date): boolean =>
    catchUp.kind === 'never' && now.getTime() - due.getTime() > catchUp.graceMinutes * minute;
  const missed = (latest > row.dueAt ? [row.dueAt, latest] : [latest]).filter(isTooLate);
  if (isTooLate(latest)) return { kind: 'due', missed, next };
  if (latest <= row.dueAt && rests(row, now)) return { kind: 'not-yet' };
  return { kind: 'due', run: latest, missed, next };
};
