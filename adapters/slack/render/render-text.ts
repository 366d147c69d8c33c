import type { RichTextBlock, RichTextDate, RichTextLink, RichTextText, RichTextUserMention } from '@slack/types';
import type { PersonId } from '../../../src/chat/ids.ts';
import { type Inline, inlines, type Text } from '../../../src/chat/text.ts';
import { cut, isBlank } from '../../../src/chat/tidy.ts';
import { hardCut, placeToCut, splitText } from '../../split-text.ts';
import { limits, pieceWeight, weightOf } from './limits.ts';
import { mostOf } from './piece-length.ts';
import { safeUrl } from './plain-text.ts';

/** The Slack user who is this person; undefined where nobody in the workspace is. */
export type Mentions = (person: PersonId) => string | undefined;

/** Where nobody is to be mentioned: people are shown by their names. */
export const nobody: Mentions = () => undefined;

/** A piece of rich text: Slack reads nothing out of the text in it. */
export type Piece = RichTextText | RichTextLink | RichTextUserMention | RichTextDate;

/** How a moment is shown, in the reader's own time zone. */
export const momentFormat = '{date_short_pretty} at {time}';

/** Seconds since 1970; undefined for what is no moment. */
export const secondsOf = (at: string): number | undefined => {
  const time = Date.parse(at);
  return Number.isNaN(time) ? undefined : Math.floor(time / 1_000);
};

const words = (text: string, style?: RichTextText['style']): Piece => ({ type: 'text', text, ...(style && { style }) });

const renderers: {
  readonly [Kind in Exclude<Inline, string>['kind']]: (
    inline: Extract<Inline, { kind: Kind }>,
    mentions: Mentions,
  ) => Piece;
} = {
  bold: ({ text }) => words(text, { bold: true }),
  link: ({ text, url }) => {
    const href = safeUrl(url, limits.url);
    return href === undefined ? words(text) : { type: 'link', url: href, text: isBlank(text) ? href : text };
  },
  mention: ({ person, name }, mentions) => {
    const user = mentions(person);
    return user === undefined ? words(name) : { type: 'user', user_id: user };
  },
  moment: ({ at, text }) => {
    const timestamp = secondsOf(at);
    if (timestamp === undefined || isBlank(text)) return words(text);
    return { type: 'date', timestamp, format: momentFormat, fallback: cut(text, 300) };
  },
  command: ({ text }) => words(`/hmep ${text}`, { code: true }),
};

const renderInline = (inline: Inline, mentions: Mentions): Piece =>
  typeof inline === 'string'
    ? words(inline)
    : (renderers[inline.kind] as (inline: Inline, mentions: Mentions) => Piece)(inline, mentions);

const textOf = (piece: Piece): string => (piece.type === 'text' || piece.type === 'link' ? (piece.text ?? '') : '');

/** Pieces that are no text are as long as people will see them. */
const lengthOf = (piece: Piece): number => (piece.type === 'user' || piece.type === 'date' ? 30 : textOf(piece).length);

const withText = (piece: Piece, text: string): Piece =>
  piece.type === 'text' || piece.type === 'link' ? { ...piece, text } : piece;

const lightened = (piece: Piece): readonly Piece[] => {
  const text = textOf(piece);
  const most = mostOf(text, Number.MAX_SAFE_INTEGER);
  return text.length <= most ? [piece] : splitText(text, most).map((part) => withText(piece, part));
};

/** A line as pieces of rich text, none of them empty. */
export const richPieces = (text: Text, mentions: Mentions): readonly Piece[] =>
  inlines(text)
    .map((inline) => renderInline(inline, mentions))
    .filter((piece) => lengthOf(piece) > 0);

/** A part of the text that is bold, such as the label before a value. */
export const boldPiece = (text: string): Piece => words(text, { bold: true });

/** Never less than the weight: a character in JSON may be written as six. */
const mostWeight = (piece: Piece): number =>
  100 +
  6 * textOf(piece).length +
  (piece.type === 'link' ? 5 * piece.url.length : 0) +
  (piece.type === 'date' ? 1_800 : 0);

/** Most texts are short, and need no weighing. */
const isShort = (pieces: readonly Piece[]): boolean =>
  pieces.reduce((weight, piece) => weight + mostWeight(piece), 0) <= pieceWeight;

const isEmpty = (group: readonly Piece[]): boolean =>
  group.every((piece) => piece.type === 'text' && isBlank(piece.text));

const groupLong = (pieces: readonly Piece[]): readonly (readonly Piece[])[] => {
  const groups: Piece[][] = [];
  let group: Piece[] = [];
  let room = limits.text;
  let weight = 0;
  const add = (piece: Piece): void => {
    group.push(piece);
    room -= lengthOf(piece);
    weight += weightOf(piece);
  };
  const close = (): void => {
    if (!isEmpty(group)) groups.push(group);
    group = [];
    room = limits.text;
    weight = 0;
  };
  /** Adds what fits, and gives back the rest. */
  const addBeginning = (piece: Piece): Piece => {
    const text = textOf(piece);
    const at = placeToCut(text, room) || (group.length === 0 ? hardCut(text, room) : 0);
    if (at > 0) add(withText(piece, text.slice(0, at)));
    return withText(piece, text.slice(at));
  };
  const left = pieces.flatMap(lightened).reverse();
  for (let piece = left.pop(); piece !== undefined; piece = left.pop()) {
    const isHeavy = weight > 0 && weight + weightOf(piece) > pieceWeight;
    if (!isHeavy && lengthOf(piece) <= room) {
      add(piece);
    } else {
      left.push(isHeavy ? piece : addBeginning(piece));
      close();
    }
  }
  close();
  return groups;
};

/**
 * Puts pieces into groups of at most 3,000 characters and {@link pieceWeight}, in their order. Text
 * that is too long is cut at a paragraph, a sentence or a word; a word that is, between characters.
 */
export const groupPieces = (pieces: readonly Piece[]): readonly (readonly Piece[])[] => {
  if (!isShort(pieces)) return groupLong(pieces);
  return isEmpty(pieces) ? [] : [pieces];
};

/** Rich text of one group of pieces. */
export const richBlock = (group: readonly Piece[]): RichTextBlock => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [...group] }],
});

/** A text as blocks of at most 3,000 characters each; none where there is nothing in it. */
export const richBlocks = (text: Text, mentions: Mentions): readonly RichTextBlock[] =>
  groupPieces(richPieces(text, mentions)).map(richBlock);
