const isSpace = (text: string, at: number): boolean => /\s/u.test(text.charAt(at));
const endsSentence = (text: string, at: number): boolean => isSpace(text, at) && '.!?…'.includes(text.charAt(at - 1));

/** Behind the last place of that kind; 0 where there is none. */
const after = (text: string, place: string): number => {
  const at = text.lastIndexOf(place);
  return at < 0 ? 0 : at + place.length;
};

const afterLast = (text: string, least: number, isThere: (text: string, at: number) => boolean): number => {
  for (let at = text.length - 1; at > least; at -= 1) if (isThere(text, at)) return at + 1;
  return 0;
};

/**
 * Where to cut a text so that its beginning is at most `most` characters long: after a paragraph, a
 * line or a sentence, if that leaves more than half, otherwise after a word.
 * @returns 0 where there is only one long word
 */
export const placeToCut = (text: string, most: number): number => {
  const head = text.slice(0, Math.max(0, most));
  const places = [after(head, '\n\n'), after(head, '\n')];
  const good = places.find((at) => at > most / 2);
  return good ?? (afterLast(head, most / 2, endsSentence) || afterLast(head, -1, isSpace));
};

/** Cuts between two characters, never inside one that is written as two code units. */
export const hardCut = (text: string, most: number): number =>
  /[\uD800-\uDBFF]$/u.test(text.slice(0, most)) && most > 1 ? most - 1 : most;

/** The text in pieces of at most `most` characters; joined, they are the text again. */
export const splitText = (text: string, most: number): readonly string[] => {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > most) {
    const at = placeToCut(rest, most) || hardCut(rest, most);
    pieces.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return rest === '' ? pieces : [...pieces, rest];
};
