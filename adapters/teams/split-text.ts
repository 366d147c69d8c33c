const isSpace = (text: string, at: number): boolean => /\s/u.test(text.charAt(at));
const endsSentence = (text: string, at: number): boolean => isSpace(text, at) && '.!?…'.includes(text.charAt(at - 1));

const afterLast = (text: string, least: number, isThere: (text: string, at: number) => boolean): number => {
  for (let at = text.length - 1; at > least; at -= 1) if (isThere(text, at)) return at + 1;
  return 0;
};

/**
 * Where to cut a line so that its beginning is at most `most` characters long: after a sentence, if that
 * leaves more than half, otherwise after a word.
 * @returns 0 where there is only one long word
 */
export const placeToCut = (text: string, most: number): number => {
  const head = text.slice(0, Math.max(0, most));
  return afterLast(head, most / 2, endsSentence) || afterLast(head, -1, isSpace);
};

/** Cuts between two characters, never inside one that is written as two code units. */
export const hardCut = (text: string, most: number): number =>
  /[\uD800-\uDBFF]$/u.test(text.slice(0, most)) && most > 1 ? most - 1 : most;
