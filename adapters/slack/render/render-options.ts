import type { PlainTextOption, RichTextBlock } from '@slack/types';
import type { Option } from '../../../src/chat/form.ts';
import { bold, type Text } from '../../../src/chat/text.ts';
import { isBlank } from '../../../src/chat/tidy.ts';
import { isKeptRef, type Kept, keep } from '../../kept/kept.ts';
import { limits } from './limits.ts';
import { plainText } from './plain-text.ts';
import { listBlocks } from './render-list.ts';
import { nobody } from './render-text.ts';

/** What an optional menu sends where somebody would rather not say. */
const noAnswer = '-';

export interface DrawnOption {
  /** As the form knows it. */
  readonly value: string;
  readonly option: PlainTextOption;
  readonly kept: readonly Kept[];
}

/** Whether a value can stand in an option as it is, and is taken for nothing else when it comes back. */
const isPlainValue = (value: string): boolean =>
  value !== '' && value.length <= limits.optionValue && value !== noAnswer && !isKeptRef(value);

/** An option of a menu or a box. What is too long for Slack is cut; see {@link wholeOptions}. */
export const drawOption = ({ value, label, hint = '' }: Option): DrawnOption => {
  const { ref, kept } = isPlainValue(value) ? { ref: value, kept: undefined } : keep({ value });
  return {
    value,
    option: {
      text: plainText(label, limits.option),
      value: ref,
      ...(!isBlank(hint) && { description: plainText(hint, limits.option) }),
    },
    kept: kept ? [kept] : [],
  };
};

/** The option that says nothing. */
export const noAnswerOption: PlainTextOption = { text: plainText('No answer', limits.option), value: noAnswer };

const isCut = ({ label, hint = '' }: Option): boolean => label.length > limits.option || hint.length > limits.option;

const whole = ({ label, hint = '' }: Option): Text =>
  isBlank(hint) ? [bold(label)] : [bold(isBlank(label) ? '–' : label), ` – ${hint}`];

/** The options that do not fit into Slack's, whole, so that nobody has to guess. */
export const wholeOptions = (options: readonly Option[]): readonly RichTextBlock[] =>
  listBlocks(options.filter(isCut).map(whole), false, nobody);

/** Things in groups of that many. */
export const inGroups = <Thing>(things: readonly Thing[], size: number): readonly (readonly Thing[])[] =>
  Array.from({ length: Math.ceil(things.length / size) }, (_, index) => things.slice(index * size, (index + 1) * size));

/** The options of a menu: at most 100, or groups of 100, of which there may be 100. */
export const menuOptions = (options: readonly PlainTextOption[]) => {
  if (options.length <= limits.menu) return { options: [...options] };
  const groups = inGroups(options, limits.menu).slice(0, limits.menu);
  return {
    option_groups: groups.map((group, index) => ({
      label: plainText(`${index * limits.menu + 1} to ${index * limits.menu + group.length}`, limits.option),
      options: [...group],
    })),
  };
};
