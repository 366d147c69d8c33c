import type { Option } from '../../../src/chat/form.ts';
import { bold, type Text } from '../../../src/chat/text.ts';
import { isBlank } from '../../../src/chat/tidy.ts';
import { isKeptRef, type Kept, keep } from '../../kept/kept.ts';
import type { ChoiceInput } from './card.ts';
import { limits } from './limits.ts';
import { choiceTitle } from './plain-text.ts';

export type Choice = ChoiceInput['choices'][number];

/** What an optional menu sends where somebody would rather not say. */
const noAnswer = '-';

export interface DrawnOption {
  /** As the form knows it. */
  readonly value: string;
  readonly choice: Choice;
  readonly kept: readonly Kept[];
}

/**
 * Whether a value can stand in a choice as it is, and is taken for nothing else when it comes back: a
 * comma stands between several.
 */
const isPlainValue = (value: string): boolean =>
  value.length <= limits.choiceValue &&
  /^[^\s,](?:[^,]*[^\s,])?$/u.test(value) &&
  value !== noAnswer &&
  !isKeptRef(value);

const titleOf = ({ label, hint = '' }: Option, most: number, withHint: boolean): string =>
  choiceTitle(withHint && !isBlank(hint) ? `${isBlank(label) ? '–' : label} – ${hint}` : label, most);

/**
 * An option as a choice, cut where it is too long; see {@link wholeOptions}.
 * @param how whether its hint stands behind its label, and whether it may take several lines
 */
export const drawOption = (
  option: Option,
  { withHint, wraps }: { readonly withHint: boolean; readonly wraps: boolean },
): DrawnOption => {
  const { value } = option;
  const { ref, kept } = isPlainValue(value) ? { ref: value, kept: undefined } : keep({ value });
  const title = titleOf(option, wraps ? limits.wrappedChoice : limits.choice, withHint);
  return { value, choice: { title, value: ref }, kept: kept ? [kept] : [] };
};

/** The choice that says nothing. */
export const noAnswerChoice: Choice = { title: 'No answer', value: noAnswer };

const whole = ({ label, hint = '' }: Option): Text =>
  isBlank(hint) ? [bold(label)] : [bold(isBlank(label) ? '–' : label), ` – ${hint}`];

/** Options of a menu that say more than their labels, so that nobody has to guess. */
export const wholeOptions = (options: readonly Option[]): readonly Text[] =>
  options.filter(({ label, hint = '' }) => !isBlank(hint) || label.length > limits.choice).map(whole);
