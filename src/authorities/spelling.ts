/** A kind of council that a name may claim. */
type Kind = 'county' | 'city' | 'borough';

/** A name taken apart, so that spellings of the same name become alike. */
export interface Spelling {
  /** As it was written, but for case, accents and punctuation. */
  readonly plain: string;
  /** All its words, abbreviations written out. */
  readonly words: readonly string[];
  readonly full: string;
  /** The words that tell it from other names: `kingston hull` of the Council of Kingston upon Hull. */
  readonly coreWords: readonly string[];
  readonly core: string;
  readonly kinds: readonly Kind[];
}

const kinds: readonly Kind[] = ['county', 'city', 'borough'];

/** Words that say what kind of body it is, also as they are abbreviated. */
const bodies: ReadonlySet<string> = new Set([
  ...kinds,
  ...['authority', 'corporation', 'council', 'district', 'highway', 'highways', 'metropolitan', 'royal', 'unitary'],
  ...['bc', 'cc', 'dc', 'lb', 'lbc', 'mbc', 'mdc', 'rb'],
]);

const connecting: ReadonlySet<string> = new Set(['and', 'in', 'of', 'on', 'the', 'under', 'upon', 'with']);

const shires: ReadonlyMap<string, string> = new Map([
  ['beds', 'bedfordshire'],
  ['berks', 'berkshire'],
  ['bucks', 'buckinghamshire'],
  ['cambs', 'cambridgeshire'],
  ['derbys', 'derbyshire'],
  ['glos', 'gloucestershire'],
  ['hants', 'hampshire'],
  ['herts', 'hertfordshire'],
  ['lancs', 'lancashire'],
  ['leics', 'leicestershire'],
  ['lincs', 'lincolnshire'],
  ['northants', 'northamptonshire'],
  ['notts', 'nottinghamshire'],
  ['oxon', 'oxfordshire'],
  ['saint', 'st'],
  ['salop', 'shropshire'],
  ['staffs', 'staffordshire'],
  ['warks', 'warwickshire'],
  ['wilts', 'wiltshire'],
  ['worcs', 'worcestershire'],
  ['yorks', 'yorkshire'],
]);

const compass: ReadonlyMap<string, readonly string[]> = new Map([
  ['n', ['north']],
  ['ne', ['north', 'east']],
  ['e', ['east']],
  ['s', ['south']],
  ['w', ['west']],
]);

/** A letter stands for a point of the compass only in front of something: alone, it begins a name. */
const expanded = (words: readonly string[]): readonly string[] =>
  words.flatMap((word, index) => (index < words.length - 1 && compass.get(word)) || [shires.get(word) ?? word]);

/** In `London Borough of Brent` London is the kind of borough; in `City of London` both words are the name. */
const coreOf = (words: readonly string[]): readonly string[] => {
  const named = words.filter((word, index) => word !== 'london' || words[index + 1] !== 'borough');
  const inLondon = named.includes('london');
  const core = named.filter((word) => !connecting.has(word) && (!bodies.has(word) || (inLondon && word === 'city')));
  return core.length > 0 ? core : words;
};

/** More than any name has; what follows is not looked at. */
const most = 100;

/**
 * Takes a name apart: case, accents, punctuation and characters that cannot be seen do not count, `&` is
 * "and", `N Lincs` is North Lincolnshire. What has no letter or digit has no words.
 */
export const spell = (text: string): Spelling => {
  const plain = text
    .slice(0, most)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\s/gu, ' ')
    .replace(/[\p{M}\p{C}'’‘`]/gu, '')
    .replace(/[&+]/g, ' and ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  const words = expanded(plain === '' ? [] : plain.split(' '));
  const coreWords = coreOf(words);
  return {
    plain,
    words,
    full: words.join(' '),
    coreWords,
    core: coreWords.join(' '),
    kinds: kinds.filter((kind) => words.includes(kind)),
  };
};

/** Whether one claims to be a county and the other a city or borough, as in Derby County Council. */
export const contradicts = (a: Spelling, b: Spelling): boolean =>
  a.kinds.length > 0 &&
  b.kinds.length > 0 &&
  a.kinds.includes('county') !== b.kinds.includes('county') &&
  !a.kinds.some((kind) => b.kinds.includes(kind));
