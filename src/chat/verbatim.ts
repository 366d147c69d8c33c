import type { Argument } from './arguments.ts';
import type { Typed } from './request.ts';
import { tidy } from './tidy.ts';
import type { Values } from './values.ts';

/** `theme:assets` or `theme:"asset management"`; phones turn straight quotes into curly ones. */
const pair = /^(\p{L}[\p{L}-]*):(?:["“”„«»]([^"“”„«»]*)["“”„«»]|(\S+))\s*/u;

/** What was typed after the command's name, in one text; people stand in it by their names. */
const afterName = (typed: Typed, name: string): string => {
  const whole = tidy(typed.map((part) => (typeof part === 'string' ? part : part.name)).join(''), 'many');
  return name.split(' ').reduce((rest, word) => rest.slice(word.length).trimStart(), whole);
};

/** Reads what was typed for a command whose text is taken word for word: the pairs that it takes, then the text. */
export const readVerbatim = (takes: readonly Argument[], typed: Typed, name: string): Values => {
  const values: Record<string, string> = {};
  let rest = afterName(typed, name);
  for (let found = pair.exec(rest); found; found = pair.exec(rest)) {
    const [all, key = '', quoted, bare = ''] = found;
    const taken = takes.find((each) => each.keyed && each.name === key.toLowerCase());
    if (!taken || Object.hasOwn(values, taken.name)) break;
    values[taken.name] = (quoted ?? bare).trim();
    rest = rest.slice(all.length);
  }
  const text = takes.find(({ kind }) => kind === 'verbatim');
  return text && rest !== '' ? { ...values, [text.name]: rest } : values;
};
