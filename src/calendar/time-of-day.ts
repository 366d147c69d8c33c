declare const brand: unique symbol;

/** A time of day on somebody's clocks, `08:30`. Times sort as the strings they are. */
export type TimeOfDay = string & { readonly [brand]: 'time-of-day' };

/**
 * Reads a time of day as people write it: `08:30`, `8.30`, `8`, `8am`, `5.15pm`.
 * @returns undefined for what is no time of day
 */
export const timeOfDay = (text: string): TimeOfDay | undefined => {
  const [, hour = '', minute = '00', half] = /^(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?$/iu.exec(text.trim()) ?? [];
  if (hour === '') return undefined;
  const late = half?.toLowerCase() === 'pm' && Number(hour) < 12 ? 12 : 0;
  const hours = half?.toLowerCase() === 'am' && Number(hour) === 12 ? 0 : Number(hour) + late;
  return hours < 24 && Number(minute) < 60 ? (`${String(hours).padStart(2, '0')}:${minute}` as TimeOfDay) : undefined;
};

/** What is said of a text that is no time of day. */
export const noTimeOfDay = 'This is not a time of day. Write it like 08:30.';
