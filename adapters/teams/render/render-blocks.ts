import { bold, inlines, type Text } from '../../../src/chat/text.ts';
import { isBlank } from '../../../src/chat/tidy.ts';
import type { Block, View } from '../../../src/chat/view.ts';
import type { Column, FactSet, TextBlock } from './card.ts';
import { limits } from './limits.ts';
import { type Unit, unitOf } from './pages.ts';
import { escapedLine } from './plain-text.ts';
import { type Place, renderButtons } from './render-actions.ts';
import { renderChecklist } from './render-checklist.ts';
import { type Drawing, type Line, textLines } from './render-text.ts';

/** Each line may stand on another page than the one before. */
export const apart = (lines: readonly Line[]): readonly Unit[] =>
  lines.map(({ element, mentions }) => ({ elements: [element], mentions, kept: [] }));

const headingOf = (text: string, size: 'Medium' | 'Large'): TextBlock => ({
  type: 'TextBlock',
  text: escapedLine(text),
  wrap: true,
  style: 'heading',
  weight: 'Bolder',
  size,
});

/** A heading; one that is too long for that is bold text; none where there is nothing in it. */
export const renderHeading = (text: string, drawing: Drawing, size: 'Medium' | 'Large' = 'Medium'): readonly Unit[] => {
  if (isBlank(text)) return [];
  if (text.length > limits.heading) return apart(textLines(text, drawing, { look: { weight: 'Bolder' } }));
  return [unitOf([headingOf(text, size)])];
};

type Facts = Extract<Block, { kind: 'facts' }>['facts'];

/** Characters of a label and of a value that fit beside each other. */
const shortFact = { label: 60, value: 200, facts: 12 };

const plainWords = (text: Text): string | undefined => {
  const parts = inlines(text);
  return parts.every((part) => typeof part === 'string') ? parts.join('') : undefined;
};

/** Short facts as the platform's own table; undefined where one of them is more than that. */
const factSet = (facts: Facts): FactSet | undefined => {
  if (facts.length === 0 || facts.length > shortFact.facts) return undefined;
  const rows = facts.map(({ label, value }) => ({ label, value: plainWords(value) ?? '' }));
  const isShort = rows.every(
    ({ label, value }) =>
      !isBlank(label) &&
      !isBlank(value) &&
      !/[\r\n]/u.test(value.trim()) &&
      label.length <= shortFact.label &&
      value.length <= shortFact.value,
  );
  if (!isShort) return undefined;
  const shown = rows.map(({ label, value }) => ({
    title: escapedLine(label.trim()),
    value: escapedLine(value.trim()),
  }));
  return { type: 'FactSet', facts: shown };
};

const renderFacts = (facts: Facts, drawing: Drawing): readonly Unit[] => {
  const set = factSet(facts);
  if (set) return [unitOf([set])];
  const lines = facts.flatMap(({ label, value }, index): readonly Line[] => {
    const before = isBlank(label) ? [] : [bold(`${label.trim()}: `)];
    const [first, ...rest] = textLines(value, drawing, { before });
    if (!first) return [];
    return [index === 0 ? first : { ...first, element: { ...first.element, spacing: 'Small' } }, ...rest];
  });
  return apart(lines);
};

const renderList = (items: readonly Text[], ordered: boolean, drawing: Drawing): readonly Unit[] =>
  items.flatMap((item, index) => {
    const before = ordered ? `${index + 1}. ` : '• ';
    const isNothing = textLines(item, drawing).length === 0;
    const [first, ...rest] = textLines(isNothing ? '–' : item, drawing, { before: [before] });
    if (!first) return [];
    const placed = index === 0 ? first : { ...first, element: { ...first.element, spacing: 'Small' as const } };
    return apart([placed, ...rest]);
  });

const barColumn = (width: number, style: 'good' | 'emphasis'): readonly Column[] =>
  width <= 0 ? [] : [{ type: 'Column', width, style, minHeight: '8px', spacing: 'None', items: [] }];

const renderProgress = (
  { done, of, label }: Extract<Block, { kind: 'progress' }>,
  drawing: Drawing,
): readonly Unit[] => {
  const words = textLines(`${label}: ${done} of ${of}`, drawing);
  if (of <= 0) return apart(words);
  const full = Math.max(0, Math.min(done, of));
  const columns = [...barColumn(full, 'good'), ...barColumn(of - full, 'emphasis')];
  return [...apart(words), unitOf([{ type: 'ColumnSet', spacing: 'Small', columns }])];
};

/** What a block is drawn with. */
interface Drawer {
  readonly drawing: Drawing;
  readonly place: Place;
}

type Renderers = {
  readonly [Kind in Block['kind']]: (block: Extract<Block, { kind: Kind }>, drawer: Drawer) => readonly Unit[];
};

const renderers: Renderers = {
  heading: ({ text }, { drawing }) => renderHeading(text, drawing),
  text: ({ text }, { drawing }) => apart(textLines(text, drawing)),
  note: ({ text }, { drawing }) => apart(textLines(text, drawing, { look: { size: 'Small', isSubtle: true } })),
  facts: ({ facts }, { drawing }) => renderFacts(facts, drawing),
  list: ({ items, ordered = false }, { drawing }) => renderList(items, ordered, drawing),
  buttons: ({ buttons }, { drawing, place }) => {
    const { units, left } = renderButtons(buttons, place);
    return [...units, ...apart(textLines(left.join('\n'), drawing))];
  },
  checklist: ({ items }, { drawing, place }) => renderChecklist(items, place, drawing),
  progress: (block, { drawing }) => renderProgress(block, drawing),
  divider: () => [],
};

/** A line above the unit. */
const separated = (unit: Unit): Unit => {
  const [first, ...rest] = unit.elements;
  return first ? { ...unit, elements: [{ ...first, separator: true, spacing: 'Medium' }, ...rest] } : unit;
};

/** A view as elements that belong together, however many there are; at least one. */
export const renderBlocks = ({ summary, blocks }: View, drawing: Drawing, place: Place): readonly Unit[] => {
  const units: Unit[] = [];
  let isDivided = false;
  for (const block of blocks) {
    const render = renderers[block.kind] as (block: Block, drawer: Drawer) => readonly Unit[];
    const [first, ...rest] = render(block, { drawing, place });
    if (first) units.push(isDivided ? separated(first) : first, ...rest);
    isDivided = block.kind === 'divider' ? units.length > 0 : isDivided && !first;
  }
  return units.length > 0 ? units : apart(textLines(isBlank(summary) ? '–' : summary, drawing));
};
