import type { InputBlock, KnownBlock } from '@slack/types';
import type { Field } from '../../../src/chat/form.ts';
import { cut, isBlank } from '../../../src/chat/tidy.ts';
import type { Value } from '../../../src/chat/values.ts';
import type { Kept } from '../../kept/kept.ts';
import { limits } from './limits.ts';
import { plainText } from './plain-text.ts';

/** A block of a form. `spare`: words that can go where the form is too long for a modal. */
export interface Row {
  readonly block: KnownBlock;
  readonly spare: boolean;
}

/** One field with what it holds and what is wrong with it. */
export interface Filled<Of extends Field> {
  readonly field: Of;
  readonly value: Value | undefined;
  readonly error: string | undefined;
  /** The id of the input block of one of the field's parts, counted from 0. */
  readonly blockId: (part: number) => string;
}

/** A field as blocks. */
export interface DrawnField {
  readonly rows: readonly Row[];
  readonly kept: readonly Kept[];
}

export const spare = (blocks: readonly KnownBlock[]): readonly Row[] => blocks.map((block) => ({ block, spare: true }));

/** The action of every input: its block says which field it is of. */
export const fieldAction = 'field';

const continued = ' (continued)';

const labelOf = (label: string, part: number): string => {
  const whole = isBlank(label) ? '–' : label;
  return part === 0 ? whole : `${cut(whole, limits.label - continued.length)}${continued}`;
};

/** One input of a field; only the first of several has the field's hint. */
export const inputRow = (
  { field, blockId }: Filled<Field>,
  element: InputBlock['element'],
  { part = 0, optional = field.optional === true, hint = field.hint ?? '' } = {},
): Row => ({
  spare: false,
  block: {
    type: 'input',
    block_id: blockId(part),
    label: plainText(labelOf(field.label, part), limits.label),
    ...(part === 0 && !isBlank(hint) && { hint: plainText(hint, limits.hint) }),
    ...(optional && { optional }),
    // What is typed is kept as a draft, and what depends on it is drawn anew.
    dispatch_action: true,
    element,
  },
});

/** What is wrong with a field, right after it. */
export const errorRows = (error: string | undefined): readonly Row[] =>
  error === undefined
    ? []
    : [
        {
          spare: false,
          block: {
            type: 'context',
            elements: [plainText(error.startsWith('Please') ? error : `Please correct: ${error}`, limits.text)],
          },
        },
      ];
