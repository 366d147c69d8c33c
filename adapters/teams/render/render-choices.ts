import type { Field, Option } from '../../../src/chat/form.ts';
import { textsIn } from '../../../src/chat/values.ts';
import { keptOf } from '../../kept/kept.ts';
import type { ChoiceInput, TextInput } from './card.ts';
import { askedOf, type DrawnField, type Filled, inputRows, type Row, spare, wordRows } from './form-rows.ts';
import { limits } from './limits.ts';
import { type Choice, type DrawnOption, drawOption, noAnswerChoice, wholeOptions } from './render-options.ts';

type FilledOf<Kind extends Field['kind']> = Filled<Extract<Field, { kind: Kind }>>;

/** A question that has no answers yet. */
const nothingToChoose = (filled: Filled<Field>): DrawnField => ({
  rows: wordRows(filled, `${filled.field.label}: there is nothing to choose from.`),
  kept: [],
});

const wholeRows = (options: readonly Option[], { drawing }: Filled<Field>): readonly Row[] =>
  wholeOptions(options).flatMap((text) => spare(text, drawing));

const chosenAmong = (drawn: readonly DrawnOption[], { value }: Filled<Field>): readonly Choice[] => {
  const held = textsIn(value);
  return drawn.filter((each) => held.includes(each.value)).map(({ choice }) => choice);
};

const choicesOf = (drawn: readonly DrawnOption[]): readonly Choice[] => drawn.map(({ choice }) => choice);

const holding = (chosen: readonly Choice[]): { readonly value?: string } =>
  chosen.length > 0 ? { value: chosen.map(({ value }) => value).join(',') } : {};

/** One of several: open where there are up to ten and one has to be chosen, otherwise a menu. */
export const renderChoice = (filled: FilledOf<'choice'>): DrawnField => {
  const { options, optional } = filled.field;
  if (options.length === 0 && !optional) return nothingToChoose(filled);
  const isOpen = !optional && options.length <= limits.openChoices;
  const drawn = options.map((option) => drawOption(option, { withHint: isOpen, wraps: isOpen }));
  const [chosen = optional ? noAnswerChoice : undefined] = chosenAmong(drawn, filled);
  const input: ChoiceInput = {
    type: 'Input.ChoiceSet',
    ...askedOf(filled),
    style: isOpen ? 'expanded' : 'compact',
    wrap: true,
    choices: [...(optional ? [noAnswerChoice] : []), ...choicesOf(drawn)],
    ...(!isOpen && !optional && { placeholder: 'Choose one' }),
    ...holding(chosen ? [chosen] : []),
  };
  const above = isOpen ? [] : wholeRows(options, filled);
  return { rows: [...above, ...inputRows(filled, input)], kept: keptOf(drawn) };
};

/** Any of several: boxes to tick. */
export const renderChoices = (filled: FilledOf<'choices'>): DrawnField => {
  const { options } = filled.field;
  if (options.length === 0) return nothingToChoose(filled);
  const drawn = options.map((option) => drawOption(option, { withHint: true, wraps: true }));
  const input: ChoiceInput = {
    type: 'Input.ChoiceSet',
    ...askedOf(filled, true),
    style: 'expanded',
    isMultiSelect: true,
    wrap: true,
    choices: choicesOf(drawn),
    ...holding(chosenAmong(drawn, filled)),
  };
  return { rows: inputRows(filled, input), kept: keptOf(drawn) };
};

/** An option that is found while one types; what tells it from another of the same name stands behind it. */
export const drawFound = (option: Option): DrawnOption => drawOption(option, { withHint: true, wraps: false });

/** A second part of a search field, for what was not found. */
const typedRow = (filled: FilledOf<'search'>, several: boolean): Row => {
  const { id } = askedOf(filled, several);
  const input: TextInput = {
    type: 'Input.Text',
    id: `${id}~1`,
    label: 'Or type the whole name',
    maxLength: limits.label,
  };
  return { element: input, spare: false };
};

/** Options that are found while one types. */
export const renderSearch = (filled: FilledOf<'search'>): DrawnField => {
  const { field, command, value } = filled;
  const { chosen, most, optional } = field;
  const held = [...new Set(textsIn(value))];
  const drawn = held
    .map((each): Option => chosen.find((option) => option.value === each) ?? { value: each, label: each })
    .map(drawFound);
  // In a menu for one of them nobody can take back a choice.
  const several = most > 1 || optional === true || held.length > 1;
  const input: ChoiceInput = {
    type: 'Input.ChoiceSet',
    ...askedOf(filled, several),
    style: 'filtered',
    ...(several && { isMultiSelect: true }),
    choices: choicesOf(drawn),
    'choices.data': { type: 'Data.Query', dataset: `${command}/${field.name}` },
    placeholder: 'Type to search',
    ...holding(choicesOf(drawn)),
  };
  const rows = inputRows(filled, input);
  // Some clients do not search: where nothing came of it, the name can be typed.
  const typed = filled.error === undefined ? [] : [typedRow(filled, several)];
  return { rows: [...rows, ...typed], kept: keptOf(drawn) };
};
