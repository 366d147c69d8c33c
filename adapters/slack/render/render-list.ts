import type { RichTextBlock, RichTextList, RichTextSection } from '@slack/types';
import type { Text } from '../../../src/chat/text.ts';
import { pieceWeight, weightOf } from './limits.ts';
import { boldPiece, groupPieces, type Mentions, type Piece, richBlock, richPieces } from './render-text.ts';

/** Slack counts from `offset`, which its types do not know. */
type ListElement = RichTextList & { readonly offset?: number };

/** An item, or what did not fit into the item before it. */
interface Row {
  readonly kind: 'item' | 'more';
  readonly index: number;
  readonly section: RichTextSection;
}

const rowsOf = (item: Text, index: number, mentions: Mentions): readonly Row[] => {
  const groups = groupPieces(richPieces(item, mentions));
  const shown: readonly (readonly Piece[])[] = groups.length > 0 ? groups : [[{ type: 'text', text: '–' }]];
  return shown.map((group, part) => ({
    kind: part === 0 ? 'item' : 'more',
    index,
    section: { type: 'rich_text_section', elements: [...group] },
  }));
};

/** Rows that fit into one block. */
const chunks = (rows: readonly Row[]): readonly (readonly Row[])[] => {
  const all: Row[][] = [];
  let room = 0;
  for (const row of rows) {
    const weight = weightOf(row.section);
    const last = all.at(-1);
    if (last === undefined || weight > room) {
      all.push([row]);
      room = pieceWeight - weight;
    } else {
      last.push(row);
      room -= weight;
    }
  }
  return all;
};

const listOf = (row: Row, ordered: boolean): ListElement => ({
  type: 'rich_text_list',
  style: ordered ? 'ordered' : 'bullet',
  elements: [row.section],
  ...(ordered && row.index > 0 && { offset: row.index }),
});

const blockOf = (rows: readonly Row[], ordered: boolean): RichTextBlock => {
  const elements: (RichTextSection | ListElement)[] = [];
  for (const row of rows) {
    const last = elements.at(-1);
    if (row.kind === 'more') elements.push(row.section);
    else if (last?.type === 'rich_text_list') last.elements.push(row.section);
    else elements.push(listOf(row, ordered));
  }
  return { type: 'rich_text', elements };
};

/** A list as blocks; one that is too long for a block goes on, and counts on, in the next. */
export const listBlocks = (items: readonly Text[], ordered: boolean, mentions: Mentions): readonly RichTextBlock[] =>
  chunks(items.flatMap((item, index) => rowsOf(item, index, mentions))).map((rows) => blockOf(rows, ordered));

const factPieces = (label: string, value: Text, mentions: Mentions): readonly Piece[] => [
  ...(label === '' ? [] : [boldPiece(`${label}: `)]),
  ...richPieces(value, mentions),
];

/** Labels with their values, one under the other. */
export const factBlocks = (
  facts: readonly { readonly label: string; readonly value: Text }[],
  mentions: Mentions,
): readonly RichTextBlock[] => {
  const pieces = facts.flatMap(({ label, value }, index): readonly Piece[] => [
    ...(index === 0 ? [] : [{ type: 'text', text: '\n' } as const]),
    ...factPieces(label, value, mentions),
  ]);
  return groupPieces(pieces).map(richBlock);
};
