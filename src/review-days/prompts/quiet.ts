import { addDays } from '../../calendar/calendar-date.ts';
import type { TimeOfDay } from '../../calendar/time-of-day.ts';
import { dateAt, instantAt, type TimeZone } from '../../calendar/time-zone.ts';

/** When somebody is not to be reminded: times of day, which may run over midnight. */
export interface Quiet {
  readonly from: TimeOfDay;
  readonly until: TimeOfDay;
}

/** The end of the quiet hours in which an instant lies; the instant itself where it lies in none. */
export const afterQuiet = (instant: Date, { from, until }: Quiet, zone: TimeZone): Date => {
  const today = dateAt(instant, zone);
  // Hours that began yesterday, and those that begin today.
  for (const first of [addDays(today, -1), today]) {
    const begins = instantAt(first, from, zone);
    const ends = instantAt(from < until ? first : addDays(first, 1), until, zone);
    if (begins <= instant && instant < ends) return ends;
  }
  return instant;
};

/** When somebody is reminded of what they were asked for, and when the review manager hears: never in quiet hours. */
export const remindersAfter = (asked: Date, minutes: number, quiet: Quiet, zone: TimeZone) => {
  const later = (instant: Date): Date => afterQuiet(new Date(instant.getTime() + minutes * 60_000), quiet, zone);
  const nudgeAt = later(asked);
  return { nudgeAt, tellAt: later(nudgeAt) };
};
