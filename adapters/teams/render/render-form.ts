import type { Field, Form } from '../../../src/chat/form.ts';
import { isBlank } from '../../../src/chat/tidy.ts';
import { textsIn, type Value, type Values } from '../../../src/chat/values.ts';
import type { Json } from '../../../src/delivery/message.ts';
import { type Kept, keep, keptOf, type Rendered } from '../../kept/kept.ts';
import type { Action, Card, Element } from './card.ts';
import { addressIn, type CardAct, type FormData, type PlaceKind } from './card-act.ts';
import { type DrawnField, type Row, spare, words } from './form-rows.ts';
import { limits, weightOf } from './limits.ts';
import { unitOf } from './pages.ts';
import { cardOf } from './render.ts';
import { actionOf, basicsIn } from './render-actions.ts';
import { renderHeading } from './render-blocks.ts';
import { renderField } from './render-field.ts';
import { createDrawing, type Drawing, nobody, textLines } from './render-text.ts';

type Place = Extract<PlaceKind, 'personal' | 'dialog'>;

/** What one drawing of a form is made with. */
interface Sheet {
  readonly form: Form;
  readonly place: Place;
  readonly drawing: Drawing;
  readonly via: string | undefined;
  /** The fields whose values are kept elsewhere. */
  readonly held: ReadonlySet<string>;
}

const keepHeld = ({ form, held }: Sheet): ReturnType<typeof keep> | undefined => {
  const values: Values = Object.fromEntries(Object.entries(form.values).filter(([name]) => held.has(name)));
  return held.size === 0 ? undefined : keep(values as Json);
};

const dataOf = (sheet: Sheet): FormData => {
  const { form } = sheet;
  const held = keepHeld(sheet);
  return { command: form.command, ref: form.ref, ...(held && { held: held.ref }) };
};

const isBegun = ({ ref, notice }: Form): boolean => ref.step > 0 || notice !== undefined;

/** A client that insists on an answer does so at every action that sends answers, also at the one back. */
const isChecked = (form: Form): boolean => form.ref.step === 0 && !form.fields.some(({ decides }) => decides);

const updateRow = (sheet: Sheet): Row => {
  const act: CardAct = { ...basicsIn(sheet), do: 'change', ...dataOf(sheet) };
  const action = actionOf('Update the questions', act, sheet.place, { withInputs: true });
  return { element: { type: 'ActionSet', spacing: 'Small', actions: [action] }, spare: false };
};

const drawField = (sheet: Sheet, field: Field): DrawnField => {
  const { form, drawing, held } = sheet;
  const drawn = renderField({
    field,
    value: form.values[field.name],
    error: form.errors[field.name],
    command: form.command,
    isChecked: isChecked(form),
    isHeld: held.has(field.name),
    drawing,
  });
  return field.decides ? { ...drawn, rows: [...drawn.rows, updateRow(sheet)] } : drawn;
};

const stepWords = ({ ref, steps, stepTitle = '' }: Form): string =>
  steps <= 1 ? '' : `Step ${ref.step + 1} of ${steps}${isBlank(stepTitle) ? '' : ` · ${stepTitle}`}`;

const inBox = (items: readonly Element[]): readonly Row[] =>
  items.length === 0 ? [] : [{ element: { type: 'Container', style: 'emphasis', items }, spare: true }];

/** What stands above the fields. A dialog has its title in its frame. */
const topRows = ({ form, place, drawing }: Sheet): readonly Row[] => {
  const look = { size: 'Small', isSubtle: true } as const;
  const title = place === 'dialog' ? [] : renderHeading(form.title, drawing, 'Large');
  const wrong = Object.keys(form.errors).length > 0 ? 'Something below has to be corrected first.' : '';
  return [
    ...title.flatMap(({ elements }) => elements).map((element): Row => ({ element, spare: true })),
    ...textLines(stepWords(form), drawing, { look }).map(({ element }): Row => ({ element, spare: true })),
    ...inBox(textLines(form.notice ?? '', drawing).map(({ element }) => element)),
    ...textLines(wrong, drawing, { look: { color: 'Attention', weight: 'Bolder' } }).map(
      ({ element }): Row => ({ element, spare: true }),
    ),
  ];
};

