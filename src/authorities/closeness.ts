import { editDistance } from '../chat/edit-distance.ts';
import type { Spelling } from './spelling.ts';

/** The same name, however it is spelt. */
export const same = 0;
const begins = 1;
const beginsAtCore = 1.25;
const allWords = 2;
const mistyped = 3;
const beginsMistyped = 4;

/** How many edits a name of that many letters forgives. */
const forgiven = (letters: number): number => Math.max(1, Math.floor(letters / 4));

const share = (part: number, whole: number): number => part / (whole + 1);

/** Every typed word begins a word of the name; the more of them are whole words, the closer. */
const byWords = (typed: readonly string[], name: Spelling): number | undefined => {
  if (!typed.every((word) => name.words.some((other) => other.startsWith(word)))) return undefined;
  return allWords + share(typed.filter((word) => !name.words.includes(word)).length, typed.length);
};

/**
 * How close a name is to what was typed, leaving mistakes out: 0 for the same name, then names that
 * begin so, then names that have all the words.
 * @returns undefined where it is none of these
 */
export const closeness = (typed: Spelling, name: Spelling): number | undefined => {
  if (typed.full === name.full || typed.core === name.core) return same;
  // "London" alone is no reason to offer every London Borough before the City of London.
  if (typed.full !== typed.core && name.full.startsWith(typed.full)) return begins;
  if (name.core.startsWith(typed.core)) return beginsAtCore;
  return byWords(typed.words, name) ?? byWords(typed.coreWords, name);
};

const wholeDistance = (typed: string, name: string, limit: number): number => {
  if (typed.length < 4 || Math.abs(typed.length - name.length) > limit) return Number.POSITIVE_INFINITY;
  return editDistance(typed, name, limit).whole;
};

const beginningDistance = (typed: string, name: Spelling, limit: number): number => {
  if (typed.length < 5) return Number.POSITIVE_INFINITY;
  const distances = name.coreWords
    .map((_, word) => name.coreWords.slice(word).join(' '))
    .filter((rest) => typed.length - rest.length <= limit)
    .map((rest) => editDistance(typed, rest, limit).beginning);
  return Math.min(...distances);
};

/**
 * How close a name is to what was typed with mistakes. Each number is greater than any of `closeness`.
 * @param strict for what is also a beginning of some name: only a whole name with one mistake counts
 * @returns undefined where it is another name
 */
export const closenessMistyped = (typed: Spelling, name: Spelling, strict: boolean): number | undefined => {
  const limit = strict ? 1 : forgiven(Math.max(typed.core.length, name.core.length));
  const distance = Math.min(wholeDistance(typed.plain, name.plain, limit), wholeDistance(typed.core, name.core, limit));
  if (distance <= limit) return mistyped + share(distance, limit);
  if (strict) return undefined;
  const shorter = forgiven(typed.core.length);
  const beginning = beginningDistance(typed.core, name, shorter);
  return beginning <= shorter ? beginsMistyped + share(beginning, shorter) : undefined;
};
