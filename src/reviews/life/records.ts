import type { PersonId } from '../../chat/ids.ts';
import type { Programme } from '../../programme/programme.ts';
import { publicationAgreed, type Review } from '../review.ts';
import type { Need, NeedKey } from './guards.ts';

/** Something that was recorded of a review. */
export interface Recorded {
  readonly need: string;
  /** Missing where their name is not kept any more. */
  readonly by?: PersonId;
  readonly at: Date;
  /** Of an agreed exception. */
  readonly reason?: string;
}

/** What is recorded by hand, in the words of the record. */
const byHand: Readonly<Partial<Record<NeedKey | typeof publicationAgreed, string>>> = {
  'chief-executive-agrees': 'The chief executive agrees',
  'leader-agrees': 'The leader, mayor or committee chair agrees',
  'places-confirmed': 'It is agreed that not every place is filled',
  'council-agrees-team': 'The council agrees the team',
  'position-statement-sent': 'The peers have the position statement',
  'timetable-issued': 'The timetable has been issued',
  'publication-decided': 'The council has decided whether it publishes the report',
  'recommendations-answered': 'Every recommendation has an answer',
  [publicationAgreed]: 'The monitoring officer agrees to publication during the election',
};

/** Characters of the reason for an exception. */
export const mostOfReason = 500;

/** Whether recording it is an exception, which wants a reason. */
export const isException = (key: string): boolean => key === 'places-confirmed';

/** What the record of a need says; undefined where it is not recorded by hand. */
export const recordInWords = (key: string): string | undefined =>
  Object.hasOwn(byHand, key) ? byHand[key as keyof typeof byHand] : undefined;

/** Something that is recorded by hand, and by whom. */
export interface Recordable extends Pick<Need, 'liftedBy'> {
  readonly key: string;
}

/** All that can be recorded by hand of reviews, in order: their needs, and what an election asks for. */
export const recordables = ({ stages, clock }: Pick<Programme, 'stages' | 'clock'>): readonly Recordable[] => [
  ...stages.flatMap(({ needs }) => needs).filter(({ key }) => recordInWords(key) !== undefined),
  { key: publicationAgreed, liftedBy: clock.election.liftedBy },
];

/** What of it there is to record of one review. */
export const recordableOf = (
  programme: Pick<Programme, 'stages' | 'clock'>,
  { election }: Pick<Review, 'election'>,
): readonly Recordable[] => recordables(programme).filter(({ key }) => election || key !== publicationAgreed);
