/** From 1 for Monday to 7 for Sunday, as ISO 8601 counts. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export const weekdayNames: readonly string[] = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
];

export const monthNames: readonly string[] = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** The place, from 1, of the name that the text begins with at least three letters of. */
const placeIn = (names: readonly string[], text: string): number | undefined => {
  const lower = text.toLowerCase();
  const index = lower.length < 3 ? -1 : names.findIndex((name) => name.toLowerCase().startsWith(lower));
  return index === -1 ? undefined : index + 1;
};

/** The month, from 1 to 12, of `March`, `mar` or `Sept`. */
export const monthOf = (text: string): number | undefined => placeIn(monthNames, text);

/** The weekday of `Monday`, `mon` or `Thurs`. */
export const weekdayOf = (text: string): Weekday | undefined => placeIn(weekdayNames, text) as Weekday | undefined;
