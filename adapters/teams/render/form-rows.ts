import type { Field } from '../../../src/chat/form.ts';
import type { Text } from '../../../src/chat/text.ts';
import { cut, isBlank } from '../../../src/chat/tidy.ts';
import type { Value } from '../../../src/chat/values.ts';
import type { Kept } from '../../kept/kept.ts';
import type { Element, Input } from './card.ts';
import { limits } from './limits.ts';
import { oneLine } from './plain-text.ts';
import { type Drawing, textLines } from './render-text.ts';

/** An element of a form. `spare`: words that can go where the form is too long for a card. */
export interface Row {
  readonly element: Element;
  readonly spare: boolean;
}

/** One field with what it holds and what is wrong with it. */
export interface Filled<Of extends Field> {
  readonly field: Of;
  readonly value: Value | undefined;
  readonly error: string | undefined;
  /** The form's command, which a search names. */
  readonly command: string;
  /** Whether the client may refuse to send what is empty; it would then also refuse to go back. */
  readonly isChecked: boolean;
  /** Whether what the field holds is too long to be shown, and kept elsewhere. */
  readonly isHeld: boolean;
  readonly drawing: Drawing;
}

/** A field as elements. */
export interface DrawnField {
  readonly rows: readonly Row[];
  readonly kept: readonly Kept[];
}

/** Words of a form that may go. */
export const spare = (text: Text, drawing: Drawing): readonly Row[] =>
  textLines(text, drawing).map(({ element }) => ({ element, spare: true }));

/** Words of a form that stay. */
export const words = (text: Text, drawing: Drawing): readonly Row[] =>
  textLines(text, drawing).map(({ element }) => ({ element, spare: false }));

/** The id of a field's input; `several` where it sends several answers with commas between them. */
const inputId = (name: string, several = false): string => `${several ? 'fields' : 'field'}:${name}`;

/** What every input of a field has. */
export const askedOf = ({ field, isChecked }: Filled<Field>, several = false) => {
  const optional = field.optional ? ' (optional)' : '';
  const isRequired = isChecked && field.kind === 'text' && !field.optional;
  return {
    id: inputId(field.name, several),
    label: `${oneLine(field.label, limits.label)}${optional}`,
    ...(isRequired && { isRequired: true as const, errorMessage: 'Please fill this in.' }),
  };
};

const smallPrint = { size: 'Small', isSubtle: true } as const;

/** A hint: with its field, and small. */
const hintRows = (hint: string, drawing: Drawing): readonly Row[] =>
  textLines(cut(hint, limits.hint), drawing, { look: smallPrint }).map(({ element }, index) => ({
    element: index === 0 ? { ...element, spacing: 'Small' } : element,
    spare: true,
  }));

/** What is wrong with a field. */
const errorRows = (error: string | undefined, drawing: Drawing): readonly Row[] => {
  if (error === undefined) return [];
  const text = isBlank(error) ? 'This does not look right.' : cut(error.trim(), limits.error);
  const lines = textLines(text.startsWith('Please') ? text : `Please correct: ${text}`, drawing, {
    look: { color: 'Attention', weight: 'Bolder' },
  });
  return lines.map(({ element }, index) => ({
    element: index === 0 ? { ...element, spacing: 'Small' } : element,
    spare: false,
  }));
};

/** An input with what is wrong with it right below, and then its hint. */
export const inputRows = (
  { field, error, drawing }: Filled<Field>,
  input: Input,
  hint = field.hint ?? '',
): readonly Row[] => [
  { element: { spacing: 'Medium', ...input }, spare: false },
  ...errorRows(error, drawing),
  ...hintRows(hint, drawing),
];

/** Words in the place of a field that cannot be asked, with what is wrong. */
export const wordRows = ({ error, drawing }: Filled<Field>, text: Text): readonly Row[] => [
  ...spare(text, drawing),
  ...errorRows(error, drawing),
];
