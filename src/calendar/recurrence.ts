import { Temporal } from 'temporal-polyfill';
import { type Weekday, weekdayNames } from './names.ts';
import type { TimeZone } from './time-zone.ts';

/**
 * When something happens again. `at` is a time of day, `08:30`, on the clocks of a zone that is given
 * apart. A time that spring skips happens at the first moment after the gap, one that autumn repeats
 * happens at the first of the two.
 */
export type Recurrence =
  /** At whole multiples of that many minutes since 1970 in UTC: a clock change moves none of them. */
  | { readonly kind: 'every'; readonly minutes: number }
  | { readonly kind: 'daily'; readonly at: string }
  | { readonly kind: 'weekly'; readonly on: Weekday; readonly at: string }
  /** `day` from 1 to 31; in a month that has fewer days, its last one. */
  | { readonly kind: 'monthly'; readonly day: number; readonly at: string };

type ByDate = Exclude<Recurrence, { readonly kind: 'every' }>;

const minuteInMilliseconds = 60_000;
const dayInMilliseconds = 24 * 60 * minuteInMilliseconds;

/** Milliseconds in which it happens at least once, whatever the clocks do. */
const spans: Readonly<Record<ByDate['kind'], number>> = {
  daily: 3 * dayInMilliseconds,
  weekly: 9 * dayInMilliseconds,
  monthly: 33 * dayInMilliseconds,
};

const whole = (number: number, least: number, most: number, what: string): number => {
  if (!Number.isInteger(number) || number < least || number > most) throw new RangeError(`${number} is no ${what}`);
  return number;
};

const stepOf = (minutes: number): number =>
  whole(minutes, 1, Number.MAX_SAFE_INTEGER / minuteInMilliseconds, 'number of minutes') * minuteInMilliseconds;

const timeOf = (at: string): Temporal.PlainTime => {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(at)) throw new RangeError(`"${at}" is no time of day`);
  return Temporal.PlainTime.from(at);
};

/** The first of its days that is not before `date`; not before the month of `date` where it is monthly. */
const firstDay = (recurrence: ByDate, date: Temporal.PlainDate): Temporal.PlainDate => {
  switch (recurrence.kind) {
    case 'daily':
      return date;
    case 'weekly':
      return date.add({ days: (whole(recurrence.on, 1, 7, 'day of the week') - date.dayOfWeek + 7) % 7 });
    case 'monthly':
      return date.with({ day: whole(recurrence.day, 1, 31, 'day of a month') }, { overflow: 'constrain' });
  }
};

const dayAfter = (recurrence: ByDate, date: Temporal.PlainDate): Temporal.PlainDate => {
  switch (recurrence.kind) {
    case 'daily':
      return date.add({ days: 1 });
    case 'weekly':
      return date.add({ weeks: 1 });
    case 'monthly':
      return firstDay(recurrence, date.with({ day: 1 }).add({ months: 1 }));
  }
};

/** Milliseconds since 1970 at which the zone's clocks first show the time, or first could have. */
const momentOf = (local: Temporal.PlainDateTime, zone: TimeZone): number => {
  const earlier = local.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (earlier.toPlainDateTime().equals(local)) return earlier.epochMilliseconds;
  // In a gap, "earlier" is before it: the change that made the gap comes next.
  return (earlier.getTimeZoneTransition('next') ?? earlier).epochMilliseconds;
};

/**
 * The next time that it happens, strictly after the instant.
 * @throws RangeError for minutes, a time, a weekday or a day that is none
 */
export const nextAfter = (recurrence: Recurrence, instant: Date, zone: TimeZone): Date => {
  const after = instant.getTime();
  if (recurrence.kind === 'every') {
    const step = stepOf(recurrence.minutes);
    return new Date((Math.floor(after / step) + 1) * step);
  }
  const time = timeOf(recurrence.at);
  const today = Temporal.Instant.fromEpochMilliseconds(after).toZonedDateTimeISO(zone).toPlainDate();
  // From the day before, because a gap at midnight moves its late evening into today.
  let date = firstDay(recurrence, today.subtract({ days: 1 }));
  let moment = momentOf(date.toPlainDateTime(time), zone);
  while (moment <= after) {
    date = dayAfter(recurrence, date);
    moment = momentOf(date.toPlainDateTime(time), zone);
  }
  return new Date(moment);
};

/**
 * The last time that it happened, at the instant or before it.
 * @throws RangeError as {@link nextAfter} does
 */
export const latestUntil = (recurrence: Recurrence, instant: Date, zone: TimeZone): Date => {
  const until = instant.getTime();
  if (recurrence.kind === 'every') {
    const step = stepOf(recurrence.minutes);
    return new Date(Math.floor(until / step) * step);
  }
  let latest = nextAfter(recurrence, new Date(until - spans[recurrence.kind]), zone);
  for (let next = latest; next.getTime() <= until; next = nextAfter(recurrence, next, zone)) latest = next;
  return latest;
};

const everyInWords = (minutes: number): string => {
  if (minutes === 1) return 'every minute';
  if (minutes === 60) return 'every hour';
  return minutes % 60 === 0 ? `every ${minutes / 60} hours` : `every ${minutes} minutes`;
};

/** The recurrence for people, to follow a verb: `every day at 03:30`. */
export const recurrenceInWords = (recurrence: Recurrence): string => {
  switch (recurrence.kind) {
    case 'every':
      return everyInWords(recurrence.minutes);
    case 'daily':
      return `every day at ${recurrence.at}`;
    case 'weekly':
      return `every ${weekdayNames[recurrence.on - 1]} at ${recurrence.at}`;
    case 'monthly':
      return recurrence.day > 28
        ? `on day ${recurrence.day} of every month, or its last day, at ${recurrence.at}`
        : `on day ${recurrence.day} of every month at ${recurrence.at}`;
  }
};
