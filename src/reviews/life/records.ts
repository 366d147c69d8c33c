import type { PersonId } from '../../chat/ids.ts';
import type { Programme } from '../../programme/programme.ts';
import type { Need, NeedKey } from './guards.ts';

/** Something that was recorded of a review. */
export interface Recorded {
  readonly need: string;
  /** Missing where they were forgotten. */
  readonly by?: PersonId;
  readonly at: Date;
  /** Of an agreed exception. */
  readonly reason?: string;
}

/** What is recorded by hand, in the words of the record. */
const byHand: Readonly<Partial<Record<NeedKey, string>>> = {
  'chief-executive-agrees': 'The chief executive agrees',
  'leader-agrees': 'The leader, mayor or committee chair agrees',
  'places-confirmed': 'It is agreed that not every place is filled',
  'council-agrees-team': 'The council agrees the team',
  'position-statement-sent': 'The peers have the position statement',
  'timetable-issued': 'The timetable has been issued',
  'publication-decided': 'The council has decided whether it publishes the report',
  'recommendations-answered': 'Every recommendation has an answer',
};

/** Characters of the reason for an exception. */
export const mostOfReason = 500;

/** Whether recording it is an exception, which wants a reason. */
export const isException = (key: string): boolean => key === 'places-confirmed';

/** What the record of a need says; undefined where it is not recorded by hand. */
export const recordInWords = (key: string): string | undefined =>
  Object.hasOwn(byHand, key) ? byHand[key as NeedKey] : undefined;

/** Every need of the programme that is recorded by hand, in order. */
export const recordable = ({ stages }: Pick<Programme, 'stages'>): readonly Need[] =>
  stages.flatMap(({ needs }) => needs).filter(({ key }) => recordInWords(key) !== undefined);
