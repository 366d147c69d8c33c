import type { ContextBlock, MrkdwnElement, PlainTextElement } from '@slack/types';
import { type Inline, inlines, type Text } from '../../../src/chat/text.ts';
import { cut, isBlank } from '../../../src/chat/tidy.ts';
import { splitText } from '../../split-text.ts';
import { limits } from './limits.ts';
import { mostOf } from './piece-length.ts';
import { plainText, safeUrl } from './plain-text.ts';
import { type Mentions, momentFormat, secondsOf } from './render-text.ts';

/** Keeps two characters from being read together; nobody sees it. */
const joiner = '\u2060';

/** Text as Slack's control sequences hold it. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Words such as @here that Slack could take for a mention of everybody stay words. */
export const withoutBroadcasts = (text: string): string => text.replace(/@(?=here|channel|everyone)/giu, `@${joiner}`);

/** Text that stays text in mrkdwn: it neither formats nor quotes nor mentions. */
const harmless = (text: string): string =>
  withoutBroadcasts(escaped(text))
    .replace(/[*_~`]/gu, `${joiner}$&${joiner}`)
    .replace(/^(\s*)&gt;/gmu, `$1${joiner}&gt;`);

/** Characters of a text that, made harmless, fit into one text object: `&` becomes five. */
const mostRaw = 500;

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** Signs format only where they touch what they format. */
const framed = (text: string, sign: string, written: string): string => {
  const inner = text.trim();
  if (inner === '' || /[\n`*]/u.test(inner)) return harmless(text);
  const [before = '', after = ''] = [/^\s*/u.exec(text)?.[0], /\s*$/u.exec(text)?.[0]];
  return `${before}${sign}${written}${sign}${after}`;
};

const renderers: {
  readonly [Kind in Exclude<Inline, string>['kind']]: (
    text: string,
    inline: Extract<Inline, { kind: Kind }>,
    mentions: Mentions,
  ) => string;
} = {
  bold: (text) => framed(text, '*', harmless(text.trim())),
  link: (text, { url }) => {
    const href = safeUrl(url, 1_000)?.replaceAll('|', '%7C');
    return href === undefined || isBlank(text) ? harmless(text) : `<${escaped(href)}|${harmless(oneLine(text))}>`;
  },
  mention: (text, { person }, mentions) => {
    const user = mentions(person);
    return user === undefined ? harmless(text) : `<@${user}>`;
  },
  moment: (text, { at }) => {
    const seconds = secondsOf(at);
    if (seconds === undefined || isBlank(text)) return harmless(text);
    return `<!date^${seconds}^${momentFormat}|${harmless(cut(oneLine(text), 300).replaceAll('|', ' '))}>`;
  },
  command: (text) => framed(`/hmep ${text}`, '`', withoutBroadcasts(escaped(`/hmep ${text}`.trim()))),
};

const shownText = (inline: Inline): string => {
  if (typeof inline === 'string') return inline;
  return inline.kind === 'mention' ? inline.name : inline.text;
};

/** What stands as one, whatever its text. */
const isWhole = (inline: Inline, mentions: Mentions): boolean =>
  typeof inline !== 'string' &&
  ((inline.kind === 'moment' && secondsOf(inline.at) !== undefined) ||
    (inline.kind === 'mention' && mentions(inline.person) !== undefined));

const renderPart = (inline: Inline, part: string, mentions: Mentions): string =>
  typeof inline === 'string'
    ? harmless(part)
    : (renderers[inline.kind] as (part: string, inline: Inline, mentions: Mentions) => string)(part, inline, mentions);

const fragments = (inline: Inline, mentions: Mentions): readonly string[] => {
  const text = shownText(inline);
  const parts = isWhole(inline, mentions) ? [text] : splitText(text, mostRaw);
  return parts.map((part) => renderPart(inline, part, mentions));
};

/** A line as texts in mrkdwn, of at most 3,000 characters each. */
export const mrkdwnTexts = (text: Text, mentions: Mentions): readonly string[] => {
  const texts: string[] = [];
  let current = '';
  for (const fragment of inlines(text).flatMap((inline) => fragments(inline, mentions))) {
    if (current.length + fragment.length > limits.text) {
      texts.push(current);
      current = '';
    }
    current += fragment;
  }
  return [...texts, current].filter((each) => !isBlank(each));
};

/** Mrkdwn in which Slack looks for nothing but what is marked as such. */
export const mrkdwn = (text: string): MrkdwnElement => ({ type: 'mrkdwn', text, verbatim: true });

const elements = (text: Text, mentions: Mentions): readonly (PlainTextElement | MrkdwnElement)[] => {
  const parts = inlines(text);
  if (!parts.every((part) => typeof part === 'string')) return mrkdwnTexts(text, mentions).map(mrkdwn);
  const joined = parts.join('');
  return splitText(joined, mostOf(joined, limits.text))
    .filter((part) => !isBlank(part))
    .map((part) => plainText(part, limits.text));
};

/** Small print; none where there is nothing in it. */
export const noteBlocks = (text: Text, mentions: Mentions): readonly ContextBlock[] =>
  elements(text, mentions).map((element) => ({ type: 'context', elements: [element] }));
