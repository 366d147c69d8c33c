import type { Database } from '../../src/storage/database.ts';

/** Messages of one platform in one state. */
export interface DeliveryFigures {
  readonly platform: string;
  readonly state: string;
  readonly count: number;
  /** Of those that wait: how many are due. */
  readonly due: number;
  /** Of those that wait: how many are for a workspace that has shut the bot out. */
  readonly held: number;
  /** Seconds for which the oldest that is due has waited. */
  readonly oldest: number;
}

/** What the database knows of how the bot does. */
export interface Figures {
  readonly deliveries: readonly DeliveryFigures[];
  /** Runs of jobs that were begun since. */
  readonly runs: readonly { readonly job: string; readonly outcome: string; readonly count: number }[];
}

/** Reads all figures in one statement, of whatever room, because it is asked several times a minute. */
export const readFigures = async (
  { prisma }: Pick<Database, 'prisma'>,
  { now, since }: { readonly now: Date; readonly since: Date },
): Promise<Figures> => {
  const [row] = await prisma.$queryRaw<[Figures]>`
    SELECT (
      SELECT coalesce(jsonb_agg(each), '[]') FROM (
        SELECT w.platform, d.state, count(*) AS count,
          count(*) FILTER (WHERE d.state = 'queued' AND d.due_at <= ${now} AND l.stopped IS NULL) AS due,
          count(*) FILTER (WHERE d.state = 'queued' AND l.stopped IS NOT NULL) AS held,
          coalesce(extract(epoch FROM ${now}::timestamptz - min(d.due_at) FILTER (
            WHERE d.state = 'queued' AND d.due_at <= ${now} AND l.stopped IS NULL)), 0)::float8 AS oldest
        FROM deliveries d JOIN workspaces w ON w.id = d.lane LEFT JOIN lanes l ON l.lane = d.lane
        GROUP BY w.platform, d.state
      ) AS each
    ) AS deliveries, (
      SELECT coalesce(jsonb_agg(each), '[]') FROM (
        SELECT name AS job, split_part(outcome, ':', 1) AS outcome, count(*) AS count
        FROM job_runs WHERE started_at >= ${since} GROUP BY 1, 2
      ) AS each
    ) AS runs`;
  return row;
};
