import type { CalendarDate } from '../calendar/calendar-date.ts';

// A `DATE` column comes and goes as midnight in UTC.

/** The day that a `DATE` column holds. */
export const asDay = (date: Date): CalendarDate => date.toISOString().slice(0, 10) as CalendarDate;

/** A day for a `DATE` column. */
export const asDate = (day: CalendarDate): Date => new Date(`${day}T00:00:00Z`);
