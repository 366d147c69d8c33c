import type { PersonId } from '../../../src/chat/ids.ts';
import { type Inline, inlines, type Text } from '../../../src/chat/text.ts';
import { cut, isBlank } from '../../../src/chat/tidy.ts';
import { hardCut, placeToCut } from '../../split-text.ts';
import type { MentionEntity, RichTextBlock, TextBlock, TextRun } from './card.ts';
import { limits } from './limits.ts';
import { escapedInline, plainText, safeUrl, withoutMarkers } from './plain-text.ts';

/**
 * Somebody as Teams mentions them: `id` is their `29:…` or their id in the directory; without a name they
 * have the one that the text gives them. Undefined where nobody there is this person.
 */
export type Mentions = (person: PersonId) => { readonly id: string; readonly name?: string } | undefined;

/** Where nobody is to be mentioned: people are shown by their names. */
export const nobody: Mentions = () => undefined;

/** What texts are drawn with, in one card. */
export interface Drawing {
  /** Stands before a command, with its space. */
  readonly address: string;
  readonly mention: (person: PersonId, name: string) => MentionEntity | undefined;
}

/** How all of a text looks. */
export interface Look {
  readonly weight?: 'Bolder';
  readonly size?: 'Small';
  readonly isSubtle?: true;
  readonly color?: 'Attention';
}

