// Control characters, soft hyphens, zero-width spaces and marks that turn the direction of what
// follows: nobody means to type them, and they can make one text look like another.
const unseen = /[\p{Cc}\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu;

/**
 * What a person meant to type: composed (NFC), without characters that cannot be seen, without
 * spaces at the ends.
 * @param lines `one` folds line breaks into spaces, `many` keeps them, `table` keeps tabs too
 */
export const tidy = (text: string, lines: 'one' | 'many' | 'table' = 'one'): string => {
  const kept = lines === 'one' ? [text.replace(/\s/gu, ' ')] : text.split(/\r\n|\r|\n/u);
  const tab = lines === 'table' ? '\t' : ' ';
  const tidied = (cell: string): string => cell.replace(unseen, '');
  return kept
    .map((line) => line.split('\t').map(tidied).join(tab).trimEnd())
    .join('\n')
    .normalize('NFC')
    .trim();
};

/** The text, cut at a word where it is longer than `most` characters. */
export const cut = (text: string, most: number): string => {
  if (text.length <= most) return text;
  const head = text.slice(0, most - 1);
  const space = head.lastIndexOf(' ');
  return `${(space > most / 2 ? head.slice(0, space) : head).replace(/[\uD800-\uDBFF]$/u, '')}…`;
};

/** Whether there is nothing in it to be read. */
export const isBlank = (text: string): boolean => text.trim() === '';

/** What somebody typed, as it is named to them. */
export const quoted = (text: string): string => `“${cut(text, 40)}”`;

/** The same with a capital letter at its beginning. */
export const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

/** How many there are of something: `1 note`, `1,200 notes`. */
export const howMany = (number: number, one: string, many = `${one}s`): string =>
  `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`;
