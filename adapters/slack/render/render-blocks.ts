import type { KnownBlock } from '@slack/types';
import { isBlank } from '../../../src/chat/tidy.ts';
import type { Block, View } from '../../../src/chat/view.ts';
import { limits } from './limits.ts';
import type { Unit } from './pages.ts';
import { plainText } from './plain-text.ts';
import { renderButtons } from './render-buttons.ts';
import { renderChecklist } from './render-checklist.ts';
import { factBlocks, listBlocks } from './render-list.ts';
import { noteBlocks } from './render-note.ts';
import { boldPiece, groupPieces, type Mentions, richBlock, richBlocks } from './render-text.ts';

/** Each block may stand on another page than the one before. */
const apart = (blocks: readonly KnownBlock[]): readonly Unit[] =>
  blocks.map((block) => ({ blocks: [block], kept: [] }));

/** A heading; one that is too long for Slack's own is bold text. */
const heading = (text: string): readonly Unit[] => {
  if (isBlank(text)) return [];
  if (text.length > limits.header) return apart(groupPieces([boldPiece(text)]).map(richBlock));
  return apart([{ type: 'header', text: plainText(text, limits.header) }]);
};

const cells = 10;

const bar = (done: number, of: number): string => {
  if (of <= 0) return '';
  const full = Math.max(0, Math.min(cells, Math.floor((done / of) * cells)));
  return `\n${'▓'.repeat(full)}${'░'.repeat(cells - full)}`;
};

/** What a block is drawn with. */
interface Drawing {
  readonly mentions: Mentions;
  /** The number of the first button or tick of the block. */
  readonly from: number;
}

type Renderers = {
  readonly [Kind in Block['kind']]: (block: Extract<Block, { kind: Kind }>, drawing: Drawing) => readonly Unit[];
};

const renderers: Renderers = {
  heading: ({ text }) => heading(text),
  text: ({ text }, { mentions }) => apart(richBlocks(text, mentions)),
  note: ({ text }, { mentions }) => apart(noteBlocks(text, mentions)),
  facts: ({ facts }, { mentions }) => apart(factBlocks(facts, mentions)),
  list: ({ items, ordered = false }, { mentions }) => apart(listBlocks(items, ordered, mentions)),
  buttons: ({ buttons }, { mentions, from }) => {
    const { blocks, kept, left } = renderButtons(buttons, from);
    const rows = blocks.map((block): Unit => ({ blocks: [block], kept }));
    return [...rows, ...apart(richBlocks(left.join('\n'), mentions))];
  },
  checklist: ({ items }, { mentions, from }) => renderChecklist(items, from, mentions),
  progress: ({ done, of, label }, { mentions }) =>
    apart(richBlocks(`${label}: ${done} of ${of}${bar(done, of)}`, mentions)),
  divider: () => apart([{ type: 'divider' }]),
};

/** How many buttons or ticks a block has. */
const numbered = (block: Block): number => {
  if (block.kind === 'buttons') return block.buttons.length;
  return block.kind === 'checklist' ? block.items.length : 0;
};

/** A view as blocks that belong together, however many there are; at least one. */
export const renderBlocks = ({ summary, blocks }: View, mentions: Mentions): readonly Unit[] => {
  const units: Unit[] = [];
  let from = 0;
  for (const block of blocks) {
    const render = renderers[block.kind] as (block: Block, drawing: Drawing) => readonly Unit[];
    units.push(...render(block, { mentions, from }));
    from += numbered(block);
  }
  return units.length > 0 ? units : apart(richBlocks(isBlank(summary) ? '–' : summary, mentions));
};
