import type { PlainTextOption } from '@slack/types';
import { calendarDate } from '../../../src/calendar/calendar-date.ts';
import type { Field } from '../../../src/chat/form.ts';
import { cut, isBlank } from '../../../src/chat/tidy.ts';
import type { Value } from '../../../src/chat/values.ts';
import { hardCut } from '../../split-text.ts';
import { type DrawnField, errorRows, type Filled, fieldAction, inputRow, spare } from './form-rows.ts';
import { limits } from './limits.ts';
import { plainText } from './plain-text.ts';
import { renderChoice, renderChoices, renderSearch } from './render-choices.ts';
import { nobody, richBlocks } from './render-text.ts';

type FilledOf<Kind extends Field['kind']> = Filled<Extract<Field, { kind: Kind }>>;

const textOf = (value: Value | undefined): string => (typeof value === 'string' ? value : '');

/** A text in parts that fit into one input each; joined, they are the text again. */
export const partsOf = (text: string): readonly string[] => {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > limits.text) {
    const at = hardCut(rest, limits.text);
    parts.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return [...parts, rest];
};

/** An input takes 3,000 characters; a longer text has several, which together are the field. */
const renderText = (filled: FilledOf<'text'>): DrawnField => {
  const { field } = filled;
  const multiline = field.lines === 'many' || field.lines === 'table';
  const text = multiline ? textOf(filled.value) : textOf(filled.value).replace(/[\r\n]/gu, ' ');
  const parts = partsOf(text);
  const count = Math.max(parts.length, Math.ceil(field.most / limits.text));
  const rows = Array.from({ length: count }, (_, part) => {
    const initial = parts[part] ?? '';
    return inputRow(
      filled,
      {
        type: 'plain_text_input',
        action_id: fieldAction,
        ...(multiline && { multiline }),
        // What somebody typed elsewhere stays, even where it is too long: the form says so.
        max_length: Math.max(1, Math.min(limits.text, Math.max(field.most, initial.length))),
        ...(initial !== '' && { initial_value: initial }),
        dispatch_action_config: { trigger_actions_on: ['on_character_entered'] },
      },
      { part, optional: part > 0 || field.optional === true },
    );
  });
  return { rows, kept: [] };
};

const renderDate = (filled: FilledOf<'date'>): DrawnField => {
  const text = textOf(filled.value);
  const date = calendarDate(text);
  const { hint = '' } = filled.field;
  const row = inputRow(
    filled,
    {
      type: 'datepicker',
      action_id: fieldAction,
      ...(date !== undefined && { initial_date: date }),
      placeholder: plainText('Pick a date', limits.placeholder),
    },
    date === undefined && !isBlank(text) ? { hint: `You typed “${cut(text, 100)}”. ${hint}` } : {},
  );
  return { rows: [row], kept: [] };
};

const yes: PlainTextOption = { text: plainText('Yes', limits.option), value: 'true' };

const renderConsent = (filled: FilledOf<'consent'>): DrawnField => {
  const isGiven = filled.value === true || filled.value === 'true';
  const row = inputRow(filled, {
    type: 'checkboxes',
    action_id: fieldAction,
    options: [yes],
    ...(isGiven && { initial_options: [yes] }),
  });
  // Nobody can agree to what they cannot read: the statement never goes.
  const statement = richBlocks(filled.field.statement, nobody).map((block) => ({ block, spare: false }));
  return { rows: [...statement, row], kept: [] };
};

type Renderers = { readonly [Kind in Field['kind']]: (filled: FilledOf<Kind>) => DrawnField };

const renderers: Renderers = {
  text: renderText,
  date: renderDate,
  choice: renderChoice,
  choices: renderChoices,
  search: renderSearch,
  consent: renderConsent,
  words: ({ field }) => ({ rows: spare(richBlocks(field.text, nobody)), kept: [] }),
};

/** One field of a form as input blocks, with the words it needs and what is wrong with it. */
export const renderField = (filled: Filled<Field>): DrawnField => {
  const { rows, kept } = (renderers[filled.field.kind] as (filled: Filled<Field>) => DrawnField)(filled);
  return { rows: [...rows, ...errorRows(filled.error)], kept };
};
