import { addDays, type CalendarDate, calendarDate, compareDates, inWords } from '../../calendar/calendar-date.ts';

/** Days from one to another, both included. */
export interface Period {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** Periods that one peer may give: as many as a busy year has gaps. */
export const mostPeriods = 24;

/** Days ahead that anybody can know of. */
const daysAhead = 3 * 366;

const later = (a: CalendarDate, b: CalendarDate): CalendarDate => (compareDates(a, b) > 0 ? a : b);

/** The last day that may be given. */
export const furthest = (today: CalendarDate): CalendarDate => addDays(today, daysAhead);

/** What becomes of days, or of one day, that somebody gives. */
export type JudgedPeriod =
  | { readonly kind: 'good'; readonly period: Period }
  | { readonly kind: 'backwards' | 'past' | 'too-far' };
export type JudgedDay = 'good' | 'past' | 'too-far';

/** Whether days can be given today; of those that have begun, the rest. */
export const judgePeriod = ({ from, to }: Period, today: CalendarDate): JudgedPeriod => {
  if (compareDates(from, to) > 0) return { kind: 'backwards' };
  if (compareDates(to, today) < 0) return { kind: 'past' };
  if (compareDates(to, furthest(today)) > 0) return { kind: 'too-far' };
  return { kind: 'good', period: { from: later(from, today), to } };
};

/** Whether one day, the last of something, can be given today. */
export const judgeDay = (day: CalendarDate, today: CalendarDate): JudgedDay => {
  if (compareDates(day, today) < 0) return 'past';
  return compareDates(day, furthest(today)) > 0 ? 'too-far' : 'good';
};

/** The same days in as few periods as it takes, in order: what overlaps or follows on the next day is one. */
export const merge = (periods: readonly Period[]): readonly Period[] => {
  const merged: Period[] = [];
  for (const next of periods.toSorted((a, b) => compareDates(a.from, b.from))) {
    const last = merged.at(-1);
    if (!last || compareDates(next.from, addDays(last.to, 1)) > 0) merged.push(next);
    else merged.splice(-1, 1, { from: last.from, to: later(last.to, next.to) });
  }
  return merged;
};

/** What is left of periods from a day on. */
export const from = (day: CalendarDate, periods: readonly Period[]): readonly Period[] =>
  periods
    .filter(({ to }) => compareDates(to, day) >= 0)
    .map((period) => ({ from: later(period.from, day), to: period.to }));

/** A period as one types it: `2027-03-01..2027-03-31`. */
export const typed = ({ from: first, to }: Period): string => `${first}..${to}`;

/** Reads what {@link typed} wrote. */
export const readTyped = (text: string): Period | undefined => {
  const [first, last, ...more] = text.split('..').map(calendarDate);
  return first && last && more.length === 0 ? { from: first, to: last } : undefined;
};

/** Days that can be given today, for an example: some months ahead. */
export const exampleOf = (today: CalendarDate): Period => ({ from: addDays(today, 90), to: addDays(today, 120) });

/** A period for people: `Monday 1 March 2027 to Wednesday 31 March 2027`. */
export const periodInWords = ({ from: first, to }: Period): string =>
  first === to ? inWords(first) : `${inWords(first)} to ${inWords(to)}`;

/** A period for a button: `1 March 2027 to 31 March 2027`. */
export const periodInShort = ({ from: first, to }: Period): string => {
  const [begins, ends] = [first, to].map((day) => inWords(day).replace(/^\S+ /u, ''));
  return begins === ends ? `${begins}` : `${begins} to ${ends}`;
};
