import { z } from 'zod';
import type { FormRef } from '../../../src/chat/form.ts';
import type { DraftId } from '../../../src/chat/ids.ts';
import { valuesInput } from '../../../src/chat/inputs.ts';
import type { Value, Values } from '../../../src/chat/values.ts';
import { type Press, ticked } from '../../../src/chat/view.ts';
import type { Json } from '../../../src/delivery/message.ts';
import { isKeptRef, type KeptRef } from '../../kept/kept.ts';

const press = { command: z.string().max(50).default(''), values: valuesInput.default({}) };
/** Where the command and its values are kept, because they are too long for a card. */
const kept = { ref: z.string().optional() };
const inForm = {
  command: z.string().max(50),
  ref: z.object({ draft: z.uuid(), step: z.int().min(0).max(99) }),
  held: z.string().optional(),
};

const act = z.discriminatedUnion('do', [
  z.object({ do: z.literal('press'), ...press, ...kept }),
  z.object({ do: z.literal('open'), ...press, ...kept }),
  z.object({ do: z.literal('tick'), ...press, ...kept, done: z.boolean() }),
  z.object({ do: z.literal('rest'), ref: z.string(), from: z.int().min(0).default(0) }),
  z.object({ do: z.literal('submit'), ...inForm }),
  z.object({ do: z.literal('change'), ...inForm }),
  z.object({ do: z.literal('leave'), to: z.enum(['back', 'afresh']), ...inForm }),
]);

/** What an action of a card says that it does; the renderers make it. */
export type Act = z.infer<typeof act> & { readonly via?: string | undefined };

/** Another version of the bot may mean something else by the same words. */
const version = z.object({ v: z.literal(1), via: z.string().max(400).optional() });

const data = z.looseObject({ hmep: version.and(act) });

/** What was done, with what the card's fields hold. */
export interface Done {
  readonly act: Act;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** @returns undefined where the action is none of ours, or of an older version of the bot */
export const doneIn = (sent: unknown): Done | undefined => {
  const read = data.safeParse(sent);
  if (!read.success) return undefined;
  const { hmep, ...inputs } = read.data;
  return { act: hmep, inputs };
};

const keptPress = z.tuple([z.string().max(50), valuesInput]);

/** What a press or a tick runs, looked up where it was too long for the card. */
export const pressOf = async (
  done: Extract<Act, { do: 'press' | 'tick' | 'open' }>,
  find: (ref: KeptRef) => Promise<Json | undefined>,
): Promise<Press> => {
  const content = done.ref !== undefined && isKeptRef(done.ref) ? await find(done.ref) : undefined;
  const read = keptPress.safeParse(content);
  const [command, values] = read.success ? read.data : [done.command, done.values];
  return done.do === 'tick' ? ticked({ press: { command, values } }, done.done) : { command, values };
};

export const refOf = ({ draft, step }: { readonly draft: string; readonly step: number }): FormRef => ({
  draft: draft as DraftId,
  step,
});

const heldValues = valuesInput;

/** What the card has no room for, and what the form therefore holds unseen, by the names of its fields. */
export const heldBy = async (
  ref: string | undefined,
  find: (ref: KeptRef) => Promise<Json | undefined>,
): Promise<Values> => {
  const read = heldValues.safeParse(ref !== undefined && isKeptRef(ref) ? await find(ref) : undefined);
  return read.success ? read.data : {};
};

/** The option that stands for "No answer". */
const none = '-';

/** A field's input: what it holds, its name, and which part of a long text it is. */
const inputName = /^(field|fields):(.+?)(?:~(\d+))?$/su;

/**
 * What the fields of a form hold, by their names. An input `fields:…` holds several answers, which Teams
 * sends as one text with commas between them.
 * @param find what was too long to be the value of an answer, or has a comma in it
 */
export const valuesIn = async (
  inputs: Readonly<Record<string, unknown>>,
  find: (ref: KeptRef) => Promise<Json | undefined>,
): Promise<Values> => {
  const meant = async (chosen: string): Promise<string> => {
    const content = isKeptRef(chosen) ? await find(chosen) : undefined;
    const read = z.object({ value: z.string() }).safeParse(content);
    return read.success ? read.data.value : chosen;
  };
  const several = new Set<string>();
  const parts = new Map<string, { readonly part: number; readonly text: string }[]>();
  for (const [id, sent] of Object.entries(inputs)) {
    const [, kind, name, part = '0'] = inputName.exec(id) ?? [];
    if (name === undefined || name === '__proto__' || (typeof sent !== 'string' && typeof sent !== 'boolean')) continue;
    if (kind === 'fields') several.add(name);
    parts.set(name, [...(parts.get(name) ?? []), { part: Number(part), text: String(sent) }]);
  }
  const values: Record<string, Value> = {};
  for (const [name, own] of parts) {
    const texts = [...own].sort((a, b) => a.part - b.part).map(({ text }) => text);
    const chosen = texts.flatMap((text) => text.split(',')).filter((text) => text !== '' && text !== none);
    const whole = texts.join('');
    values[name] = several.has(name) ? await Promise.all(chosen.map(meant)) : await meant(whole === none ? '' : whole);
  }
  return values;
};
