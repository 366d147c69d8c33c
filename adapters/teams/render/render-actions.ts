import type { Button, Press } from '../../../src/chat/view.ts';
import type { Json } from '../../../src/delivery/message.ts';
import { type Kept, keep } from '../../kept/kept.ts';
import type { Action, ActionSet, SubmitAction } from './card.ts';
import type { CardAct, PlaceKind, PressData } from './card-act.ts';
import { limits, weightOf } from './limits.ts';
import { type Unit, unitOf } from './pages.ts';
import { oneLine, safeUrl } from './plain-text.ts';

/** Where a card stands. */
export interface Place {
  readonly kind: PlaceKind;
  /** Whether a press is answered with a form that opens as a dialog there. */
  readonly opens?: (press: Press) => boolean;
  /** In a chat with one person: the channel in which it was asked for, where what is pressed counts. */
  readonly via?: string | undefined;
}

/** What every act of a card brings along. */
export const basicsIn = ({ via }: Pick<Place, 'via'>) => ({ v: 1, ...(via !== undefined && { via }) }) as const;

/** How an action looks, and what it brings along. */
export interface ActionMore {
  readonly style?: 'positive' | 'destructive';
  readonly tooltip?: string;
  /** What is filled in comes along. */
  readonly withInputs?: boolean;
}

/** An act as an action of a card in that place. */
export const actionOf = (title: string, hmep: CardAct, place: PlaceKind, more: ActionMore = {}): Action => {
  const { withInputs = false, style, tooltip } = more;
  const opensDialog = hmep.do === 'open' ? place !== 'dialog' : place === 'channel' && hmep.do === 'rest';
  const common = {
    title: oneLine(title, limits.actionTitle),
    ...(style && { style }),
    ...(tooltip !== undefined && { tooltip: oneLine(tooltip, limits.actionTitle) }),
    data: { hmep, ...(opensDialog && { msteams: { type: 'task/fetch' } as const }) },
    ...(!withInputs && { associatedInputs: 'none' as const }),
  };
  const submit: SubmitAction = { type: 'Action.Submit', ...common };
  // Dialogs know no other way to send, and none but a submission opens one.
  if (place === 'dialog' || opensDialog) return submit;
  return { type: 'Action.Execute', verb: 'hmep', ...common, fallback: submit };
};

/** What a press sends: its command and values, or a reference to them where they are too long. */
export const pressData = ({ command, values }: Press): { readonly data: PressData; readonly kept: readonly Kept[] } => {
  const data = { command, values };
  if (weightOf(data) <= limits.pressData) return { data, kept: [] };
  const content: Json = [command, values];
  const { ref, kept } = keep(content);
  return { data: { ref }, kept: [kept] };
};

const styles = { primary: 'positive', danger: 'destructive' } as const;

interface Drawn {
  readonly action: Action;
  readonly kept: readonly Kept[];
}

/** A button; undefined for a link that no client should open. */
const renderButton = (button: Button, { kind, opens, via }: Place): Drawn | undefined => {
  if (button.kind === 'link') {
    const url = safeUrl(button.url, limits.url);
    const title = oneLine(button.label, limits.actionTitle);
    return url === undefined ? undefined : { action: { type: 'Action.OpenUrl', title, url }, kept: [] };
  }
  const { data, kept } = pressData(button.press);
  const how = kind !== 'dialog' && opens?.(button.press) ? 'open' : 'press';
  const act: CardAct = { ...basicsIn({ via }), do: how, ...data };
  const style = button.style && { style: styles[button.style] };
  return { action: actionOf(button.label, act, kind, { ...style }), kept };
};

/** Buttons in rows of at most six, and the labels of links that no client should open. */
export const renderButtons = (
  buttons: readonly Button[],
  place: Place,
): { readonly units: readonly Unit[]; readonly left: readonly string[] } => {
  const drawn = buttons.map((button) => renderButton(button, place));
  const shown = drawn.filter((each) => each !== undefined);
  const units: Unit[] = [];
  for (let at = 0; at < shown.length; at += limits.actions) {
    const row = shown.slice(at, at + limits.actions);
    const set: ActionSet = { type: 'ActionSet', actions: row.map(({ action }) => action) };
    units.push(
      unitOf(
        [set],
        row.flatMap(({ kept }) => kept),
      ),
    );
  }
  const left = buttons.filter((_, index) => drawn[index] === undefined).map(({ label }) => label);
  return { units, left };
};
