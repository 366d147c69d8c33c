import { z } from 'zod';
import type { FormRef } from '../../../src/chat/form.ts';
import type { DraftId } from '../../../src/chat/ids.ts';
import type { Value, Values } from '../../../src/chat/values.ts';
import type { Json } from '../../../src/delivery/message.ts';
import { isKeptRef, type KeptRef } from '../../kept/kept.ts';
import type { ElementState, ViewPayload } from './payloads.ts';

/** The form that a modal shows. */
export interface OpenForm {
  readonly command: string;
  readonly ref: FormRef;
  /** Where it was opened from, for the answers that belong there. */
  readonly via?: string;
}

const metadata = z.object({
  command: z.string().max(50),
  draft: z.uuid(),
  step: z.int().min(0).max(99),
  via: z.string().max(200).optional(),
});

const json = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

/** @returns undefined where the modal is none of ours, or of an older version of the bot */
export const openFormIn = ({ callback_id, private_metadata }: ViewPayload): OpenForm | undefined => {
  const read = callback_id === 'form' ? metadata.safeParse(json(private_metadata)) : undefined;
  if (!read?.success) return undefined;
  const { command, draft, step, via } = read.data;
  return { command, ref: { draft: draft as DraftId, step }, ...(via !== undefined && { via }) };
};

/** The option that stands for "No answer". */
const none = '-';

/** The field of an input's block: the name comes last, because it may hold dots. */
export const fieldOf = (blockId: string): string | undefined => /^[^.]*\.\d+\.\d+\.(.+)$/su.exec(blockId)?.[1];

const partOf = (blockId: string): number => Number(/^[^.]*\.\d+\.(\d+)\./u.exec(blockId)?.[1] ?? 0);

/** Whether it holds a text, several of which make one text, or options, which are counted together. */
const isSet = (type: string): boolean => type === 'checkboxes' || type.startsWith('multi_');

const chosenIn = ({ selected_option: one, selected_options: several = [] }: ElementState): readonly string[] =>
  (one ? [one, ...several] : several).map(({ value }) => value).filter((value) => value !== none);

const heldBy = (state: ElementState, meant: (chosen: string) => string): readonly string[] => {
  if (isSet(state.type) || state.selected_option) return chosenIn(state).map(meant);
  const typed = state.selected_date ?? state.value ?? '';
  return typed === '' ? [] : [typed];
};

type InputBlock = ViewPayload['blocks'][number];

/** What an input holds: what the client says, or what it was drawn with where it says nothing of it. */
const stateOf = ({ state }: ViewPayload, { block_id: id = '', element }: InputBlock): ElementState | undefined => {
  const told = Object.values(state?.values[id] ?? {})[0];
  if (told || !element) return told;
  // After an update Slack may leave out inputs that nobody touched: slackapi/bolt-js issue 1073.
  return {
    type: element.type,
    value: element.initial_value,
    selected_date: element.initial_date,
    selected_option: element.initial_option,
    selected_options: element.initial_options,
  };
};

const join = (states: readonly ElementState[], meant: (chosen: string) => string): Value => {
  const all = states.flatMap((state) => heldBy(state, meant));
  if (states.some(({ type }) => isSet(type))) return all;
  return all.join('');
};

interface Part {
  readonly name: string;
  readonly part: number;
  readonly state: ElementState;
}

const partsIn = (view: ViewPayload): readonly Part[] =>
  view.blocks.flatMap((block): readonly Part[] => {
    const { block_id: id = '' } = block;
    const name = fieldOf(id);
    const state = block.type === 'input' && name !== undefined ? stateOf(view, block) : undefined;
    return name === undefined || !state ? [] : [{ name, part: partOf(id), state }];
  });

const kept = z.object({ value: z.string() });

/**
 * What the fields of a form's modal hold, by their names.
 * @param find what was too long to be the value of an option
 */
export const valuesIn = async (
  view: ViewPayload,
  find: (ref: KeptRef) => Promise<Json | undefined>,
): Promise<Values> => {
  const parts = partsIn(view);
  const refs = new Set(parts.flatMap(({ state }) => chosenIn(state)).filter(isKeptRef));
  const found = new Map<string, string>();
  for (const ref of refs) {
    const content = kept.safeParse(await find(ref));
    if (content.success) found.set(ref, content.data.value);
  }
  const meant = (chosen: string): string => found.get(chosen) ?? chosen;
  const names = new Set(parts.map(({ name }) => name));
  return Object.fromEntries(
    [...names].map((name) => {
      const own = parts.filter((part) => part.name === name).sort((a, b) => a.part - b.part);
      return [
        name,
        join(
          own.map(({ state }) => state),
          meant,
        ),
      ];
    }),
  );
};
