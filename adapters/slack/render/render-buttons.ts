import type { ActionsBlock, Button as SlackButton } from '@slack/types';
import type { Button, Press } from '../../../src/chat/view.ts';
import type { Json } from '../../../src/delivery/message.ts';
import { type Kept, keep } from '../../kept/kept.ts';
import { jsonFor, limits, pieceWeight, weightOf } from './limits.ts';
import { plainText, safeUrl } from './plain-text.ts';

/** What a press sends: its command and values, or a reference to them where they are too long. */
export const pressValue = (
  { command, values }: Press,
  most: number,
): { readonly value: string; readonly kept: readonly Kept[] } => {
  const content: Json = [command, values];
  const value = jsonFor(content);
  if (value.length <= most && weightOf(value) <= pieceWeight / 2) return { value, kept: [] };
  const { ref, kept } = keep(content);
  return { value: ref, kept: [kept] };
};

/** A button; undefined for a link that no client should open. */
const renderButton = (
  button: Button,
  index: number,
): { readonly button: SlackButton; readonly kept: readonly Kept[] } | undefined => {
  const text = plainText(button.label, limits.buttonLabel);
  if (button.kind === 'link') {
    const url = safeUrl(button.url, limits.url);
    return url === undefined
      ? undefined
      : { button: { type: 'button', action_id: `link:${index}`, text, url }, kept: [] };
  }
  const { value, kept } = pressValue(button.press, limits.buttonValue);
  const style = button.style && { style: button.style };
  return { button: { type: 'button', action_id: `press:${index}`, text, value, ...style }, kept };
};

export interface Buttons {
  readonly blocks: readonly ActionsBlock[];
  readonly kept: readonly Kept[];
  /** The labels of links that no client should open. */
  readonly left: readonly string[];
}

/**
 * Buttons in rows of at most 25.
 * @param from the number of the first: every button of a message has its own
 */
export const renderButtons = (buttons: readonly Button[], from: number): Buttons => {
  const rows: SlackButton[][] = [];
  const kept: Kept[] = [];
  const left: string[] = [];
  let room = 0;
  for (const [index, each] of buttons.entries()) {
    const drawn = renderButton(each, from + index);
    if (drawn === undefined) {
      left.push(each.label);
      continue;
    }
    kept.push(...drawn.kept);
    const weight = weightOf(drawn.button);
    const row = rows.at(-1);
    if (row === undefined || row.length === limits.actions || weight > room) {
      rows.push([drawn.button]);
      room = pieceWeight - weight;
    } else {
      row.push(drawn.button);
      room -= weight;
    }
  }
  return { blocks: rows.map((elements) => ({ type: 'actions', elements })), kept, left };
};
