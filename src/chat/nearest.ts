import { distance } from 'fastest-levenshtein';

/**
 * The name that was probably meant, if one is near enough: one slip in a short word, two in a
 * longer one, or its beginning.
 */
export const nearest = (typed: string, names: readonly string[]): string | undefined => {
  const wanted = typed.toLowerCase().slice(0, 40);
  const begun = names.filter((name) => wanted.length >= 2 && name.startsWith(wanted));
  if (begun.length > 0) return begun[0];
  const slips = wanted.length <= 4 ? 1 : Math.min(3, Math.floor(wanted.length / 3));
  return names
    .map((name) => ({ name, slips: distance(wanted, name) }))
    .filter((candidate) => candidate.slips <= slips)
    .sort((a, b) => a.slips - b.slips)[0]?.name;
};
