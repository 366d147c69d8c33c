import { calendarDate } from '../../../src/calendar/calendar-date.ts';
import type { Field, Option } from '../../../src/chat/form.ts';
import { cut, isBlank } from '../../../src/chat/tidy.ts';
import type { Value } from '../../../src/chat/values.ts';
import { keptOf, type Rendered } from '../../kept/kept.ts';
import type { DateInput, TextInput, ToggleInput } from './card.ts';
import { askedOf, type DrawnField, type Filled, inputRows, type Row, wordRows, words } from './form-rows.ts';
import { limits } from './limits.ts';
import { drawFound, renderChoice, renderChoices, renderSearch } from './render-choices.ts';
import type { Choice } from './render-options.ts';

type FilledOf<Kind extends Field['kind']> = Filled<Extract<Field, { kind: Kind }>>;

const textOf = (value: Value | undefined): string => (typeof value === 'string' ? value : '');

const styles = { email: 'Email', telephone: 'Tel', link: 'Url' } as const;

const isHeldHint = (length: number): string =>
  `What you wrote is ${length} characters long, too long to be shown here. It is kept; what you write here takes its place.`;

const renderText = (filled: FilledOf<'text'>): DrawnField => {
  const { field, isHeld } = filled;
  const isMultiline = field.lines === 'many' || field.lines === 'table';
  const whole = isMultiline ? textOf(filled.value) : textOf(filled.value).replace(/[\r\n]/gu, ' ');
  const value = isHeld ? '' : whole;
  const input: TextInput = {
    type: 'Input.Text',
    ...askedOf(isHeld ? { ...filled, isChecked: false } : filled),
    ...(isMultiline && { isMultiline }),
    ...(field.format && { style: styles[field.format] }),
    // What somebody typed elsewhere stays, even where it is too long: the form says so.
    maxLength: Math.max(1, field.most, value.length),
    ...(value !== '' && { value }),
  };
  return { rows: inputRows(filled, input, isHeld ? isHeldHint(whole.length) : field.hint), kept: [] };
};

const renderDate = (filled: FilledOf<'date'>): DrawnField => {
  const text = textOf(filled.value);
  const date = calendarDate(text);
  const { hint = '' } = filled.field;
  const input: DateInput = { type: 'Input.Date', ...askedOf(filled), ...(date !== undefined && { value: date }) };
  const typed = date === undefined && !isBlank(text) ? `You typed “${cut(text, 100)}”. ` : '';
  return { rows: inputRows(filled, input, `${typed}${hint}`), kept: [] };
};

const renderConsent = (filled: FilledOf<'consent'>): DrawnField => {
  const isGiven = filled.value === true || filled.value === 'true';
  const input: ToggleInput = {
    type: 'Input.Toggle',
    ...askedOf(filled),
    title: 'Yes',
    value: isGiven ? 'true' : 'false',
    wrap: true,
  };
  // Nobody can agree to what they cannot read: the statement never goes.
  const [first, ...rest] = words(filled.field.statement, filled.drawing);
  const statement: readonly Row[] = first
    ? [{ ...first, element: { ...first.element, spacing: 'Medium' } }, ...rest]
    : [];
  return { rows: [...statement, ...inputRows(filled, input)], kept: [] };
};

type Renderers = { readonly [Kind in Field['kind']]: (filled: FilledOf<Kind>) => DrawnField };

const renderers: Renderers = {
  text: renderText,
  date: renderDate,
  choice: renderChoice,
  choices: renderChoices,
  search: renderSearch,
  consent: renderConsent,
  words: (filled) => ({ rows: wordRows(filled, filled.field.text), kept: [] }),
};

/** One field of a form as elements: its input, what is wrong with it, and its hint. */
export const renderField = (filled: Filled<Field>): DrawnField =>
  (renderers[filled.field.kind] as (filled: Filled<Field>) => DrawnField)(filled);

/** What was found while somebody types, as Teams takes it. */
export const renderResults = (options: readonly Option[]): Rendered<readonly Choice[]> => {
  const drawn = options.slice(0, limits.found).map(drawFound);
  return { payload: drawn.map(({ choice }) => choice), kept: keptOf(drawn) };
};
