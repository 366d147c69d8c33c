import { z } from 'zod';
import type { FormRef } from '../../src/chat/form.ts';
import { valuesInput } from '../../src/chat/inputs.ts';
import type { Value, Values } from '../../src/chat/values.ts';

/** A body that no page of ours sends. */
export class UnreadableBody extends Error {
  override readonly name = 'UnreadableBody';
}

const key = z.string().regex(/^[\w-]{1,100}$/u);
const json = z.string().transform((text, context) => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    context.addIssue('is not JSON');
    return z.NEVER;
  }
});

const said = z.object({ delivery: key, page: key, text: z.string() });

const pressed = z.object({
  delivery: key,
  page: key,
  message: z.string().regex(/^(?:\d{1,18}|home)$/u),
  press: json.pipe(z.object({ command: z.string().max(50), values: valuesInput })),
});

const filledIn = z.object({
  delivery: key,
  page: key,
  message: z.string().regex(/^\d{1,18}$/u),
  command: z.string().max(50),
  ref: json.pipe(z.object({ draft: z.uuid(), step: z.int().min(0).max(99) })),
  turn: z.enum(['submit', 'change', 'keep', 'back', 'afresh', 'later']),
});

/** What is done with a form; `keep` in passing, while somebody goes on typing. */
export type Turn = z.infer<typeof filledIn>['turn'];

const moved = z.object({
  as: key,
  page: key,
  to: z.union([z.literal('next'), z.iso.datetime().transform((text) => new Date(text))]),
});

const suggesting = z.object({ command: z.string().max(50), field: z.string().max(100), q: z.string().max(10_000) });

const read = <Schema extends z.ZodType>(schema: Schema, body: unknown): z.infer<Schema> => {
  const checked = schema.safeParse(body);
  if (!checked.success) throw new UnreadableBody('Something else was sent', { cause: checked.error });
  return checked.data;
};

/**
 * The body as a submitted form.
 * @throws UnreadableBody where it is none
 */
export const readBody = async (request: { formData(): Promise<FormData> }): Promise<FormData> => {
  try {
    return await request.formData();
  } catch (error) {
    throw new UnreadableBody('No form was sent', { cause: error });
  }
};

/** The fields of a form are sent as `field.<name>`; one that is named twice holds several values. */
const fieldsOf = (body: FormData): Values => {
  const values: Record<string, Value> = Object.create(null);
  for (const name of new Set(body.keys())) {
    if (!name.startsWith('field.')) continue;
    const all = body.getAll(name).filter((entry) => typeof entry === 'string');
    values[name.slice('field.'.length)] = all.length === 1 ? (all[0] ?? '') : all;
  }
  return { ...values };
};

export const readSaid = (body: FormData) => read(said, Object.fromEntries(body));
export const readPressed = (body: FormData) => read(pressed, Object.fromEntries(body));
export const readMoved = (body: FormData) => read(moved, Object.fromEntries(body));
export const readSuggesting = (query: Readonly<Record<string, string>>) => read(suggesting, query);

export const readFilledIn = (body: FormData) => {
  const { ref, ...rest } = read(filledIn, Object.fromEntries(body));
  return { ...rest, form: ref as FormRef, values: fieldsOf(body) };
};

/**
 * What was typed, as a command for the bot: everything in a direct message; in a channel what begins
 * with `/hmep` or `@HMEP`. Anything else in a channel is talk between people.
 * @returns what follows the bot's name; undefined where the bot was not addressed
 */
export const addressedToBot = (text: string, kind: 'direct' | 'channel'): string | undefined => {
  const addressed = /^\s*[/@]hmep(?=\s|$)/iu.exec(text);
  if (addressed) return text.slice(addressed[0].length);
  return kind === 'direct' ? text : undefined;
};

const forPattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&');

/**
 * What was typed, with the people in it: `@Councillor` is the persona of that name.
 * @param people whom one can mention
 */
export const mentionsIn = <Who extends { readonly name: string }>(
  text: string,
  people: readonly Who[],
): readonly (string | Who)[] => {
  const byName = new Map(people.map((who) => [`@${who.name}`.toLowerCase(), who]));
  const names = [...byName.keys()].sort((a, b) => b.length - a.length).map(forPattern);
  return text
    .split(new RegExp(`(?<![\\p{L}\\p{N}._-])(${names.join('|')})(?![\\p{L}\\p{N}])`, 'giu'))
    .filter((part) => part !== '')
    .map((part) => byName.get(part.toLowerCase()) ?? part);
};

/** Whether others in a channel see what was typed: a slash command is for the bot alone. */
export const isPrivate = (text: string): boolean => /^\s*\//u.test(text);
