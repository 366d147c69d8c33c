import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { Tx } from '../chat/context.ts';
import type { PersonId } from '../chat/ids.ts';
import type { Deliveries } from '../delivery/deliveries.ts';
import { type Subject, subjectOf } from '../delivery/message.ts';
import type { Database } from '../storage/database.ts';
import {
  type Case,
  type CaseAction,
  type CaseId,
  type CaseKind,
  type CaseOutcome,
  type Done,
  isOpenTo,
  type QuestionId,
} from './case.ts';
import {
  answerQuestion,
  type CaseChange,
  countCases,
  countOwed,
  findCase,
  findCasesOf,
  findClosedCases,
  insertCase,
  insertQuestion,
  listOpenCases,
  lockCase,
  lockOpenCase,
  updateCase,
} from './store.ts';

/** The kind of shared card that a case is: the office's. */
export const caseCard = 'case';

const subjectFor = ({ id }: Pick<Case, 'id'>): Subject => subjectOf(caseCard, id);

/** Which case an officer acts on, and the version of it that they saw. */
export interface Seen {
  readonly id: CaseId;
  readonly version: number;
  readonly officer: PersonId;
}

export type Cases = ReturnType<typeof createCases>;

/**
 * What waits for the office's answer, with one live card each. An officer acts on what they saw: where it
 * has changed since, nothing is done, so that two of them never undo each other.
 */
export const createCases = (database: Database, deliveries: Deliveries) => {
  const write = async (tx: Tx, id: CaseId, change: CaseChange, raises = true): Promise<Case> => {
    const changed = await updateCase(tx, id, change, { raises });
    await deliveries.changed(tx, subjectFor(changed));
    return changed;
  };

  /** Does it where the case is open to it, and is as the officer saw it where that matters. */
  const act = async (
    tx: Tx,
    seen: Omit<Seen, 'version'> & { readonly version?: number },
    action: CaseAction,
    work: (now: Case) => Promise<Case>,
  ): Promise<Done> => {
    const now = await lockCase(tx, seen.id);
    if (!now) return { kind: 'gone' };
    const isStale = seen.version !== undefined && seen.version !== now.version;
    if (isStale || !isOpenTo(now, action)) return { kind: 'stale', of: now };
    return { kind: 'done', of: await work(now) };
  };

  return {
    find: (id: string): Promise<Case | undefined> => findCase(database, id),

    /** The newest cases of a person, newest first. */
    of: (person: PersonId, most: number): Promise<readonly Case[]> => findCasesOf(database, person, most),

    /** How earlier cases about the same thing ended, newest first. */
    closedAbout: (kind: CaseKind, about: string, most: number): Promise<readonly Case[]> =>
      findClosedCases(database, kind, about, most),

    /** Cases that are not closed: those that wait for the office first, and of them the longest waiting. */
    list: (page: { readonly from: number; readonly most: number }): Promise<readonly Case[]> =>
      listOpenCases(database, page),

    /** How many cases are in each state. */
    counts: () => countCases(database),

    /** How many cases the office owes an answer: those promised for that day, and those promised before it. */
    owed: (tx: Tx, on: CalendarDate) => countOwed(tx, on),

    /**
     * Somebody waits for an answer about something. Where they did already, that case goes on: if it was passed
     * on, it is the office's turn again, by the day that it has named now.
     * @param summary what the office reads of it in a list of messages
     */
    open: async (
      tx: Tx,
      { summary, ...what }: Pick<Case, 'kind' | 'about' | 'person' | 'replyBy'> & { readonly summary: string },
      now: Date,
    ): Promise<Case> => {
      const before = await lockOpenCase(tx, what.kind, what.about);
      const { replyBy } = what;
      if (before) return write(tx, before.id, before.state === 'passed_on' ? { state: 'waiting', replyBy } : {});
      const opened = await insertCase(tx, what, now);
      const subject = subjectFor(opened);
      const outgoing = { key: subject, subject, summary, to: { kind: 'office' } } as const;
      // Before there is an office nobody would get the card: its first member finds the case in the inbox.
      if ((await deliveries.enqueue(tx, outgoing, now)) === 0) await deliveries.forget(tx, outgoing.key);
      return opened;
    },

    /** What an open case is about was changed by its person: the card shows it, and old decisions do not fit. */
    altered: async (tx: Tx, kind: CaseKind, about: string): Promise<void> => {
      const open = await lockOpenCase(tx, kind, about);
      if (open) await write(tx, open.id, {});
    },

    acknowledge: (tx: Tx, { id, officer }: Omit<Seen, 'version'>, now: Date): Promise<Done> =>
      act(tx, { id, officer }, 'acknowledge', () => write(tx, id, { acknowledgedAt: now, officer }, false)),

    /** Asks the person something. @returns also the question, for them to answer */
    ask: async (
      tx: Tx,
      { id, officer }: Omit<Seen, 'version'>,
      text: string,
      now: Date,
    ): Promise<Done & { readonly question?: QuestionId }> => {
      let question: QuestionId | undefined;
      const done = await act(tx, { id, officer }, 'ask', async ({ state, acknowledgedAt = now }) => {
        question = await insertQuestion(tx, id, text, now);
        // What a group office has stays there while its person is asked something.
        const turn = state === 'passed_on' ? state : 'asked';
        return write(tx, id, { state: turn, acknowledgedAt, officer });
      });
      return { ...done, ...(question && { question }) };
    },

    /** The person answers. @returns undefined where there is nothing to answer any more */
    answer: async (
      tx: Tx,
      what: { readonly question: QuestionId; readonly person: PersonId; readonly text: string },
      now: Date,
    ): Promise<Case | undefined> => {
      const id = await answerQuestion(tx, what, now);
      const answered = id && (await lockCase(tx, id));
      if (!answered) return undefined;
      const isLast = answered.questions.every(({ answer }) => answer !== undefined);
      return write(tx, answered.id, isLast && answered.state === 'asked' ? { state: 'waiting' } : {});
    },

    passOn: (tx: Tx, seen: Seen): Promise<Done> =>
      act(tx, seen, 'pass-on', () => write(tx, seen.id, { state: 'passed_on', officer: seen.officer })),

    close: (
      tx: Tx,
      seen: Seen,
      { outcome, reason }: { readonly outcome: CaseOutcome; readonly reason?: string },
      now: Date,
    ): Promise<Done> =>
      act(tx, seen, 'close', () =>
        write(tx, seen.id, {
          state: 'closed',
          closedAt: now,
          outcome,
          officer: seen.officer,
          ...(reason !== undefined && { reason }),
        }),
      ),

    /** The person does not wait any more. @returns the case, where one was open */
    withdraw: async (tx: Tx, kind: CaseKind, about: string, now: Date): Promise<Case | undefined> => {
      const open = await lockOpenCase(tx, kind, about);
      return open && write(tx, open.id, { state: 'closed', outcome: 'withdrawn', closedAt: now });
    },

    /** There is nothing left to decide of something: it is as good as agreed to. No officer did that. */
    settle: async (tx: Tx, kind: CaseKind, about: string, outcome: CaseOutcome, now: Date): Promise<void> => {
      const open = await lockOpenCase(tx, kind, about);
      if (open) await write(tx, open.id, { state: 'closed', outcome, closedAt: now, officer: null });
    },
  };
};
