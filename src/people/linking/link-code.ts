import { createHash, randomInt } from 'node:crypto';

/** Minutes for which a code can be typed: long enough to change from one app to the other. */
export const linkCodeLife = 10;

/** Wrong codes that an account may type within {@link guessWindow} minutes of the first. */
export const mostWrong = 5;
export const guessWindow = 15;

// No digits, so that a telephone's keyboard stays as it is; no vowel, so that it spells no word; no L.
const alphabet = 'BCDFGHJKMNPQRSTVWXYZ';

/** A new code, `KFTR-WNMP`: one of 25,600,000,000, of which five can be tried in a quarter of an hour. */
export const newLinkCode = (): string => {
  const letters = Array.from({ length: 8 }, () => alphabet[randomInt(alphabet.length)]);
  return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`;
};

/** What is stored of a code, in whatever case and with whatever dashes and spaces it was typed. */
export const hashLinkCode = (typed: string): string =>
  createHash('sha256')
    .update(`link:${typed.toUpperCase().replace(/[^A-Z]/gu, '')}`)
    .digest('hex');
