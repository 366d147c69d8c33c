import { editDistance } from './edit-distance.ts';

/** How many slips of the finger a word of that many letters forgives. */
const forgiven = (letters: number): number => (letters <= 4 ? 1 : Math.min(3, Math.floor(letters / 3)));

/** The name that was probably meant, if one is near enough, or begins like it. */
export const nearest = (typed: string, names: readonly string[]): string | undefined => {
  const wanted = typed.toLowerCase().slice(0, 40);
  const begun = names.find((name) => wanted.length >= 2 && name.startsWith(wanted));
  if (begun !== undefined) return begun;
  const limit = forgiven(wanted.length);
  return names
    .map((name) => ({ name, distance: editDistance(wanted, name, limit).whole }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance)[0]?.name;
};
