/** What was typed after `checklist`, `timetable` or `notes`: a day, the name of a review, other words. */
export interface TypedDay {
  /** 0 for before the visit. */
  readonly day?: number;
  /** As it was typed, in capitals. */
  readonly name?: string;
  /** Which of the words that the command knows were typed. */
  readonly words: readonly string[];
}

/**
 * Reads `day 2`, `before`, a review's name and the words that a command knows, in any order.
 * @returns undefined where there is more than that
 */
export const readTypedDay = (text: string, known: readonly string[] = []): TypedDay | undefined => {
  let day: number | undefined;
  const rest = text
    .trim()
    .toLowerCase()
    .replace(/\bday\s*(\d{1,2})\b|\bbefore\b/u, (_, digits?: string) => {
      day = digits === undefined ? 0 : Number(digits);
      return '';
    })
    .split(/\s+/u)
    .filter((word) => word !== '' && !['for', 'of', 'the', 'my'].includes(word));
  const words = rest.filter((word) => known.includes(word));
  const [name, ...more] = rest.filter((word) => !known.includes(word));
  if (more.length > 0) return undefined;
  return { ...(day !== undefined && { day }), ...(name !== undefined && { name: name.toUpperCase() }), words };
};
