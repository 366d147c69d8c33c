import type { Tx } from '../chat/context.ts';
import type { Database } from '../storage/database.ts';
import { clientOf } from '../storage/tx.ts';
import type { JobRow, Run, RunState } from './job.ts';

type Reads = Pick<Database, 'prisma'>;

interface Key {
  readonly name: string;
  readonly dueAt: Date;
}

interface StoredJob {
  readonly name: string;
  readonly due_at: Date;
  readonly started_at: Date | null;
  readonly outcome: string | null;
}

// The column holds the state and the words, `done: nothing to delete`.
const states: readonly string[] = ['done', 'failed', 'missed'] satisfies readonly RunState[];
const written = (state: RunState, words: string): string => `${state}: ${words}`;
const failed = `${written('failed', '')}%`;

const read = (outcome: string): Pick<Run, 'state' | 'words'> => {
  const [state = '', ...words] = outcome.split(': ');
  return states.includes(state)
    ? { state: state as RunState, words: words.join(': ') }
    : { state: 'done', words: outcome };
};

const asRow = ({ name, due_at: dueAt, started_at: startedAt, outcome }: StoredJob): JobRow =>
  startedAt === null || outcome === null
    ? { name, dueAt }
    : { name, dueAt, tried: { startedAt, state: read(outcome).state } };

/** Every job that was ever seen, in one statement, because it is asked every few seconds. */
export const findJobs = async ({ prisma }: Reads): Promise<readonly JobRow[]> => {
  const rows = await prisma.$queryRaw<StoredJob[]>`
    SELECT j.name, j.due_at, r.started_at, r.outcome
    FROM jobs j LEFT JOIN job_runs r ON r.name = j.name AND r.due_at = j.due_at`;
  return rows.map(asRow);
};

/** Writes jobs that were never seen before; one that another replica wrote stays as it is. */
export const addJobs = async ({ prisma }: Reads, jobs: readonly Key[]): Promise<void> => {
  await prisma.job.createMany({ data: [...jobs], skipDuplicates: true });
};

/** @returns whether it was moved: not where somebody else was there first */
export const replaceDueTime = async ({ prisma }: Reads, { name, dueAt }: Key, next: Date): Promise<boolean> => {
  const { count } = await prisma.job.updateMany({ where: { name, dueAt }, data: { dueAt: next } });
  return count > 0;
};

/** Takes a job that is due, until the transaction ends; undefined where another replica has it or had it. */
export const takeJob = async (tx: Tx, name: string, now: Date): Promise<JobRow | undefined> => {
  const [row] = await clientOf(tx).$queryRaw<StoredJob[]>`
    SELECT j.name, j.due_at, r.started_at, r.outcome
    FROM jobs j LEFT JOIN job_runs r ON r.name = j.name AND r.due_at = j.due_at
    WHERE j.name = ${name} AND j.due_at <= ${now}
    FOR UPDATE OF j SKIP LOCKED`;
  return row && asRow(row);
};

/** @returns whether the due time is the transaction's to deal with: it was never dealt with, or failed */
export const beginRun = async (tx: Tx, { name, dueAt }: Key, now: Date): Promise<boolean> => {
  const begun = await clientOf(tx).$executeRaw`
    INSERT INTO job_runs (name, due_at, started_at, finished_at, outcome) VALUES (${name}, ${dueAt}, ${now}, ${now}, '')
    ON CONFLICT (name, due_at) DO UPDATE SET started_at = EXCLUDED.started_at WHERE job_runs.outcome LIKE ${failed}`;
  return begun > 0;
};

/** Writes what came of a run that the same transaction began. */
export const endRun = async (tx: Tx, { name, dueAt }: Key, finishedAt: Date, words: string): Promise<void> => {
  const outcome = written('done', words);
  await clientOf(tx).jobRun.updateMany({ where: { name, dueAt }, data: { finishedAt, outcome } });
};

/** Notes due times that are let go. */
export const saveMissed = async (tx: Tx, name: string, dueTimes: readonly Date[], now: Date): Promise<void> => {
  const outcome = written('missed', '');
  const data = dueTimes.map((dueAt) => ({ name, dueAt, startedAt: now, finishedAt: now, outcome }));
  await clientOf(tx).jobRun.createMany({ data, skipDuplicates: true });
};

/** Notes that a due time failed, and that it is the one to try again, unless it was dealt with since. */
export const saveFailed = async (
  tx: Tx,
  { name, dueAt }: Key,
  { startedAt, finishedAt, words }: Pick<Run, 'startedAt' | 'finishedAt' | 'words'>,
): Promise<void> => {
  const client = clientOf(tx);
  await client.job.updateMany({ where: { name, dueAt: { lt: dueAt } }, data: { dueAt } });
  await client.$executeRaw`
    INSERT INTO job_runs (name, due_at, started_at, finished_at, outcome)
    VALUES (${name}, ${dueAt}, ${startedAt}, ${finishedAt}, ${written('failed', words)})
    ON CONFLICT (name, due_at) DO UPDATE
    SET started_at = EXCLUDED.started_at, finished_at = EXCLUDED.finished_at, outcome = EXCLUDED.outcome
    WHERE job_runs.outcome LIKE ${failed}`;
};

export const setDueTime = async (tx: Tx, name: string, dueAt: Date): Promise<void> => {
  await clientOf(tx).job.updateMany({ where: { name }, data: { dueAt } });
};

interface StoredRun extends Omit<StoredJob, 'due_at'> {
  readonly next: Date;
  readonly due_at: Date | null;
  readonly finished_at: Date | null;
}

const asRun = ({
  due_at: dueAt,
  started_at: startedAt,
  finished_at: finishedAt,
  outcome,
}: StoredRun): Run | undefined =>
  dueAt && startedAt && finishedAt && outcome !== null ? { dueAt, startedAt, finishedAt, ...read(outcome) } : undefined;

/** Every job with its next due time and its last run until `now`. */
export const listLastRuns = async (
  { prisma }: Reads,
  now: Date,
): Promise<readonly { readonly name: string; readonly next: Date; readonly last: Run | undefined }[]> => {
  const rows = await prisma.$queryRaw<StoredRun[]>`
    SELECT j.name, j.due_at AS next, r.due_at, r.started_at, r.finished_at, r.outcome
    FROM jobs j LEFT JOIN LATERAL (
      SELECT * FROM job_runs WHERE job_runs.name = j.name AND job_runs.started_at <= ${now}
      ORDER BY job_runs.due_at DESC LIMIT 1
    ) r ON true`;
  return rows.map((row) => ({ name: row.name, next: row.next, last: asRun(row) }));
};
