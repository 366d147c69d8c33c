import { type Region, regions } from '../../authorities/authority.ts';
import { type Weekday, weekdayOf } from '../../calendar/names.ts';
import { timeOfDay } from '../../calendar/time-of-day.ts';
import { nearest } from '../../chat/nearest.ts';
import { quoted } from '../../chat/tidy.ts';
import type { Programme } from '../../programme/programme.ts';
import type { Interests, Rhythm } from '../subscription.ts';

/** What was typed after `subscribe`; whatever was left out is missing. */
export interface TypedWishes extends Partial<Interests> {
  readonly every?: Rhythm['kind'];
  readonly weekday?: Weekday;
  /** Of the month. */
  readonly day?: number;
  /** A time of day, `08:30`. */
  readonly at?: string;
  readonly urgent?: boolean;
  /** For oneself, though it was typed in a channel. */
  readonly me?: boolean;
}

export type WishesReading = { readonly wishes: TypedWishes } | { readonly why: string };

/** What was typed after the command, before it is read. */
export interface TypedWords {
  readonly words?: string;
  readonly theme?: string;
  readonly region?: string;
}

/** The thing that a text names by its key, its name, or the beginning of one of them. */
const named = <T extends { readonly key: string; readonly name: string }>(
  items: readonly T[],
  text: string,
): T | undefined => {
  const lower = text.toLowerCase();
  const exact = items.find(({ key, name }) => key === lower || name.toLowerCase() === lower);
  const begun = items.filter(({ key, name }) => key.startsWith(lower) || name.toLowerCase().startsWith(lower));
  return exact ?? (lower.length >= 3 && begun.length === 1 ? begun[0] : undefined);
};

const unknown = (what: string, text: string, known: readonly string[]): { readonly why: string } => {
  const near = nearest(text.toLowerCase(), known);
  return {
    why: `I do not know the ${what} ${quoted(text)}. ${near ? `Did you mean ${near}?` : `There are: ${known.join(', ')}.`}`,
  };
};

/** Half of the day as people write it: `5 pm`, `8.30 a.m.`. */
const withHalf = /\b(\d{1,2}(?:[:.]\d{2})?)\s*([ap])\.?m\b\.?/gu;

const rhythms: readonly Rhythm['kind'][] = ['daily', 'weekly', 'monthly'];

/** Words that only join others. */
const joining = ['at', 'on', 'the', 'and', 'every', 'to'];

type Read = TypedWishes | { readonly why: string };

const readDay = (word: string): Read | undefined => {
  const weekday = weekdayOf(word);
  if (weekday !== undefined) return { weekday };
  const [, digits] = /^(\d{1,2})(?:st|nd|rd|th)?$/u.exec(word) ?? [];
  const day = Number(digits);
  return digits !== undefined && day >= 1 && day <= 31 ? { day } : undefined;
};

const readTime = (word: string): Read => {
  const at = timeOfDay(word);
  return at ? { at } : { why: `${quoted(word)} is not a time of day. Write it like 08:30.` };
};

const readWord = (word: string, before: string | undefined, programme: Programme): Read => {
  if (before === 'at' || /^\d{1,2}(?:[:.]\d{2}|[ap]m)/u.test(word)) return readTime(word);
  if (before === 'on' || before === 'the') {
    const day = readDay(word);
    return day ?? { why: `${quoted(word)} is not a day. Write it like monday, or 15 for the 15th of each month.` };
  }
  const every = rhythms.find((kind) => kind === word);
  if (every) return { every };
  if (word === 'urgent') return { urgent: true };
  if (word === 'me') return { me: true };
  const { topics } = programme.updates;
  const topic = named(topics, word);
  return topic
    ? { topics: [topic.key] }
    : unknown(
        'topic',
        word,
        topics.map(({ key }) => key),
      );
};

const readThemes = (text: string, { themes }: Programme): Read => {
  const read = text.split(',').map((part) => ({ part: part.trim(), theme: named(themes, part.trim()) }));
  const wrong = read.find(({ theme }) => theme === undefined);
  if (wrong)
    return unknown(
      'theme',
      wrong.part,
      themes.map(({ key }) => key),
    );
  return { themes: read.flatMap(({ theme }) => (theme ? [theme.key] : [])) };
};

const readRegion = (text: string): Read => {
  const region = named(
    regions.map((name) => ({ key: name.toLowerCase().replaceAll(' ', '-'), name })),
    text,
  );
  return region ? { region: region.name as Region } : unknown('region', text, regions);
};

/**
 * Reads what was typed after `subscribe`: topics, how often, the day and the time in any order, and
 * `theme:` and `region:`. A day alone says how often, too.
 */
export const readWishes = ({ words = '', theme, region }: TypedWords, programme: Programme): WishesReading => {
  const typed = words
    .toLowerCase()
    .replace(withHalf, '$1$2m')
    .split(/[\s,]+/u)
    .filter((word) => word !== '');
  const parts: Read[] = typed.flatMap((word, index) =>
    joining.includes(word) ? [] : [readWord(word, typed[index - 1], programme)],
  );
  if (theme !== undefined) parts.push(readThemes(theme, programme));
  if (region !== undefined) parts.push(readRegion(region));
  const wrong = parts.find((part) => 'why' in part);
  if (wrong && 'why' in wrong) return wrong;
  const read = parts as readonly TypedWishes[];
  const topics = [...new Set(read.flatMap((part) => part.topics ?? []))];
  const wishes: TypedWishes = { ...Object.assign({}, ...read), ...(topics.length > 0 && { topics }) };
  const every = wishes.every ?? (wishes.weekday && 'weekly') ?? (wishes.day && 'monthly');
  return { wishes: every ? { ...wishes, every } : wishes };
};
