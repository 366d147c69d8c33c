import type { Field, Option } from '../../../src/chat/form.ts';
import { textsIn } from '../../../src/chat/values.ts';
import { keptOf } from '../../kept/kept.ts';
import { type DrawnField, type Filled, fieldAction, inputRow, type Row, spare } from './form-rows.ts';
import { limits } from './limits.ts';
import { plainText } from './plain-text.ts';
import { noteBlocks } from './render-note.ts';
import { type DrawnOption, drawOption, inGroups, menuOptions, noAnswerOption, wholeOptions } from './render-options.ts';
import { nobody } from './render-text.ts';

type FilledOf<Kind extends Field['kind']> = Filled<Extract<Field, { kind: Kind }>>;

const placeholder = (text: string) => ({ placeholder: plainText(text, limits.placeholder) });

/** A question that has no answers yet. */
const nothingToChoose = ({ field }: Filled<Field>): DrawnField => ({
  rows: spare(noteBlocks(`${field.label}: there is nothing to choose from.`, nobody)),
  kept: [],
});

const chosenAmong = (drawn: readonly DrawnOption[], { value }: Filled<Field>): readonly DrawnOption[] => {
  const held = textsIn(value);
  return drawn.filter((each) => held.includes(each.value));
};

/** One of several: round buttons where there are up to ten and one has to be chosen, otherwise a menu. */
export const renderChoice = (filled: FilledOf<'choice'>): DrawnField => {
  const { options, optional } = filled.field;
  if (options.length === 0 && !optional) return nothingToChoose(filled);
  const drawn = options.map(drawOption);
  const all = drawn.map(({ option }) => option);
  const [initial] = chosenAmong(drawn, filled);
  const chosen = initial && { initial_option: initial.option };
  const isShort = !optional && all.length <= limits.boxes;
  const row = isShort
    ? inputRow(filled, { type: 'radio_buttons', action_id: fieldAction, options: all, ...chosen })
    : inputRow(filled, {
        type: 'static_select',
        action_id: fieldAction,
        ...menuOptions(optional ? [noAnswerOption, ...all] : all),
        ...chosen,
        ...placeholder(optional ? 'No answer' : 'Choose one'),
      });
  return { rows: [...spare(wholeOptions(options)), row], kept: keptOf(drawn) };
};

const boxesRow = (filled: FilledOf<'choices'>, group: readonly DrawnOption[], part: number, isOnly: boolean): Row => {
  const chosen = chosenAmong(group, filled).map(({ option }) => option);
  return inputRow(
    filled,
    {
      type: 'checkboxes',
      action_id: fieldAction,
      options: group.map(({ option }) => option),
      ...(chosen.length > 0 && { initial_options: chosen }),
    },
    // Slack would ask for a tick in each group.
    { part, optional: !isOnly || filled.field.optional === true },
  );
};

const menuRow = (filled: FilledOf<'choices'>, drawn: readonly DrawnOption[]): Row => {
  const chosen = chosenAmong(drawn, filled).map(({ option }) => option);
  return inputRow(filled, {
    type: 'multi_static_select',
    action_id: fieldAction,
    ...menuOptions(drawn.map(({ option }) => option)),
    ...(chosen.length > 0 && { initial_options: chosen }),
    ...placeholder('Choose any'),
  });
};

/** Boxes beyond that many would leave no room in a modal for anything else: a menu takes them. */
const mostBoxes = 100;

/** Any of several: boxes in groups of ten, or a menu where there are more than a hundred. */
export const renderChoices = (filled: FilledOf<'choices'>): DrawnField => {
  const { options } = filled.field;
  if (options.length === 0) return nothingToChoose(filled);
  const drawn = options.map(drawOption);
  const groups = inGroups(drawn, limits.boxes);
  const rows =
    options.length > mostBoxes
      ? [menuRow(filled, drawn)]
      : groups.map((group, part) => boxesRow(filled, group, part, groups.length === 1));
  return { rows: [...spare(wholeOptions(options)), ...rows], kept: keptOf(drawn) };
};

/**
 * Options that are found while one types. In a menu for one of them nobody can take back a choice, so it
 * is for a field that has to be filled in.
 */
export const renderSearch = (filled: FilledOf<'search'>): DrawnField => {
  const { chosen, most, optional } = filled.field;
  const held = textsIn(filled.value).slice(0, limits.menu);
  const known = held.map((value): Option => chosen.find((option) => option.value === value) ?? { value, label: value });
  const drawn = known.map(drawOption);
  const initial = drawn.map(({ option }) => option);
  const [first] = initial;
  const search = { action_id: fieldAction, min_query_length: 1, ...placeholder('Type to search') };
  const row =
    most === 1 && !optional && initial.length <= 1
      ? inputRow(filled, { type: 'external_select', ...search, ...(first && { initial_option: first }) })
      : inputRow(filled, {
          type: 'multi_external_select',
          ...search,
          // What is held stays, even where it is too much: the form says so.
          max_selected_items: Math.max(1, most, initial.length),
          ...(first && { initial_options: initial }),
        });
  return { rows: [...spare(wholeOptions(known)), row], kept: keptOf(drawn) };
};
