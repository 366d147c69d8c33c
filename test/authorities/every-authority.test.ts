import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAuthorities } from '../../src/authorities/authorities.ts';
import { isCurrent } from '../../src/authorities/authority.ts';
import { otherNames } from '../../src/authorities/other-names.ts';
import { register } from '../../src/authorities/register.ts';
import { date } from '../calendar/dates.ts';

const authorities = createAuthorities();
const today = date('2026-11-22');
const days = [today, date('2027-04-01')];

describe('every authority of the day', () => {
  const everyone = days.flatMap((on) => register.filter((one) => isCurrent(one, on)).map((one) => ({ one, on })));
  const changed: readonly ((text: string) => string)[] = [
    (text) => text,
    (text) => text.toUpperCase(),
    (text) => text.toLowerCase(),
    (text) => text.replaceAll(' and ', ' & '),
    (text) => text.replaceAll('-', ' '),
    (text) => `  ${text.replaceAll(' ', '\t ')} .`,
  ];

  it('is first, and exactly meant, by its own names in any case', () => {
    for (const { one, on } of everyone) {
      for (const name of [one.name, one.officialName].flatMap((text) => changed.map((change) => change(text)))) {
        expect(authorities.search(name, on)[0], name).toEqual({ authority: one });
        expect(authorities.exactly(name, on), name).toBe(one);
      }
    }
  });

  it('is found while its name is being typed', () => {
    for (const { one, on } of everyone) {
      for (let length = 4; length <= one.name.length; length += 1) {
        const typed = one.name.slice(0, length);
        expect(
          authorities.search(typed, on).map((match) => match.authority),
          typed,
        ).toContain(one);
      }
    }
  });

  it('is among the first by what else it is called', () => {
    for (const [name, ...codes] of otherNames) {
      const found = authorities.search(name, today).map((match) => match.authority);
      const meant = codes.map((code) => authorities.find(code));
      expect(new Set(found.slice(0, codes.length)), name).toEqual(new Set(meant));
      expect(authorities.exactly(name, today), name).toBe(codes.length === 1 ? found[0] : undefined);
    }
  });

  const typo = fc.record({
    who: fc.constantFrom(...everyone),
    kind: fc.constantFrom('deletion', 'swap', 'substitution', 'insertion'),
    place: fc.nat(60),
    letter: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz -.,'),
  });

  const mistyped = (text: string, { kind, place, letter }: { kind: string; place: number; letter: string }): string => {
    const at = place % text.length;
    const [before, here, next, after] = [
      text.slice(0, at),
      text.slice(at, at + 1),
      text.slice(at + 1, at + 2),
      text.slice(at + 2),
    ];
    switch (kind) {
      case 'deletion':
        return before + next + after;
      case 'swap':
        return before + next + here + after;
      case 'substitution':
        return before + letter + next + after;
      default:
        return before + letter + here + next + after;
    }
  };

  // Herefordshire and Hertfordshire are one letter apart: such a typo is the other one's name.
  it('is among the first five by its official name with any one typo that makes no other name', () => {
    fc.assert(
      fc.property(typo, ({ who: { one, on }, ...how }) => {
        const text = mistyped(one.officialName, how);
        fc.pre([one, undefined].includes(authorities.exactly(text, on)));
        const found = authorities.search(text, on);
        expect(found.slice(0, 5).map((match) => match.authority)).toContain(one);
      }),
      { numRuns: 500 },
    );
  });
});
