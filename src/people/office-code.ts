import { createHash, randomBytes } from 'node:crypto';

/** Minutes for which a code can be typed: long enough to walk to a colleague's desk. */
export const officeCodeLife = 60;

// Crockford's base 32: no I, L, O or U, so that a code survives being read out.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A new code, `ABCD-EFGH-JKMN`: 60 random bits, far beyond guessing within its life. */
export const newOfficeCode = (): string => {
  const letters = [...randomBytes(12)].map((byte) => alphabet[byte % 32]).join('');
  return letters.match(/.{4}/gu)?.join('-') ?? letters;
};

/** What is stored of a code, in whatever case and with whatever dashes it was typed. */
export const hashOfficeCode = (typed: string): string => {
  const read = typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/gu, '1');
  return createHash('sha256').update(read).digest('hex');
};
