import type { Mention, Typed } from './request.ts';
import { tidy } from './tidy.ts';

/** A piece of what was typed. `quoted` text is never a command or a key. */
export type Token =
  | { readonly kind: 'word'; readonly text: string; readonly quoted?: true }
  | { readonly kind: 'pair'; readonly key: string; readonly text: string }
  | { readonly kind: 'person'; readonly mention: Mention };

// Phones turn straight quotes into curly ones. Apostrophes are not quotes: King's Lynn, O'Brien.
// A quote that is never closed reaches to the end.
const quoted = '["“”„«»]([^"“”„«»]*)(?:["“”„«»]|$)';
const bare = '([^\\s"“”„«»]+)';
const key = '(\\p{L}[\\p{L}-]*):(?!//)';
const piece = new RegExp(`${key}(?:${quoted}|${bare})?|${quoted}|${bare}`, 'gu');

const tokensOf = (text: string): readonly Token[] =>
  [...tidy(text).matchAll(piece)].flatMap(
    ([, name, quotedValue, bareValue, quotedText, bareText]): readonly Token[] => {
      if (name !== undefined) {
        return [{ kind: 'pair', key: name.toLowerCase(), text: (quotedValue ?? bareValue ?? '').trim() }];
      }
      if (bareText !== undefined) return [{ kind: 'word', text: bareText }];
      const inside = (quotedText ?? '').trim();
      return inside === '' ? [] : [{ kind: 'word', text: inside, quoted: true }];
    },
  );

/** Splits what was typed into words, quoted texts, `key:value` pairs and people, in their order. */
export const tokens = (typed: Typed): readonly Token[] =>
  typed.flatMap((part): readonly Token[] =>
    typeof part === 'string' ? tokensOf(part) : [{ kind: 'person', mention: part }],
  );

/** How a token was written, near enough to show it again. */
export const written = (token: Token): string => {
  switch (token.kind) {
    case 'word':
      return token.text;
    case 'pair':
      return `${token.key}:${token.text}`;
    case 'person':
      return token.mention.name;
  }
};