const actionsOf = (sheet: Sheet): readonly Action[] => {
  const { form, place } = sheet;
  const data = dataOf(sheet);
  const basics = basicsIn(sheet);
  const send: CardAct = { ...basics, do: 'submit', ...data };
  const back: CardAct = { ...basics, do: 'leave', to: 'back', ...data };
  const afresh: CardAct = { ...basics, do: 'leave', to: 'afresh', ...data };
  return [
    actionOf(form.submit, send, place, { style: 'positive', withInputs: true }),
    ...(form.ref.step > 0 ? [actionOf('Back', back, place, { withInputs: true })] : []),
    ...(isBegun(form) ? [actionOf('Start again', afresh, place)] : []),
  ];
};

const drawCard = (sheet: Sheet, rows: readonly Row[]): Card => {
  const shown = rows.length > 0 ? rows : spare('There is nothing to fill in here.', sheet.drawing);
  const units = [unitOf(shown.map(({ element }) => element))];
  return cardOf(sheet.form.title, units, actionsOf(sheet));
};

const fits = (card: Card): boolean => weightOf(card) <= limits.card;

/** Leaves out words from the end until the rest fits into a card, or none are left. */
const withoutWords = (sheet: Sheet, rows: readonly Row[]): readonly Row[] => {
  let left = rows;
  let over = weightOf(drawCard(sheet, rows)) - limits.card;
  while (over > 0) {
    const last = left.findLastIndex((row) => row.spare);
    if (last < 0) break;
    over -= weightOf(left[last]?.element) + 1;
    left = left.toSpliced(last, 1);
  }
  return left;
};

const tooLong = 'There are more questions here than fit into one card. Please tell the programme office.';

/** No form of ours is that long; if one is, it can be seen and left. */
const beginning = (sheet: Sheet, rows: readonly Row[]): readonly Row[] => {
  const end = words(tooLong, sheet.drawing);
  const room = limits.card - weightOf(drawCard(sheet, end));
  let weight = 0;
  const shown = rows.filter(({ element }) => {
    weight += weightOf(element) + 1;
    return weight <= room;
  });
  return [...shown, ...end];
};

const namesIn = (rows: readonly Row[]): ReadonlySet<string> =>
  new Set(rows.flatMap(({ element }) => ('id' in element ? [element.id.replace(/^[^:]*:/u, '')] : [])));

const lengthOf = (value: Value | undefined): number => textsIn(value).join('').length;

/** The field whose text takes most of the room, and could be kept elsewhere. */
const longestIn = ({ form, held }: Sheet): string | undefined =>
  form.fields
    .filter(({ kind, name }) => kind === 'text' && !held.has(name) && lengthOf(form.values[name]) > 500)
    .map(({ name }) => name)
    .sort((a, b) => lengthOf(form.values[b]) - lengthOf(form.values[a]))[0];

const rendered = (sheet: Sheet, rows: readonly Row[], drawn: readonly DrawnField[]): Rendered<Card> => {
  const held = keepHeld(sheet);
  const all: readonly Kept[] = [...keptOf(drawn), ...(held ? [held.kept] : [])];
  return { payload: drawCard(sheet, rows), kept: all };
};

const renderSheet = (sheet: Sheet): Rendered<Card> => {
  const { form, held } = sheet;
  const drawn = form.fields.map((field) => drawField(sheet, field));
  const rows = withoutWords(sheet, [...topRows(sheet), ...drawn.flatMap((field) => field.rows)]);
  if (fits(drawCard(sheet, rows))) return rendered(sheet, rows, drawn);
  // What a discreet form holds is kept nowhere; it is short enough for what Teams takes.
  if (form.discreet) return { payload: drawCard(sheet, rows), kept: [] };
  const longest = longestIn(sheet);
  if (longest !== undefined) return renderSheet({ ...sheet, held: new Set([...held, longest]) });
  const names = form.fields.map(({ name }) => name);
  const left = beginning({ ...sheet, held: new Set(names) }, rows);
  const shown = namesIn(left);
  const missing = names.filter((name) => !shown.has(name) && name in form.values);
  return rendered({ ...sheet, held: new Set([...held, ...missing]) }, left, drawn);
};

/**
 * A form as a card. People in it are shown by their names: a form mentions nobody.
 * @param place in a chat with one person, or in a dialog, whose title the form's own is
 * @param more `via`: what the one who draws the form wants to have back with every act in it
 */
export const renderForm = (form: Form, place: Place, more: { readonly via?: string } = {}): Rendered<Card> =>
  renderSheet({ form, place, drawing: createDrawing(addressIn(place), nobody), via: more.via, held: new Set() });
