import { z } from 'zod';

/** What a client shows as nothing: text has to have something in it. */
const filled = (text: string): boolean => text.trim() !== '';

const callsFunction = (text: string): boolean => /\{\{\s*(?:DATE|TIME)\s*\(/iu.test(text);

/** What stands between others, and may be a space: nothing is read out of it. */
export const runText = z
  .string()
  .min(1)
  .refine((text) => !/<\/?at\b/iu.test(text), 'has a mention where none can be')
  .refine((text) => !callsFunction(text), 'calls a function for dates, which Teams does not know');

/** Text that nothing is read out of; clients that read on their own account find neither a mention nor a date. */
export const plainText = runText.refine(filled, 'there is nothing in the text');

/** What Teams reads in a text, when the bot's own bold words, links and mentions are taken away. */
const leftOver = (text: string): string =>
  text
    .replace(/<at>[^<>]+<\/at>/gu, '@')
    .replace(/\\[*_`[\]]/gu, '.')
    .replace(/\[[^[\]]+\]\(https?:\/\/[^()\s]+\)/gu, 'link')
    .replace(/\*\*(?=[^\s*])[^*]*[^\s*]\*\*|\*\*[^\s*]\*\*/gu, 'bold');

const marks: readonly (readonly [RegExp, string])[] = [
  [/\*/u, 'an asterisk that is not escaped'],
  [/_/u, 'an underscore that is not escaped'],
  [/`/u, 'a backtick that is not escaped'],
  [/[[\]]/u, 'a bracket that is not escaped'],
  [/~~/u, 'two tildes'],
  [/\\[!-/:-@[-`{-~]/u, 'a backslash that hides the sign after it'],
  [/&#?\w+;/u, 'an entity of HTML'],
  [/<[/!?a-z]/iu, 'a tag of HTML'],
  [/^\s*(?:#|[-+=>]|\d+[.)])/mu, 'a sign at the beginning of a line, which makes a list, a heading or a quotation'],
  [/[\r\n]/u, 'a line break, on which clients do not agree'],
];

/** Text in Teams' markdown, with none that was not meant. */
export const markdown = z
  .string()
  .refine(filled, 'there is nothing in the text')
  .refine((text) => !callsFunction(text), 'calls a function for dates, which Teams does not know')
  .superRefine((text, ctx) => {
    const left = leftOver(text);
    for (const [pattern, what] of marks) {
      if (pattern.test(left)) ctx.addIssue({ code: 'custom', message: `has ${what}` });
    }
  });

/** An address that a client opens. */
export const webAddress = z
  .string()
  .refine((url) => /^https?:\/\//iu.test(url) && URL.canParse(url), 'is not an address on the web');

/** One of these words, in capitals or not. */
export const oneOf = (...words: readonly string[]) =>
  z.string().refine((word) => words.includes(word.toLowerCase()), `is none of ${words.join(', ')}`);
