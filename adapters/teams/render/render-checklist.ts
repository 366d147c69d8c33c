import { plain, type Text } from '../../../src/chat/text.ts';
import { isBlank } from '../../../src/chat/tidy.ts';
import type { CheckItem } from '../../../src/chat/view.ts';
import type { Column } from './card.ts';
import type { Unit } from './pages.ts';
import { actionOf, basicsIn, type Place, pressData } from './render-actions.ts';
import { type Drawing, type Line, textLines } from './render-text.ts';

const unitOfLines = (lines: readonly Line[]): Unit => ({
  elements: lines.map(({ element }) => element),
  mentions: lines.flatMap(({ mentions }) => mentions),
  kept: [],
});

const orDash = (text: Text, drawing: Drawing): readonly Line[] => {
  const lines = textLines(text, drawing);
  return lines.length > 0 ? lines : textLines('–', drawing);
};

/** The state in words, because not everybody sees the box, and who made it so. */
const stateOf = ({ done, note = '' }: CheckItem, drawing: Drawing): readonly Line[] => {
  const state = done ? 'Ticked' : 'Not ticked';
  const look = { size: 'Small', isSubtle: true } as const;
  const before = isBlank(plain(note)) ? [] : [`${state} · `];
  const lines = textLines(before.length > 0 ? note : state, drawing, { look, before });
  return lines.map((line) => ({ ...line, element: { ...line.element, spacing: 'None' } }));
};

/** More lines of a label or a note would make a row that fits into no card. */
const mostLines = 2;

const renderItem = (item: CheckItem, place: Place, drawing: Drawing): readonly Unit[] => {
  const { data, kept } = pressData(item.press);
  const label = orDash(item.label, drawing);
  const state = stateOf(item, drawing);
  const above = label.slice(0, Math.max(0, label.length - mostLines));
  const more = state.slice(mostLines);
  const beside = [...label.slice(above.length), ...state.slice(0, mostLines)];
  const { elements, mentions } = unitOfLines(beside);
  const title = item.done ? 'Untick' : 'Tick';
  const tooltip = `${title}: ${plain(item.label, drawing.address)}`;
  const action = actionOf(title, { ...basicsIn(place), do: 'tick', done: !item.done, ...data }, place.kind, {
    tooltip,
  });
  const columns: readonly Column[] = [
    {
      type: 'Column',
      width: 'auto',
      items: [{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: item.done ? '☑' : '☐' }] }],
    },
    { type: 'Column', width: 'stretch', spacing: 'Small', items: elements },
    { type: 'Column', width: 'auto', spacing: 'Small', items: [{ type: 'ActionSet', actions: [action] }] },
  ];
  return [
    ...above.map((line) => unitOfLines([line])),
    { elements: [{ type: 'ColumnSet', columns }], mentions, kept },
    ...more.map((line) => unitOfLines([line])),
  ];
};

/** A checklist with one row for each item: its box, its words, and the button that ticks or unticks it. */
export const renderChecklist = (items: readonly CheckItem[], place: Place, drawing: Drawing): readonly Unit[] =>
  items.flatMap((item) => renderItem(item, place, drawing));
