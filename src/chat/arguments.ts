import { calendarDate, period } from '../calendar/calendar-date.ts';
import { type Token, written } from './tokens.ts';
import type { Values } from './values.ts';

/** Something that can be typed after a command's name. */
export interface Argument {
  /** The name of the value, and its key where it is typed as `key:value`. */
  readonly name: string;
  /** What stands for it in the usage line: `<code>`. */
  readonly label: string;
  /**
   * `text` takes all the words that are left; so do dates and periods, which people write in several.
   * `verbatim` takes what is left as it was typed, with its quotes, colons and lines; keyed ones stand before it.
   */
  readonly kind: 'word' | 'text' | 'verbatim' | 'person' | 'date' | 'period';
  /** A word that may stand before it: the `until` of `pause until 2027-01-15`. */
  readonly after?: string;
  readonly keyed?: true;
  readonly optional?: true;
}

export type Reading =
  | { readonly kind: 'read'; readonly values: Values; readonly left: readonly Token[] }
  | { readonly kind: 'unclear'; readonly argument: Argument; readonly typed: string; readonly why: string };

type Read = { readonly value: string } | { readonly why: string };

const readDate = (text: string): Read => {
  const date = calendarDate(text);
  return date === undefined ? { why: 'is not a date. Write it like 2027-03-01 or 1/3/2027' } : { value: date };
};

const readPeriod = (text: string): Read => {
  const read = period(text);
  switch (read.kind) {
    case 'period':
      return { value: `${read.from}..${read.to}` };
    case 'backwards':
      return { why: 'ends before it starts' };
    case 'not-a-period':
      return { why: 'is not a period. Write it like 2027-03-01..2027-03-31' };
  }
};

const readText: Record<Exclude<Argument['kind'], 'person'>, (text: string) => Read> = {
  word: (value) => ({ value }),
  text: (value) => ({ value }),
  verbatim: (value) => ({ value }),
  date: readDate,
  period: readPeriod,
};

const fits = (argument: Argument, token: Token): boolean => {
  if (argument.keyed) return token.kind === 'pair' && token.key === argument.name;
  return argument.kind === 'person' ? token.kind === 'person' : token.kind === 'word';
};

const takesAll: readonly Argument['kind'][] = ['text', 'verbatim', 'date', 'period'];

/** The tokens that one argument takes: the first that fits, or all that fit. */
const taken = (argument: Argument, from: readonly Token[]): readonly Token[] => {
  const fitting = from.filter((token) => fits(argument, token));
  return takesAll.includes(argument.kind) && !argument.keyed ? fitting : fitting.slice(0, 1);
};

const isLead = ({ after }: Argument, token: Token | undefined): boolean =>
  after !== undefined && token?.kind === 'word' && !token.quoted && token.text.toLowerCase() === after;

const readArgument = (argument: Argument, found: readonly Token[]): Read => {
  const [first] = found;
  if (argument.kind === 'person') return first?.kind === 'person' ? { value: first.mention.person } : { why: '' };
  const text = isLead(argument, first) ? found.slice(1) : found;
  return readText[argument.kind](first?.kind === 'pair' ? first.text : text.map(written).join(' '));
};

/** A name that the platform did not recognise as somebody: typed by hand, or of nobody who belongs there. */
const unrecognised = ({ kind, optional }: Argument, left: readonly Token[]): Token | undefined =>
  kind === 'person'
    ? left.find((token) => token.kind === 'word' && (!optional || token.text.startsWith('@')))
    : undefined;

const whoIsThat = 'is nobody I know here. Type @ and choose the person from the list that appears';

/** Gives each argument the tokens it takes, in the order of the arguments; what nobody takes is left. */
export const readArguments = (takes: readonly Argument[], typed: readonly Token[]): Reading => {
  let left = typed;
  const values: Record<string, string> = {};
  for (const argument of takes) {
    const found = taken(argument, left);
    const nobody = found.length === 0 ? unrecognised(argument, left) : undefined;
    if (nobody) return { kind: 'unclear', argument, typed: written(nobody), why: whoIsThat };
    if (found.length === 0) continue;
    left = left.filter((token) => !found.includes(token));
    if (found.every((token) => isLead(argument, token))) continue;
    const read = readArgument(argument, found);
    if ('why' in read) return { kind: 'unclear', argument, typed: found.map(written).join(' '), why: read.why };
    values[argument.name] = read.value;
  }
  return { kind: 'read', values, left };
};

/** How a command is typed: `claim <code>`, `peers [theme:<theme>]`. */
export const usage = (name: string, takes: readonly Argument[]): string =>
  [
    name,
    ...takes.map(({ name: key, label, kind, after, keyed, optional }) => {
      const asked = kind === 'person' ? `@${label}` : `<${label}>`;
      const value = after === undefined ? asked : `${after} ${asked}`;
      const shown = keyed ? `${key}:${value}` : value;
      return optional ? `[${shown}]` : shown;
    }),
  ].join(' ');
