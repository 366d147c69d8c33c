import type { CalendarDate } from '../calendar/calendar-date.ts';
import { type Authority, type AuthorityCode, hasBegun, isCurrent, mockAuthority, type Region } from './authority.ts';
import { closeness, closenessMistyped, same } from './closeness.ts';
import { otherNames } from './other-names.ts';
import { register } from './register.ts';
import { contradicts, type Spelling, spell } from './spelling.ts';

/** An authority that somebody may have meant. */
export interface Match {
  readonly authority: Authority;
  /** The official name of the authority it replaced, where that is the name which led here. */
  readonly via?: string;
}

export interface Authorities {
  /** The authority of a stored code, also a former code, whether or not it still exists; also the made-up one. */
  find(code: string): Authority | undefined;
  /** The official name of the authority of a code; the code itself where there is none. */
  nameOf(code: string): string;
  /** The same for what somebody typed or chose: the made-up one is nobody's to name. */
  coded(text: string): Authority | undefined;
  /**
   * The authorities of that day which somebody may mean, the likeliest first, while they type: by any
   * name, beginning or misspelling, by code, or by the name of an authority that was replaced.
   * @param query what was typed so far, however long; without a letter or digit it finds nothing
   * @param most how many to return, 10 unless told
   */
  search(query: string, on: CalendarDate, most?: number): readonly Match[];
  /**
   * The one authority of that day which a name or code means beyond doubt, also through an old name with
   * one successor.
   * @returns undefined for a beginning, a misspelling, or a name that may mean several
   */
  exactly(text: string, on: CalendarDate): Authority | undefined;
  /** The codes of all authorities of a region, also of the past and to come. */
  inRegion(region: Region): readonly AuthorityCode[];
}

/** One name of one authority. */
interface Entry {
  readonly authority: Authority;
  readonly name: Spelling;
  readonly official: Spelling;
  /** Its short name comes before the official one, and that before what it is also called. */
  readonly source: 0 | 1 | 2;
}

interface Ranked extends Match {
  readonly distance: number;
  readonly source: Entry['source'];
}

/** No name or code has more characters, even with some spaces to spare. */
const longest = 100;

/** Between a name that begins as typed and one that only has the words. */
const sameOfAnotherKind = 1.5;

const createFind = (): Authorities['find'] => {
  const byCode = new Map(
    [...register, mockAuthority].flatMap((authority) =>
      [authority.code, ...authority.formerCodes].map((code) => [code.toLowerCase(), authority] as const),
    ),
  );
  return (code) => byCode.get(code.toLowerCase());
};

const createEntries = (find: Authorities['find']): readonly Entry[] => {
  const entry = (authority: Authority, name: string, source: Entry['source']): Entry => ({
    authority,
    name: spell(name),
    official: spell(authority.officialName),
    source,
  });
  const own = register.flatMap((authority) => [
    entry(authority, authority.name, 0),
    entry(authority, authority.officialName, 1),
  ]);
  const others = otherNames.flatMap(([name, ...codes]) =>
    codes.map((code) => {
      const authority = find(code);
      if (authority === undefined) throw new Error(`"${name}" names a code that the register does not have: ${code}`);
      return entry(authority, name, 2);
    }),
  );
  return [...own, ...others];
};

const find = createFind();
const coded: Authorities['coded'] = (text) => {
  const found = find(text);
  return found === mockAuthority ? undefined : found;
};
let entriesOnce: readonly Entry[] | undefined;
/** Taken apart when somebody first looks for a name: it takes some milliseconds. */
const allEntries = (): readonly Entry[] => {
  entriesOnce ??= createEntries(find);
  return entriesOnce;
};

const distanceOf = (typed: Spelling, { name, official }: Entry): number | undefined => {
  const distance = closeness(typed, name);
  return distance === same && contradicts(typed, official) ? sameOfAnotherKind : distance;
};

const alphabetically = (a: string, b: string): number => Number(a > b) - Number(a < b);

const closer = (a: Ranked, b: Ranked): number =>
  a.distance - b.distance ||
  Number(a.via !== undefined) - Number(b.via !== undefined) ||
  a.source - b.source ||
  alphabetically(a.authority.name, b.authority.name);

/** The first match of each authority. */
const onePerAuthority = (ranked: readonly Ranked[]): readonly Ranked[] => {
  const seen = new Set<Authority>();
  return ranked.filter(({ authority }) => !seen.has(authority) && seen.add(authority));
};

/** The register in memory, ready to be searched. */
export const createAuthorities = (): Authorities => {
  /** Who is there on that day for an authority: itself, who replaced it, or whom it is to replace. */
  const standingFor = (authority: Authority, on: CalendarDate): readonly Match[] => {
    if (isCurrent(authority, on)) return [{ authority }];
    if (!hasBegun(authority, on)) {
      const before = register.filter((other) => other.replacedBy.includes(authority.code));
      return before.filter((other) => isCurrent(other, on)).map((other) => ({ authority: other }));
    }
    const via = authority.officialName;
    return authority.replacedBy.flatMap((code) => {
      const successor = find(code);
      return successor === undefined
        ? []
        : standingFor(successor, on).map(({ authority: current }) => ({ authority: current, via }));
    });
  };

  const rank = (on: CalendarDate, distance: (entry: Entry) => number | undefined): readonly Ranked[] =>
    allEntries().flatMap((entry) => {
      const found = distance(entry);
      if (found === undefined) return [];
      return standingFor(entry.authority, on).map((match) => ({ ...match, distance: found, source: entry.source }));
    });

  /** By a code that statistics use; the register's own slugs are nothing that people type. */
  const byCode = (text: string): Authority | undefined => {
    const code = text.slice(0, longest).replace(/[\s\p{C}]/gu, '');
    return /^e\d{8}$/i.test(code) ? find(code) : undefined;
  };

  return {
    find,
    nameOf: (code) => find(code)?.officialName ?? code,
    coded,
    search: (query, on, most = 10) => {
      const meant = byCode(query);
      if (meant !== undefined) return standingFor(meant, on).slice(0, most);
      const typed = spell(query);
      if (typed.words.length === 0) return [];
      const right = rank(on, (entry) => distanceOf(typed, entry));
      const certain = right.some((match) => match.distance === same);
      // "Hill" begins Hillingdon, but may also be Hull.
      const begun = right.length > 0;
      const mistyped = certain ? [] : rank(on, (entry) => closenessMistyped(typed, entry.name, begun));
      return onePerAuthority([...right, ...mistyped].sort(closer))
        .slice(0, most)
        .map(({ authority, via }) => (via === undefined ? { authority } : { authority, via }));
    },
    exactly: (text, on) => {
      if (text.length > longest) return undefined;
      const own = byCode(text);
      const typed = spell(text);
      const meant =
        own === undefined
          ? allEntries()
              .filter((entry) => distanceOf(typed, entry) === same)
              .map((entry) => entry.authority)
          : [own];
      const begun = meant.filter((authority) => hasBegun(authority, on));
      const current = begun.filter((authority) => isCurrent(authority, on));
      const named =
        current.length > 0 ? current : begun.flatMap((old) => standingFor(old, on)).map((match) => match.authority);
      const [first, ...others] = new Set(named);
      return others.length === 0 ? first : undefined;
    },
    inRegion: (region) => register.filter((each) => each.region === region).map(({ code }) => code),
  };
};
