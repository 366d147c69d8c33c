import type { TimeZone } from '../../src/calendar/time-zone.ts';
import type { Log } from '../../src/chat/log.ts';
import type { Job } from '../../src/schedule/job.ts';
import type { Database } from '../../src/storage/database.ts';
import { clientOf } from '../../src/storage/tx.ts';

export const london = 'Europe/London' as TimeZone;

export interface WorkingJob extends Job {
  /** The due times it was run for, also where what it did was rolled back. */
  readonly tried: string[];
  /** Due times at which it fails after it has done its work. */
  readonly fails: Set<string>;
}

/** A job that leaves something behind in the database, for {@link workDone} to count. */
export const workingJob = (more: Partial<Job> = {}): WorkingJob => {
  const tried: string[] = [];
  const fails = new Set<string>();
  return {
    name: 'work',
    does: 'Works',
    recurrence: { kind: 'daily', at: '08:30' },
    catchUp: { kind: 'once' },
    run: async (tx, { dueAt }) => {
      tried.push(dueAt.toISOString());
      await clientOf(tx).person.create({ data: { createdAt: dueAt } });
      if (fails.has(dueAt.toISOString())) throw new Error('Somebody’s secret');
      return 'worked';
    },
    ...more,
    tried,
    fails,
  };
};

/** The due times for which work was done, in order. */
export const workDone = async ({ prisma }: Pick<Database, 'prisma'>): Promise<readonly string[]> => {
  const rows = await prisma.person.findMany({ orderBy: { createdAt: 'asc' } });
  return rows.map(({ createdAt }) => createdAt.toISOString());
};

/** What is noted of a job's runs: due time, a space, outcome. */
export const noted = async ({ prisma }: Pick<Database, 'prisma'>, name = 'work'): Promise<readonly string[]> => {
  const rows = await prisma.jobRun.findMany({ where: { name }, orderBy: { dueAt: 'asc' } });
  return rows.map(({ dueAt, outcome }) => `${dueAt.toISOString()} ${outcome}`);
};

export const dueAt = async ({ prisma }: Pick<Database, 'prisma'>, name = 'work'): Promise<string | undefined> =>
  (await prisma.job.findUnique({ where: { name } }))?.dueAt.toISOString();

export interface KeptLog extends Log {
  readonly lines: { readonly fields: Readonly<Record<string, unknown>>; readonly message: string }[];
}

export const keptLog = (): KeptLog => {
  const lines: KeptLog['lines'] = [];
  const keep = (fields: Readonly<Record<string, unknown>>, message: string): void =>
    void lines.push({ fields, message });
  return { lines, info: keep, error: keep };
};
