import type { PersonId } from './ids.ts';
import { inlines, type Text } from './text.ts';
import type { Block, View } from './view.ts';

const textsOf = (block: Block): readonly Text[] => {
  switch (block.kind) {
    case 'text':
    case 'note':
      return [block.text];
    case 'facts':
      return block.facts.map(({ value }) => value);
    case 'list':
      return block.items;
    case 'checklist':
      return block.items.flatMap(({ label, note = '' }) => [label, note]);
    case 'heading':
    case 'buttons':
    case 'progress':
    case 'divider':
      return [];
  }
};

/** The people whom a view mentions, each once. */
export const mentionsIn = (view: View): readonly PersonId[] => {
  const people = view.blocks
    .flatMap(textsOf)
    .flatMap(inlines)
    .flatMap((inline) => (typeof inline !== 'string' && inline.kind === 'mention' ? [inline.person] : []));
  return [...new Set(people)];
};
