import { inWords } from '../../../src/calendar/calendar-date.ts';
import { dateAt, type TimeZone } from '../../../src/calendar/time-zone.ts';

/** An instant as people in the zone say it, at any length. */
export const instants = (zone: TimeZone) => {
  const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: zone });
  const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'short', timeZone: zone });
  const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: zone });
  return {
    /** `Tuesday 1 December 2026, 07:45` */
    inFull: (at: Date): string => `${inWords(dateAt(at, zone))}, ${time.format(at)}`,
    /** `Tue 07:45` */
    inBrief: (at: Date): string => `${weekday.format(at)} ${time.format(at)}`,
    /** `1 Dec, 07:45` */
    inShort: (at: Date): string => `${day.format(at)}, ${time.format(at)}`,
  };
};

export type Instants = ReturnType<typeof instants>;
