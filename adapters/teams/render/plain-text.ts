import { cut, isBlank } from '../../../src/chat/tidy.ts';
import { webUrl } from '../../web-url.ts';

/** Keeps two characters from being read together; nobody sees it. */
const joiner = '\u2060';
/** A space so narrow that nobody minds it, though markdown does. */
const hair = '\u200A';

/**
 * Text where Teams reads no markdown: what is typed can neither be a mention nor call one of the
 * functions for dates.
 */
export const plainText = (text: string): string =>
  text.replace(/<(?=\/?at\b)/giu, `<${joiner}`).replace(/\{(?=\{)/gu, `{${joiner}`);

const withoutTags = (text: string): string =>
  plainText(text)
    .replace(/<(?=[/!?a-z])/giu, `<${joiner}`)
    .replace(/&(?=#?\w+;)/gu, `&${joiner}`);

/** Text of which nothing begins a list, a heading or a quotation. */
export const withoutMarkers = (text: string): string =>
  text.replace(/^(\s*)(?=(?:#{1,6}|[-+=>]|\d+[.)])|(?:[-*_]\s*){3,}$)/gmu, `$1${joiner}`);

/** Text that stays text within a line of Teams' markdown. */
export const escapedInline = (text: string): string =>
  withoutTags(text)
    .replace(/\\/gu, `\\${joiner}`)
    .replace(/~(?=~)/gu, `~${joiner}`)
    .replace(/[*_`[\]]/gu, '\\$&');

/** One line that stays text in Teams' markdown. */
export const escapedLine = (text: string): string => withoutMarkers(escapedInline(text.replace(/\s+/gu, ' ')));

/** One line, cut at a word, as the title of an action or an input, which are not markdown. */
export const oneLine = (text: string, most: number): string =>
  isBlank(text) ? '–' : plainText(cut(text.replace(/\s+/gu, ' ').trim(), most));

/**
 * The title of a choice: some clients read markdown in it and some do not, so it is kept from being
 * any without a sign that could be seen.
 */
export const choiceTitle = (text: string, most: number): string =>
  withoutMarkers(
    withoutTags(oneLine(text, most))
      .replace(/[*_~`]/gu, `${hair}$&${hair}`)
      .replace(/\](?=[([:])/gu, `]${joiner}`)
      .replace(/\\/gu, `\\${joiner}`),
  );

const codes: Readonly<Record<string, string>> = { '(': '%28', ')': '%29', '{': '%7B', '}': '%7D' };

/** An address that Teams may be given, without signs that end it in markdown; undefined where it is none. */
export const safeUrl = (url: string, most: number): string | undefined => {
  const href = webUrl(url)?.replace(/[(){}]/gu, (sign) => codes[sign] ?? sign);
  return href !== undefined && href.length <= most ? href : undefined;
};
