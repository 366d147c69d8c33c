import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { Id, PersonId } from '../chat/ids.ts';

export type CaseId = Id<'case'>;
export type QuestionId = Id<'question'>;

/** An offer to be a peer, or an authority's interest in a review. */
export type CaseKind = 'volunteer' | 'registration';
/** Whose turn it is: the office's, the person's (who was asked something), a group office's; or nobody's any more. */
export type CaseState = 'waiting' | 'asked' | 'passed_on' | 'closed';
export type CaseOutcome = 'approved' | 'accepted' | 'declined' | 'withdrawn';

/** What the office asked, and what the person answered. */
export interface Question {
  readonly id: QuestionId;
  readonly text: string;
  readonly askedAt: Date;
  readonly answer?: string;
}

/** Something that the office has to answer. */
export interface Case {
  readonly id: CaseId;
  readonly kind: CaseKind;
  /** The peer or the registration. */
  readonly about: string;
  /** Who waits for the answer. */
  readonly person: PersonId;
  readonly state: CaseState;
  readonly openedAt: Date;
  /** The day by which the office said that it replies. */
  readonly replyBy: CalendarDate;
  readonly acknowledgedAt?: Date;
  readonly outcome?: CaseOutcome;
  /** Why it was declined, as the person was told. */
  readonly reason?: string;
  readonly closedAt?: Date;
  /** The officer who changed it last. */
  readonly officer?: PersonId;
  /** Grows with everything that a decision may depend on. */
  readonly version: number;
  /** Oldest first. */
  readonly questions: readonly Question[];
}

/** What the office can do about a case. */
export type CaseAction = 'acknowledge' | 'ask' | 'pass-on' | 'close';

/** Characters of a question, an answer, a reason: what fits on a phone and in a card. */
export const mostWords = 1_000;

/** Whether the office can do that now. Only a member's offer is passed on, which is for whoever asks to know. */
export const isOpenTo = (
  { state, acknowledgedAt }: Pick<Case, 'state' | 'acknowledgedAt'>,
  action: CaseAction,
): boolean => {
  switch (action) {
    case 'acknowledge':
      return state === 'waiting' && acknowledgedAt === undefined;
    case 'pass-on':
      return state === 'waiting' || state === 'asked';
    case 'ask':
    case 'close':
      return state !== 'closed';
  }
};

/** Whether its person was asked something and has not answered. */
export const waitsForAnswer = ({ state, questions }: Pick<Case, 'state' | 'questions'>): boolean =>
  state !== 'closed' && questions.some(({ answer }) => answer === undefined);

/** What became of something done to a case: `stale` where it had changed before, so that nothing was done. */
export type Done =
  | { readonly kind: 'done'; readonly of: Case }
  | { readonly kind: 'stale'; readonly of: Case }
  | { readonly kind: 'gone' };
