import { addDays, addMonths, type CalendarDate } from '../../calendar/calendar-date.ts';
import { addWorkingDays, bankHolidayOn } from '../../calendar/working-days.ts';
import type { ReviewClock } from '../../programme/programme.ts';

type ClockDate = ReviewClock['dates'][number];
export type Reckoning = ClockDate['due'];

/** A date of one review. */
export interface DueDate extends Pick<ClockDate, 'key' | 'name' | 'stage' | 'owner'> {
  /** The first good day, where there is a span. */
  readonly opens?: CalendarDate;
  readonly due: CalendarDate;
  readonly at?: string;
  /** It was set by hand, not reckoned from day 1. */
  readonly isSet: boolean;
  readonly isPast: boolean;
  /** What to mind about it, in sentences. */
  readonly warnings: readonly string[];
}

/** What the dates of one review are reckoned from. */
export interface Visit {
  readonly dayOne: CalendarDate;
  /** Days on site. */
  readonly days: number;
  /** Dates that were set by hand, by the clock's key. */
  readonly overrides: ReadonlyMap<string, CalendarDate>;
  /** Whether nothing about the review may be published on a day. */
  readonly isBlocked?: (date: CalendarDate) => boolean;
}

const reckon = (from: CalendarDate, { amount, unit }: Reckoning['offset']): CalendarDate => {
  switch (unit) {
    case 'days':
      return addDays(from, amount);
    case 'working-days':
      return addWorkingDays(from, amount);
    case 'weeks':
      return addDays(from, 7 * amount);
    case 'months':
      return addMonths(from, amount);
  }
};

/** Whether a day lies in a time of the year, which may run over the new year. */
const isWithin = (date: CalendarDate, { from, until }: ReviewClock['quietTimes'][number]): boolean => {
  const day = date.slice(5);
  return from <= until ? from <= day && day <= until : day >= from || day <= until;
};

const past = 'This day is past.';

/** What to mind about a day. */
export const warningsOn = (date: CalendarDate, { bankHolidays, quietTimes }: ReviewClock): readonly string[] => [
  ...(bankHolidayOn(date) === undefined ? [] : [bankHolidays]),
  ...quietTimes.filter((time) => isWithin(date, time)).map(({ warning }) => warning),
];

/** The dates of a review around its day 1, in the order of the clock. */
export const dueDates = (
  clock: ReviewClock,
  { dayOne, days, overrides, isBlocked }: Visit,
  today: CalendarDate,
): readonly DueDate[] => {
  const known = new Map<string, CalendarDate>([
    ['day-1', dayOne],
    ['last-day', addDays(dayOne, days - 1)],
  ]);
  const resolve = ({ from, offset }: Reckoning): CalendarDate => reckon(known.get(from) ?? dayOne, offset);
  return clock.dates.map(({ key, name, stage, owner, opens, due: reckoned, at, isPublic }) => {
    const set = overrides.get(key);
    const due = set ?? resolve(reckoned);
    known.set(key, due);
    const isPast = due < today;
    return {
      ...{ key, name, stage, owner, due, isPast, isSet: set !== undefined },
      ...(opens && set === undefined && { opens: resolve(opens) }),
      ...(at !== undefined && { at }),
      warnings: [
        ...(isPast ? [past] : []),
        ...warningsOn(due, clock),
        ...(isPublic && isBlocked?.(due) ? [clock.election.warning] : []),
      ],
    };
  });
};

/** When something falls that the programme reckons from a day on site or from a date of the review. */
export const dueOn = (clock: ReviewClock, visit: Visit, { from, offset }: Reckoning): CalendarDate => {
  const { dayOne, days } = visit;
  const date = dueDates(clock, visit, dayOne).find(({ key }) => key === from)?.due;
  return reckon(date ?? (from === 'last-day' ? addDays(dayOne, days - 1) : dayOne), offset);
};
