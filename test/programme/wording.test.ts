import { describe, expect, test } from 'vitest';
import { hmepStrategicPeerReview as hmep } from '../../src/programme/hmep/hmep.ts';

interface Words {
  readonly at: string;
  readonly text: string;
}

/** Every text in the data, with the path to it. */
const textsIn = (data: unknown, at = ''): readonly Words[] => {
  if (typeof data === 'string') return [{ at, text: data }];
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([step, value]) => textsIn(value, at === '' ? step : `${at}.${step}`));
};

const isIdentifier = ({ text }: Words): boolean => /^[a-z0-9_:-]+$/u.test(text);
const all = textsIn(hmep).filter((words) => !isIdentifier(words));
const ending = (...names: readonly string[]): readonly Words[] =>
  all.filter(({ at }) => names.includes(at.split('.').at(-1) ?? ''));
const offending = (list: readonly Words[], rule: RegExp): readonly string[] =>
  list.filter(({ text }) => rule.test(text)).map(({ at, text }) => `${at}: ${text}`);

// “Sizes” is British too.
const american =
  /\b(?!sizes?\b)\w+[iy]z(?:e[ds]?|ing|ation|er)\b|\b(?:col|lab|behavi|neighb)or|\bcenter|\bprograms?\b|fulfill/iu;

describe('the words that people read', () => {
  test.each([
    ['have no double spaces and no line breaks', / {2}|[\n\t]/u],
    ['shout nothing', /!|\b[A-Z]{5,}\b/u],
    ['are spelt the British way', american],
    ['hold no markup and no emoji', /[<>*_`|]|\p{Extended_Pictographic}/u],
    [
      'hold no word that only insiders use',
      /\b(?:corroborat\w*|stakeholders?|deliverables?|leverage|synerg\w*|utilis\w*)\b/iu,
    ],
    ['blame nobody', /\b(?:fail(?:ed|ure)?|fault|overdue|must not|guilty|wrong)\b/iu],
    ['do not use straight double quotes', /"/u],
  ])('%s', (_rule, pattern) => {
    expect(
      offending(
        all.filter(({ text }) => text !== 'Europe/London'),
        pattern,
      ),
    ).toEqual([]);
  });

  test('the rule for spelling sees what it should', () => {
    const given = ['organize', 'Color', 'neighbors', 'the program', 'in sizes', 'organise', 'neighbours', 'programmes'];
    expect(given.filter((text) => american.test(text))).toEqual(['organize', 'Color', 'neighbors', 'the program']);
  });

  test('labels of items are at most 150 characters, begin with a capital and end without a full stop', () => {
    const labels = ending('label');
    expect(labels.length).toBeGreaterThan(50);
    expect(labels.filter(({ text }) => text.length > 150)).toEqual([]);
    expect(offending(labels, /^[^A-Z]|\.$/u)).toEqual([]);
  });

  test('names are short and end without a full stop', () => {
    const names = ending('name', 'title', 'heading', 'meets', 'passedTo');
    expect(names.filter(({ text }) => text.length > 70)).toEqual([]);
    expect(offending(names, /\.$/u)).toEqual([]);
  });

  test('what explains ends as a sentence', () => {
    const said = ending('summary', 'hint', 'missing', 'lift', 'warning', 'blocked', 'text', 'about', 'opening', 'aim');
    expect(said.length).toBeGreaterThan(60);
    expect(said.filter(({ text }) => !/[.?]$/u.test(text))).toEqual([]);
  });

  test('sentences are short: at most 30 words', () => {
    const long = all
      .flatMap(({ at, text }) => text.split(/[.?:] +/u).map((sentence) => ({ at, sentence })))
      .filter(({ sentence }) => sentence.split(' ').length > 30);
    expect(long).toEqual([]);
  });
});
