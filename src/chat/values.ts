import { type CalendarDate, calendarDate } from '../calendar/calendar-date.ts';

/** What a field, an argument or a button holds: text, several texts, or a tick. */
export type Value = string | readonly string[] | boolean;

/** By the name of the field. Data travels here, never inside names. */
export type Values = Readonly<Record<string, Value>>;

/** The texts that a value holds: several, one, or none. */
export const textsIn = (value: Value | undefined): readonly string[] => {
  if (typeof value === 'string') return value === '' ? [] : [value];
  return typeof value === 'object' ? value : [];
};

/** The date that a field holds; undefined where it is empty, or holds no date. */
export const dateIn = (value: Value | undefined): CalendarDate | undefined =>
  typeof value === 'string' ? calendarDate(value) : undefined;

/** Words for a person, by the name of the field they stand at. */
export type FieldErrors = Readonly<Record<string, string>>;
