import type { Command } from './command.ts';
import { nearest } from './nearest.ts';
import { type Token, written } from './tokens.ts';

export type Found =
  | { readonly kind: 'found'; readonly command: Command; readonly rest: readonly Token[] }
  | { readonly kind: 'unknown'; readonly typed: string; readonly nearest?: Command };

const wordAt = (tokens: readonly Token[], index: number): string | undefined => {
  const token = tokens[index];
  return token?.kind === 'word' && !token.quoted ? token.text.toLowerCase() : undefined;
};

/** Which command was probably meant: near in its name, or in the first word of it, as `reviews` is to `review list`. */
const meantBy = (commands: readonly Command[], both: string, first: string): Command | undefined => {
  const names = commands.filter(({ fromCards }) => !fromCards).map(({ name }) => name);
  const whole = nearest(both, names) ?? nearest(first, names);
  if (whole !== undefined) return commands.find(({ name }) => name === whole);
  const firstWord = nearest(
    first,
    names.map((name) => name.split(' ')[0] ?? name),
  );
  return commands.find(({ name }) => name.startsWith(`${firstWord} `));
};

/** Finds the command that the first words name: the longest name wins, upper case does not matter. */
export const findCommand = (commands: readonly Command[], tokens: readonly Token[]): Found => {
  const first = wordAt(tokens, 0);
  const second = wordAt(tokens, 1);
  const byName = (name: string | undefined) => commands.find((command) => command.name === name);
  const long = second === undefined ? undefined : byName(`${first} ${second}`);
  const short = byName(first);
  if (long) return { kind: 'found', command: long, rest: tokens.slice(2) };
  if (short) return { kind: 'found', command: short, rest: tokens.slice(1) };

  const typed = tokens.slice(0, 2).map(written).join(' ');
  const meant = meantBy(commands, typed, first ?? typed);
  return { kind: 'unknown', typed: first ?? typed, ...(meant && { nearest: meant }) };
};
