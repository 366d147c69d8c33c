/** How many single edits lie between what was typed and a name. */
export interface EditDistance {
  /** To the whole name. */
  readonly whole: number;
  /** To the nearest beginning of it, for a name that is still being typed. */
  readonly beginning: number;
}

const tooFar: EditDistance = { whole: Number.POSITIVE_INFINITY, beginning: Number.POSITIVE_INFINITY };

const at = (row: readonly number[], column: number): number => row[column] ?? Number.POSITIVE_INFINITY;

/**
 * Counts missing, surplus and wrong letters and neighbours that changed places, one each (optimal string
 * alignment). Levenshtein's distance counts a change of places as two, and so prefers wrong names.
 * @param limit from where on it does not matter: a greater distance may be returned as infinite
 */
export const editDistance = (typed: string, name: string, limit: number): EditDistance => {
  let before: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: name.length + 1 }, (_, column) => column);
  let nearest = 0;
  for (let row = 1; row <= typed.length; row += 1) {
    const current: number[] = [row];
    let least = row;
    for (let column = 1; column <= name.length; column += 1) {
      const same = typed[row - 1] === name[column - 1];
      const swapped = typed[row - 1] === name[column - 2] && typed[row - 2] === name[column - 1];
      const changed = Math.min(at(last, column), at(current, column - 1)) + 1;
      const kept = at(last, column - 1) + (same ? 0 : 1);
      const distance = Math.min(changed, kept, swapped ? at(before, column - 2) + 1 : kept);
      current.push(distance);
      least = Math.min(least, distance);
    }
    // A change of places looks back two rows, so one row that is too far proves nothing.
    if (least > limit && nearest > limit) return tooFar;
    nearest = least;
    before = last;
    last = current;
  }
  return { whole: at(last, name.length), beginning: nearest };
};
