import { tidy } from '../../chat/tidy.ts';

/** What stands after a company's name and says nothing about which it is. */
const forms: readonly string[] = ['ltd', 'limited', 'plc', 'llp', 'uk', 'group', 'holdings'];

/** The words of an organisation's name by which it is known, whoever writes it. */
const wordsOf = (name: string): readonly string[] => {
  const words = tidy(name)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/['’.]/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && word !== 'the');
  const telling = words.findLastIndex((word) => !forms.includes(word)) + 1;
  return telling === 0 ? words : words.slice(0, telling);
};

/** Whether two names are written for one organisation: `Example Roads Ltd` and `EXAMPLE ROADS (UK) Limited`. */
export const isSameOrganisation = (one: string, other: string): boolean => {
  const [first, second] = [wordsOf(one), wordsOf(other)];
  return first.length > 0 && first.join(' ') === second.join(' ');
};

/** Whether one name begins with all of the other: one may be a part of the other. */
export const mayBeOneOrganisation = (one: string, other: string): boolean => {
  const [short = [], long = []] = [wordsOf(one), wordsOf(other)].toSorted((a, b) => a.length - b.length);
  return short.length > 0 && short.length < long.length && short.every((word, index) => word === long[index]);
};
