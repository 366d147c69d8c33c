import { addDays, type CalendarDate, daysBetween } from '../../calendar/calendar-date.ts';
import { dateAt, instantAt, type TimeZone } from '../../calendar/time-zone.ts';
import type { Id, PersonId } from '../../chat/ids.ts';
import type { Programme } from '../../programme/programme.ts';
import type { Review, ReviewId } from '../../reviews/review.ts';

export type NoteId = Id<'note'>;

/** One line of what somebody of the team heard. */
export interface Note {
  readonly id: NoteId;
  readonly review: ReviewId;
  /** Missing where they were forgotten. */
  readonly author?: PersonId;
  readonly session?: string;
  readonly theme: string;
  readonly kind: string;
  readonly text: string;
  readonly createdAt: Date;
  /** Grows with every change. */
  readonly version: number;
}

/** A session that a note can belong to. */
export interface Session {
  readonly id: string;
  /** From 1. */
  readonly day: number;
  readonly start: string;
  readonly title: string;
  /** Not the whole team goes there, somebody was named for it, and the reader is not one of them. */
  readonly isOthers: boolean;
}

/** How many there are: of the day, and in all. */
export interface Count {
  readonly today: number;
  readonly all: number;
}

/** Notes of one review that are counted together. */
export interface Counted extends Count {
  readonly theme: string;
  readonly kind: string;
  /** Kinds of source of the session that they were heard in; none where they belong to no session. */
  readonly sources: readonly string[];
}

/** What the notes of a review come to. It counts, and never quotes. */
export interface Tally extends Count {
  readonly byTheme: ReadonlyMap<string, Count>;
  readonly byKind: ReadonlyMap<string, Count>;
  /** Themes of which all that was heard came from one kind of source, by the theme. */
  readonly oneSource: ReadonlyMap<string, string>;
  /** Themes of the review of which nobody has noted anything. */
  readonly notHeard: readonly string[];
}

const sum = (counts: readonly Count[]): Count =>
  counts.reduce<Count>((all, each) => ({ today: all.today + each.today, all: all.all + each.all }), {
    today: 0,
    all: 0,
  });

const by = (counted: readonly Counted[], of: 'theme' | 'kind'): ReadonlyMap<string, Count> =>
  new Map(
    [...new Set(counted.map((each) => each[of]))].map((key) => [key, sum(counted.filter((each) => each[of] === key))]),
  );

/** @param themes the review's own */
export const tallyOf = (counted: readonly Counted[], themes: readonly string[]): Tally => {
  const byTheme = by(counted, 'theme');
  const sourcesOf = (theme: string): readonly string[] => [
    ...new Set(counted.filter((each) => each.theme === theme).flatMap(({ sources }) => sources)),
  ];
  const oneSource = [...byTheme.keys()].flatMap((theme): readonly (readonly [string, string])[] => {
    const [source, ...more] = sourcesOf(theme);
    return source !== undefined && more.length === 0 ? [[theme, source]] : [];
  });
  return {
    ...sum(counted),
    byTheme,
    byKind: by(counted, 'kind'),
    oneSource: new Map(oneSource),
    notHeard: themes.filter((theme) => !byTheme.has(theme)),
  };
};

/** The programme's themes, the review's own first. */
export const themesFor = (
  { themes: own }: Pick<Review, 'themes'>,
  { themes }: Pick<Programme, 'themes'>,
): Programme['themes'] => [
  ...themes.filter(({ key }) => own.includes(key)),
  ...themes.filter(({ key }) => !own.includes(key)),
];

/** The day of a review, from 1; undefined where it is none of its days on site. */
export const dayAt = (
  { dayOne }: Pick<Review, 'dayOne'>,
  today: CalendarDate,
  { days }: Pick<Programme, 'days'>,
): number | undefined => {
  const day = dayOne === undefined ? 0 : daysBetween(dayOne, today) + 1;
  return day >= 1 && day <= days ? day : undefined;
};

export interface Offered {
  readonly sessions: readonly Session[];
  /** The one that has most likely just been. */
  readonly likely?: Session;
}

/** Sessions to choose from, today's first; of those that have begun today, the latest is likely meant. */
export const offered = (
  sessions: readonly Session[],
  { dayOne }: Pick<Review, 'dayOne'>,
  now: Date,
  zone: TimeZone,
): Offered => {
  if (dayOne === undefined) return { sessions: [] };
  const day = daysBetween(dayOne, dateAt(now, zone)) + 1;
  const inOrder = [...sessions].sort((a, b) => a.day - b.day || a.start.localeCompare(b.start));
  const today = inOrder.filter((each) => each.day === day);
  const begun = today.filter(({ start }) => instantAt(addDays(dayOne, day - 1), start, zone) <= now);
  const likely = begun.findLast(({ isOthers }) => !isOthers) ?? begun.at(-1);
  return { sessions: [...today, ...inOrder.filter((each) => each.day !== day)], ...(likely && { likely }) };
};

/** Lines of a note that are shown as lines; what comes after them goes on in the last one. */
const mostLines = 12;

/** What a note says, without the empty lines that somebody left in it. */
export const asShown = (text: string): string => {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return [...lines.slice(0, mostLines - 1), lines.slice(mostLines - 1).join(' ')]
    .filter((line) => line !== '')
    .join('\n');
};

/** What fits into one window on every platform. */
const mostOnPage = { notes: 8, characters: 4_000 };

/** Notes in pages that can be read at once. */
export const pagesOf = (notes: readonly Note[]): readonly (readonly Note[])[] => {
  const pages: Note[][] = [];
  let characters = 0;
  for (const note of notes) {
    const last = pages.at(-1);
    const fits =
      last && last.length < mostOnPage.notes && characters + note.text.length <= mostOnPage.characters
        ? last
        : undefined;
    if (fits) fits.push(note);
    else pages.push([note]);
    characters = note.text.length + (fits ? characters : 0);
  }
  return pages;
};
