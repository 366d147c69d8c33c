import type { ActionsBlock, Option } from '@slack/types';
import { inlines, plain, type Text } from '../../../src/chat/text.ts';
import { isBlank } from '../../../src/chat/tidy.ts';
import type { CheckItem } from '../../../src/chat/view.ts';
import { keep } from '../../kept/kept.ts';
import { limits } from './limits.ts';
import type { Unit } from './pages.ts';
import { plainText } from './plain-text.ts';
import { pressValue } from './render-buttons.ts';
import { mrkdwn, mrkdwnTexts } from './render-note.ts';
import { type Mentions, richBlocks } from './render-text.ts';

const tick = 'tick:';

/** The label as an option's text; undefined where it does not fit. */
const shortLabel = (label: Text, mentions: Mentions): Option['text'] | undefined => {
  if (inlines(label).every((part) => typeof part === 'string')) {
    const text = plain(label);
    return text.length <= limits.option ? plainText(text, limits.option) : undefined;
  }
  const [text = '–', ...more] = mrkdwnTexts(label, mentions);
  return more.length === 0 && text.length <= limits.option ? mrkdwn(text) : undefined;
};

const optionOf = ({ label, note = '' }: CheckItem, mentions: Mentions): Option | undefined => {
  const text = shortLabel(label, mentions);
  const about = plain(note);
  if (text === undefined || about.length > limits.option) return undefined;
  // The two kinds of option differ in their text alone; the compiler wants to know which it is.
  const description = isBlank(about) ? {} : { description: plainText(about, limits.option) };
  return text.type === 'mrkdwn' ? { text, value: 'done', ...description } : { text, value: 'done', ...description };
};

/**
 * Slack's clients keep the state of a checkbox whose block keeps its id, so the id changes with
 * whatever is shown (slackapi/bolt-js issue 1073).
 */
const blockId = (item: CheckItem, index: number): string => {
  const { label, done, note = '', press } = item;
  const content = [plain(label), done, plain(note), press.command, press.values];
  return `${tick}${index}:${keep(content).kept.hash}`;
};

const renderItem = (item: CheckItem, index: number, mentions: Mentions): readonly Unit[] => {
  const { value, kept } = pressValue(item.press, limits.id - tick.length);
  const short = optionOf(item, mentions);
  const option: Option = short ?? { text: plainText('Done', limits.option), value: 'done' };
  const box: ActionsBlock = {
    type: 'actions',
    block_id: blockId(item, index),
    elements: [
      {
        type: 'checkboxes',
        action_id: `${tick}${value}`,
        options: [option],
        ...(item.done && { initial_options: [option] }),
      },
    ],
  };
  if (short) return [{ blocks: [box], kept }];
  const words = [...richBlocks(item.label, mentions), ...richBlocks(item.note ?? '', mentions)];
  // The last of the words stays with its box.
  const last = words.pop();
  return [...words.map((block) => ({ blocks: [block], kept: [] })), { blocks: last ? [last, box] : [box], kept }];
};

/**
 * A checklist with one group of checkboxes for each item: what is sent for a group is all that a client
 * believes to be ticked in it, so that with ten items in one, a tick would carry nine others along.
 * @param from the number of the first: every item of a message has its own
 */
export const renderChecklist = (items: readonly CheckItem[], from: number, mentions: Mentions): readonly Unit[] =>
  items.flatMap((item, index) => renderItem(item, from + index, mentions));
