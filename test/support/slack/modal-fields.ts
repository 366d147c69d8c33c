import {
  type Choice,
  type ClientBlock,
  type ClientElement,
  type Control,
  choicesIn,
  controlsIn,
} from './client-blocks.ts';
import { chosenIn, type ElementState, type ViewState } from './client-state.ts';
import { readText } from './client-text.ts';

/** What somebody fills in: a text, a date (2027-03-01), the label of a choice or of several; true ticks a single box. */
export type FieldAnswer = string | readonly string[] | boolean;

/** A question of a modal; a long text and many boxes take several inputs. */
export interface ModalField {
  readonly label: string;
  readonly parts: readonly Control[];
}

const noNames = (user: string): string => user;
const continued = ' (continued)';
/** Of Slack's text inputs, in characters. */
const longestText = 3_000;

const labelOf = ({ text }: Choice): string => readText(text, noNames);

/** The questions that a modal asks, in their order. */
export const fieldsIn = (blocks: readonly ClientBlock[]): readonly ModalField[] => {
  const fields: { readonly label: string; readonly parts: Control[] }[] = [];
  for (const control of controlsIn(blocks).filter(({ block }) => block.type === 'input')) {
    const label = readText(control.block.label, noNames);
    const last = fields.at(-1);
    if (last && label.endsWith(continued)) last.parts.push(control);
    else fields.push({ label, parts: [control] });
  }
  return fields;
};

/** One box to tick, whose value is `true`. */
export const isConsent = ({ parts: [first, ...more] }: ModalField): boolean => {
  if (first?.element.type !== 'checkboxes' || more.length > 0) return false;
  const [choice, ...others] = choicesIn(first.element);
  return choice?.value === 'true' && others.length === 0;
};

export const isSearch = ({ parts: [first] }: ModalField): boolean => first?.element.type.includes('external') ?? false;

/** The choices that are called so, or whose labels begin so. @throws where one is not offered */
export const named = (offered: readonly Choice[], labels: readonly string[]): readonly Choice[] =>
  labels.map((label) => {
    const found =
      offered.find((each) => labelOf(each) === label) ?? offered.find((each) => labelOf(each).startsWith(label));
    if (!found) throw new Error(`There is no answer “${label}” among: ${offered.map(labelOf).join(', ')}`);
    return found;
  });

const listOf = (answer: FieldAnswer): readonly string[] => {
  if (typeof answer === 'boolean') throw new Error('Only a single box is ticked with true');
  return typeof answer === 'string' ? [answer] : answer;
};

const split = (parts: readonly Control[], text: string): readonly ElementState[] => {
  let rest = text;
  const states = parts.map(({ element: { type, max_length: most = longestText } }): ElementState => {
    const value = rest.slice(0, most);
    rest = rest.slice(most);
    return { type, value: value === '' ? null : value };
  });
  if (rest !== '') throw new Error(`${rest.length} characters do not fit into the field`);
  return states;
};

const several = (parts: readonly Control[], answer: FieldAnswer): readonly ElementState[] => {
  const offered = parts.flatMap(({ element }) => choicesIn(element));
  const wanted = typeof answer === 'boolean' ? offered.filter(() => answer) : named(offered, listOf(answer));
  return parts.map(({ element }) => ({
    type: element.type,
    selected_options: choicesIn(element).filter((choice) => wanted.includes(choice)),
  }));
};

const chosen = (element: ClientElement, choices: readonly Choice[]): ElementState => {
  if (choices.length > (element.max_selected_items ?? choices.length))
    throw new Error('Slack lets nobody choose so many');
  return element.type.startsWith('multi_')
    ? { type: element.type, selected_options: choices }
    : { type: element.type, selected_option: choices[0] ?? null };
};

/** What was found by a search, as the control holds it. */
export const holding = ({ parts: [first] }: ModalField, choices: readonly Choice[]): readonly ElementState[] =>
  first ? [chosen(first.element, choices)] : [];

/** What each input of the field holds once it is answered so. @throws where the field cannot take the answer */
export const answered = ({ label, parts }: ModalField, answer: FieldAnswer): readonly ElementState[] => {
  const [first] = parts;
  const type = first?.element.type ?? '';
  if (type === 'checkboxes') return several(parts, answer);
  if (type === 'plain_text_input') return split(parts, listOf(answer).join('\n'));
  if (type === 'datepicker') return [{ type, selected_date: listOf(answer)[0] || null }];
  if (first && ['radio_buttons', 'static_select', 'multi_static_select'].includes(type)) {
    return [chosen(first.element, named(choicesIn(first.element), listOf(answer)))];
  }
  throw new Error(`“${label}” (${type}) cannot be filled in`);
};

/** What a field holds, as somebody reads it. */
export const heldBy = ({ parts }: ModalField, state: ViewState): FieldAnswer => {
  const states = parts.flatMap(({ blockId, actionId }) => state[blockId]?.[actionId] ?? []);
  const type = states[0]?.type ?? '';
  if (type === 'plain_text_input') return states.map(({ value }) => value ?? '').join('');
  if (type === 'datepicker') return states[0]?.selected_date ?? '';
  const labels = states.flatMap(chosenIn).map(labelOf);
  return type === 'checkboxes' || type.startsWith('multi_') ? labels : (labels[0] ?? '');
};
