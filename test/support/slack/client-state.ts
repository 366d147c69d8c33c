import { isDeepStrictEqual } from 'node:util';
import { type Choice, type ClientBlock, type ClientElement, choicesIn, controlsIn } from './client-blocks.ts';

/** What somebody typed or chose in one control, as Slack's payloads tell it. */
export interface ElementState {
  readonly type: string;
  readonly value?: string | null;
  readonly selected_option?: Choice | null;
  readonly selected_options?: readonly Choice[];
  readonly selected_date?: string | null;
}

/** `state.values` of a view or a message: by block_id, then by action_id. */
export type ViewState = Readonly<Record<string, Readonly<Record<string, ElementState>>>>;

type Initial = (element: ClientElement) => Omit<ElementState, 'type'>;

const one: Initial = ({ initial_option: option }) => ({ selected_option: option ?? null });
const several: Initial = ({ initial_options: options }) => ({ selected_options: options ?? [] });

/** What each kind of control holds before anybody touched it; what is not here holds nothing. */
const initial: Readonly<Record<string, Initial>> = {
  plain_text_input: ({ initial_value: value }) => ({ value: value ?? null }),
  datepicker: ({ initial_date: date }) => ({ selected_date: date ?? null }),
  radio_buttons: one,
  static_select: one,
  external_select: one,
  checkboxes: several,
  multi_static_select: several,
  multi_external_select: several,
};

export const chosenIn = ({ selected_option: option, selected_options: options }: ElementState): readonly Choice[] =>
  options ?? (option ? [option] : []);

/** Nothing was typed or chosen. */
export const isEmpty = (state: ElementState): boolean =>
  chosenIn(state).length === 0 && (state.value ?? '') === '' && (state.selected_date ?? '') === '';

/** A choice that is offered no more is not kept. */
const stillFits = (element: ClientElement, before: ElementState): boolean => {
  if (before.type !== element.type) return false;
  if (element.type.includes('external')) return true;
  const offered = choicesIn(element);
  return chosenIn(before).every((choice) => offered.some((each) => isDeepStrictEqual(each, choice)));
};

/**
 * What every control holds. Slack's clients keep what somebody typed or chose while block_id and action_id
 * stay the same, whatever initial values an update brings (bolt-js issues 290 and 1073).
 * @param before what the controls held until now
 */
export const stateOf = (blocks: readonly ClientBlock[], before: ViewState = {}): ViewState => {
  const state: Record<string, Record<string, ElementState>> = {};
  for (const { blockId, actionId, element } of controlsIn(blocks)) {
    const start = initial[element.type];
    if (!start) continue;
    const held = before[blockId]?.[actionId];
    const now = held && stillFits(element, held) ? held : { type: element.type, ...start(element) };
    state[blockId] = { ...state[blockId], [actionId]: now };
  }
  return state;
};

/** The state with one control changed. */
export const withState = (
  state: ViewState,
  { blockId, actionId }: { readonly blockId: string; readonly actionId: string },
  now: ElementState,
): ViewState => ({ ...state, [blockId]: { ...state[blockId], [actionId]: now } });
