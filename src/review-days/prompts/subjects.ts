import type { PersonId } from '../../chat/ids.ts';
import { type Subject, subjectOf } from '../../delivery/message.ts';
import type { ReviewId } from '../../reviews/review.ts';
import type { Moment, PromptKey } from './moment.ts';

/** The kinds of shared card: a prompt in a channel, and one that is one person's. */
export const promptCard = 'prompt';
export const myPromptCard = 'my-prompt';
/** The same once more, for somebody who has not done what it asks for. */
export const nudgeCard = 'nudge';

/** What a prompt is about: a day of the review, or a session. */
export const aboutOf = ({ day, session }: Pick<Moment, 'day' | 'session'>): string => session ?? String(day);

/** `<review>:<key>:<day or session>` */
export const promptSubject = (review: ReviewId, key: PromptKey, about: string): Subject =>
  subjectOf(promptCard, `${review}:${key}:${about}`);

/** `<review>:<key>:<day or session>:<person>` */
export const myPromptSubject = (review: ReviewId, key: PromptKey, about: string, person: PersonId): Subject =>
  subjectOf(myPromptCard, `${review}:${key}:${about}:${person}`);

/** Prompts that show what is ticked on a day's list. */
const showTicks: readonly PromptKey[] = ['morning', 'wrap-up'];

/** The cards that show the list of a day of a review, wherever they were sent. */
export const cardsWithList = (review: ReviewId, day: number, people: readonly PersonId[]): readonly Subject[] =>
  showTicks.flatMap((key) => [
    promptSubject(review, key, String(day)),
    ...people.map((person) => myPromptSubject(review, key, String(day), person)),
  ]);

/** Prompts that show sessions of a day. */
const showSessions: readonly PromptKey[] = ['evening-before', 'morning'];

/** The cards that show the sessions of some days of a review, wherever they were sent. */
export const cardsWithSessions = (
  review: ReviewId,
  days: readonly number[],
  people: readonly PersonId[],
): readonly Subject[] =>
  showSessions.flatMap((key) =>
    days.flatMap((day) => [
      promptSubject(review, key, String(day)),
      ...people.map((person) => myPromptSubject(review, key, String(day), person)),
    ]),
  );
