import { type Choice, type ClientCard, type InputElement, inputsIn } from './client-card.ts';
import { seen } from './client-markdown.ts';
import { type CardState, choicesOf, chosenIn } from './client-state.ts';

/** What somebody fills in: a text, a date (2027-03-01), the title of a choice or of several; true ticks a box. */
export type FieldAnswer = string | readonly string[] | boolean;

/** A question; a long text takes several inputs. */
export interface CardField {
  readonly label: string;
  readonly parts: readonly InputElement[];
}

/** An input of a part of a field is called as the field's first, with `~` and a number. */
const fieldOf = ({ id }: InputElement): string => id.replace(/~\d+$/u, '');

/** The questions that a card asks, in their order. */
export const fieldsIn = (card: ClientCard): readonly CardField[] => {
  const fields = new Map<string, { readonly label: string; readonly parts: InputElement[] }>();
  for (const input of inputsIn(card)) {
    const field = fields.get(fieldOf(input));
    if (field) field.parts.push(input);
    else fields.set(fieldOf(input), { label: seen(input.label ?? input.title ?? ''), parts: [input] });
  }
  return [...fields.values()];
};

/** One box to tick. */
export const isConsent = ({ parts: [first] }: CardField): boolean => first?.type === 'Input.Toggle';

/** What is offered is looked up while one types. */
export const isSearch = ({ parts: [first] }: CardField): boolean => first?.['choices.data'] !== undefined;

/** @throws where there is none */
export const findField = (fields: readonly CardField[], label: string): CardField => {
  const found = fields.find((each) => each.label === label) ?? fields.find((each) => each.label.startsWith(label));
  if (!found) throw new Error(`There is no field “${label}” among: ${fields.map((each) => each.label).join(', ')}`);
  return found;
};

/** The choices that are called so, or whose titles begin so. @throws where one is not offered */
export const named = (offered: readonly Choice[], titles: readonly string[]): readonly Choice[] =>
  titles.map((wanted) => {
    const found =
      offered.find(({ title }) => seen(title) === wanted) ??
      offered.find(({ title }) => seen(title).startsWith(wanted));
    if (!found)
      throw new Error(`There is no answer “${wanted}” among: ${offered.map(({ title }) => title).join(', ')}`);
    return found;
  });

const listOf = (answer: FieldAnswer): readonly string[] => {
  if (typeof answer === 'boolean') throw new Error('Only a single box is ticked with true');
  return typeof answer === 'string' ? [answer] : answer;
};

const split = (parts: readonly InputElement[], text: string): readonly string[] => {
  let rest = text;
  const values = parts.map(({ maxLength = Number.POSITIVE_INFINITY }) => {
    const value = rest.slice(0, maxLength);
    rest = rest.slice(value.length);
    return value;
  });
  if (rest !== '') throw new Error(`${rest.length} characters do not fit into the field`);
  return values;
};

/** What several inputs for one list of choices hold, when these are chosen. @throws where Teams lets nobody */
const choosing = (parts: readonly InputElement[], state: CardState, titles: readonly string[]): readonly string[] => {
  const offered = parts.flatMap((part) => choicesOf(part, state));
  const wanted = named(offered, titles);
  return parts.map((part) => {
    const own = choicesOf(part, state).filter((choice) => wanted.includes(choice));
    if (own.length > 1 && !part.isMultiSelect) throw new Error('Teams lets nobody choose several here');
    return own.map(({ value }) => value).join(',');
  });
};

const date = (answer: string): string => {
  if (answer !== '' && !/^\d{4}-\d\d-\d\d$/u.test(answer)) throw new Error(`${answer} cannot be picked as a date`);
  return answer;
};

/** What each input of the field holds once it is answered so. @throws where the field cannot take the answer */
export const answered = ({ parts }: CardField, state: CardState, answer: FieldAnswer): readonly string[] => {
  const [first] = parts;
  switch (first?.type) {
    case 'Input.Toggle':
      return [answer ? (first.valueOn ?? 'true') : (first.valueOff ?? 'false')];
    case 'Input.ChoiceSet':
      return choosing(parts, state, listOf(answer));
    case 'Input.Date':
      return [date(listOf(answer)[0] ?? '')];
    default:
      return split(parts, listOf(answer).join('\n'));
  }
};

const titlesOf = (part: InputElement, state: CardState): readonly string[] => {
  const offered = choicesOf(part, state);
  return chosenIn(part, state).map((value) => seen(offered.find((each) => each.value === value)?.title ?? value));
};

/** What a field holds, as somebody reads it. */
export const heldBy = ({ parts }: CardField, state: CardState): FieldAnswer => {
  const [first] = parts;
  if (first?.type === 'Input.Toggle') return state.values.get(first.id) === (first.valueOn ?? 'true');
  if (first?.type !== 'Input.ChoiceSet') return parts.map(({ id }) => state.values.get(id) ?? '').join('');
  const titles = parts.flatMap((part) => titlesOf(part, state));
  return first.isMultiSelect ? titles : (titles[0] ?? '');
};