const harmlessName = (name: string): string =>
  cut(
    name
      .replace(/[^\p{L}\p{M}\p{N}\p{Pd}.,'’ ]/gu, ' ')
      .replace(/\s+/gu, ' ')
      .trim(),
    limits.mentionName,
  );

/**
 * Draws texts for one card. In it two people of the same name are told apart by signs that nobody sees,
 * because Teams finds out by the text who is mentioned.
 */
export const createDrawing = (address: string, mentions: Mentions): Drawing => {
  const entities = new Map<string, MentionEntity>();
  const names = new Set<string>();
  return {
    address,
    mention: (person, name) => {
      const known = entities.get(person);
      const user = known ? undefined : mentions(person);
      if (!user) return known;
      let shown = harmlessName(user.name ?? '') || harmlessName(name) || 'Somebody';
      while (names.has(shown)) shown += '\u2060';
      names.add(shown);
      const entity: MentionEntity = {
        type: 'mention',
        text: `<at>${shown}</at>`,
        mentioned: { id: user.id, name: shown },
      };
      entities.set(person, entity);
      return entity;
    },
  };
};

/** A piece of a line: what is read, and how. */
interface Piece {
  readonly text: string;
  readonly kind: 'words' | 'bold' | 'command' | 'link' | 'mention';
  readonly url?: string;
  readonly entity?: MentionEntity;
}

const pieces: {
  readonly [Kind in Exclude<Inline, string>['kind']]: (
    inline: Extract<Inline, { kind: Kind }>,
    drawing: Drawing,
  ) => Piece;
} = {
  bold: ({ text }) => ({ kind: 'bold', text }),
  link: ({ text, url }) => {
    const href = safeUrl(url, limits.url);
    return href === undefined
      ? { kind: 'words', text }
      : { kind: 'link', text: isBlank(text) ? href : text, url: href };
  },
  mention: ({ person, name }, { mention }) => {
    const entity = mention(person, name);
    return entity ? { kind: 'mention', text: entity.text, entity } : { kind: 'words', text: name };
  },
  // Microsoft says that Teams has no functions for dates (the note in "Format cards in Teams").
  moment: ({ text }) => ({ kind: 'words', text }),
  command: ({ text }, { address }) => ({ kind: 'command', text: `${address}${text}` }),
};

const pieceOf = (inline: Inline, drawing: Drawing): Piece =>
  typeof inline === 'string'
    ? { kind: 'words', text: inline }
    : (pieces[inline.kind] as (inline: Inline, drawing: Drawing) => Piece)(inline, drawing);

/** Lines of a text; clients do not agree on what a line break within an element is. */
const linesOf = (text: Text, drawing: Drawing): readonly (readonly Piece[])[] => {
  let line: Piece[] = [];
  const lines = [line];
  for (const piece of inlines(text).map((inline) => pieceOf(inline, drawing))) {
    for (const [index, part] of piece.text.split(/\r\n|[\r\n\u2028\u2029]/u).entries()) {
      if (index > 0) {
        line = [];
        lines.push(line);
      }
      if (part !== '') line.push({ ...piece, text: part });
    }
  }
  return lines;
};

/** Never less than the bytes of a piece in JSON. */
const weigh = ({ text, url = '' }: Piece): number => 150 + 6 * text.length + url.length;

/** Bytes of one element: a few of them fit into every card. */
const mostWeight = 9_000;

const isEmpty = (group: readonly Piece[]): boolean => group.every(({ text }) => isBlank(text));

/** Groups of pieces that are small enough for one element each; a long text is cut where it can be. */
const groupsOf = (line: readonly Piece[]): readonly (readonly Piece[])[] => {
  const groups: Piece[][] = [];
  let group: Piece[] = [];
  let room = mostWeight;
  const left = [...line].reverse();
  for (let piece = left.pop(); piece !== undefined; piece = left.pop()) {
    if (weigh(piece) <= room) {
      group.push(piece);
      room -= weigh(piece);
      continue;
    }
    const most = Math.floor((room - weigh({ ...piece, text: '' })) / 6);
    const at = placeToCut(piece.text, most) || (group.length === 0 ? hardCut(piece.text, most) : 0);
    const isWhole = piece.kind === 'mention' || at === 0;
    if (!isWhole) group.push({ ...piece, text: piece.text.slice(0, at) });
    left.push(isWhole ? piece : { ...piece, text: piece.text.slice(at) });
    groups.push(group);
    group = [];
    room = mostWeight;
  }
  return [...groups, group].filter((each) => !isEmpty(each));
};

const runs: { readonly [Kind in Piece['kind']]: (piece: Piece) => Partial<TextRun> } = {
  words: () => ({}),
  mention: () => ({}),
  bold: () => ({ weight: 'Bolder' }),
  command: () => ({ fontType: 'Monospace' }),
  link: ({ url = '' }) => ({ selectAction: { type: 'Action.OpenUrl', url } }),
};

const runOf = (piece: Piece, look: Look): TextRun => ({
  type: 'TextRun',
  text: plainText(piece.text),
  ...look,
  ...runs[piece.kind](piece),
});

/** Signs mark only what they touch. */
const marked = (text: string): string => {
  const inner = text.trim();
  return inner === '' ? text : text.replace(inner, () => `**${escapedInline(inner)}**`);
};

const markdown: { readonly [Kind in Piece['kind']]: (piece: Piece) => string } = {
  words: ({ text }) => escapedInline(text),
  mention: ({ text }) => text,
  bold: ({ text }) => marked(text),
  command: ({ text }) => marked(text),
  link: ({ text, url = '' }) => `[${escapedInline(text)}](${url})`,
};

/** An element of a text, with the people whom it mentions. */
export interface Line {
  readonly element: RichTextBlock | TextBlock;
  readonly mentions: readonly MentionEntity[];
}

const lineOf = (group: readonly Piece[], look: Look): Line => {
  const mentions = group.flatMap(({ entity }) => (entity ? [entity] : []));
  if (mentions.length === 0) {
    return { element: { type: 'RichTextBlock', inlines: group.map((piece) => runOf(piece, look)) }, mentions };
  }
  // Teams knows mentions in text blocks only, which are markdown.
  const text = withoutMarkers(group.map((piece) => markdown[piece.kind](piece)).join(''));
  return { element: { type: 'TextBlock', text, wrap: true, ...look }, mentions };
};

/**
 * A text as elements, one for each of its lines, and more for a long one.
 * @param more how all of it looks, and what stands before its first line
 * @returns none where there is nothing in it
 */
export const textLines = (
  text: Text,
  drawing: Drawing,
  { look = {}, before = [] }: { readonly look?: Look; readonly before?: readonly Inline[] } = {},
): readonly Line[] => {
  const parts = linesOf([...before, ...inlines(text)], drawing);
  const all: Line[] = [];
  let isAfterBlank = false;
  for (const line of parts) {
    const groups = groupsOf(line);
    for (const [index, group] of groups.entries()) {
      const { element, mentions } = lineOf(group, look);
      const spacing = isAfterBlank && index === 0 ? 'Small' : 'None';
      all.push({ element: all.length === 0 ? element : { ...element, spacing }, mentions });
    }
    isAfterBlank = groups.length === 0;
  }
  return all;
};
