import type { AuthorityCode } from '../../authorities/authority.ts';
import type { CalendarDate } from '../../calendar/calendar-date.ts';
import type { PeerId, PeerState } from '../peer.ts';
import type { Period } from './period.ts';

/** What is asked after approval, in the order in which it is asked. */
export const questions = ['regions', 'reviews', 'availability', 'opt-ins', 'release', 'earlier'] as const;

export type Question = (typeof questions)[number];

/** Questions that are asked at once. */
const atOnce = 2;

/** Where somebody worked or held office before, with what they remember of when. */
export interface EarlierPost {
  readonly authority?: AuthorityCode;
  readonly name: string;
  readonly from?: CalendarDate;
  readonly to?: CalendarDate;
}

/** What a peer looks after by themselves, once they are approved. */
export interface Upkeep {
  readonly peer: PeerId;
  readonly state: PeerState;
  readonly pausedUntil?: CalendarDate;
  /** The questions that were answered; an empty answer to one of them is an answer. */
  readonly answered: readonly Question[];
  readonly travelsTo: readonly string[];
  readonly reviewsAYear?: number;
  readonly release?: string;
  readonly releasedBy?: string;
  readonly optIns: readonly string[];
  readonly earlierPosts: readonly EarlierPost[];
  readonly availability: readonly Period[];
}

/** The answers to some of the questions, each as it is stored. */
export type Answers = Partial<
  Pick<Upkeep, 'travelsTo' | 'reviewsAYear' | 'release' | 'releasedBy' | 'optIns' | 'earlierPosts'>
> & { readonly availability?: Period };

/** What has not been answered, in order. */
const unanswered = ({ answered }: Pick<Upkeep, 'answered'>): readonly Question[] =>
  questions.filter((question) => !answered.includes(question));

/** What to ask next: one or two things. */
export const nextQuestions = (upkeep: Pick<Upkeep, 'answered'>): readonly Question[] =>
  unanswered(upkeep).slice(0, atOnce);

/** Several questions as one value, and back; whatever is no question is left out. */
export const asValue = (asked: readonly Question[]): string => asked.join(' ');
export const readQuestions = (value: string): readonly Question[] => {
  const named = value.split(' ');
  return questions.filter((question) => named.includes(question));
};
