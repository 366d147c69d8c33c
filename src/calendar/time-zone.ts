import { Temporal } from 'temporal-polyfill';
import type { CalendarDate } from './calendar-date.ts';
import { monthNames } from './names.ts';
import type { TimeOfDay } from './time-of-day.ts';

declare const brand: unique symbol;

/** The name of a time zone that this computer knows, such as `Europe/London`. */
export type TimeZone = string & { readonly [brand]: 'time-zone' };

/**
 * Checks the name of a time zone, in any case.
 * @returns the name as the IANA database spells it; undefined where there is none, also for a bare
 *   offset such as `+01:00`, which would miss the clock changes
 */
export const timeZone = (name: string): TimeZone | undefined => {
  if (!/^[a-z]/i.test(name)) return undefined;
  try {
    return new Temporal.ZonedDateTime(0n, name).timeZoneId as TimeZone;
  } catch {
    return undefined;
  }
};

const zoned = (instant: Date, zone: TimeZone): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);

/** Which day it is in the zone at that instant. */
export const dateAt = (instant: Date, zone: TimeZone): CalendarDate =>
  zoned(instant, zone).toPlainDate().toString() as CalendarDate;

/** What the zone's clocks show at that instant. */
export const timeAt = (instant: Date, zone: TimeZone): TimeOfDay =>
  zoned(instant, zone).toPlainTime().toString({ smallestUnit: 'minute' }) as TimeOfDay;

/**
 * The instant at which the zone's clocks show that date and time. In the hour that spring skips, it is
 * as long after the change as the time is after the hour's start (01:30 becomes 02:30 in London); of
 * the two in the hour that autumn repeats, it is the first.
 * @param time hours and minutes, `08:30`
 * @throws RangeError for a time that is none
 */
export const instantAt = (date: CalendarDate, time: string, zone: TimeZone): Date => {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) throw new RangeError(`"${time}" is no time of day`);
  const local = Temporal.PlainDate.from(date).toPlainDateTime(Temporal.PlainTime.from(time));
  return new Date(local.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds);
};

/** A zone for people, to follow a time on its clocks: `Europe/Dublin time`. */
export const zoneInWords = (zone: TimeZone): string => `${zone.replaceAll('_', ' ')} time`;

/** An instant for people who live in the zone: `1 March 2027, 08:30`. */
export const instantInWords = (instant: Date, zone: TimeZone): string => {
  const local = zoned(instant, zone);
  return `${local.day} ${monthNames[local.month - 1]} ${local.year}, ${timeAt(instant, zone)}`;
};
