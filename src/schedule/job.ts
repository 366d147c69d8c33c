import type { Recurrence } from '../calendar/recurrence.ts';
import type { Tx } from '../chat/context.ts';

/** What becomes of a due time that is looked at late, after downtime above all. */
export type CatchUp =
  /** However late: once, for the latest of the due times that passed. */
  | { readonly kind: 'once' }
  /** The latest one is still run within so many minutes; whatever is older is let go. */
  | { readonly kind: 'never'; readonly graceMinutes: number };

export interface JobTimes {
  /** When it was due. */
  readonly dueAt: Date;
  /** When it runs, which may be later. */
  readonly now: Date;
}

/** Something that the bot does by itself. */
export interface Job {
  /** What the database knows it by: a job that gets another name is another job. */
  readonly name: string;
  /** What it does, for the office: a sentence without its full stop. */
  readonly does: string;
  readonly recurrence: Recurrence;
  readonly catchUp: CatchUp;
  /**
   * Does it. All that it changes is stored together with the note that this due time was dealt with,
   * so it only touches the database: what it has to say to people, it enqueues. Where it throws,
   * nothing is changed and it is tried again. It has to be done within the time of a transaction, 15
   * seconds, so sets of rows go in one statement.
   * @returns what came of it in a few words for the office; never personal data
   */
  readonly run: (tx: Tx, times: JobTimes) => Promise<string>;
}

/** `missed`: let go because it was too late. */
export type RunState = 'done' | 'failed' | 'missed';

/** How a due time was dealt with. */
export interface Run {
  readonly dueAt: Date;
  readonly startedAt: Date;
  readonly finishedAt: Date;
  readonly state: RunState;
  /** For the office. */
  readonly words: string;
}

/** When a job is due next, as stored, with what was tried for that very time. */
export interface JobRow {
  readonly name: string;
  readonly dueAt: Date;
  readonly tried?: Pick<Run, 'startedAt' | 'state'>;
}
