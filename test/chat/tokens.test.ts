import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PersonId } from '../../src/chat/ids.ts';
import { type Token, tokens, written } from '../../src/chat/tokens.ts';

const word = (text: string): Token => ({ kind: 'word', text });
const quoted = (text: string): Token => ({ kind: 'word', text, quoted: true });
const pair = (key: string, text: string): Token => ({ kind: 'pair', key, text });

describe('what was typed becomes tokens', () => {
  it.each<[string, readonly Token[]]>([
    ['', []],
    ['   \t ', []],
    ['volunteer', [word('volunteer')]],
    ['  peers   theme:assets  ', [word('peers'), pair('theme', 'assets')]],
    ['Theme:Assets', [pair('theme', 'Assets')]],
    ['theme:"asset management"', [pair('theme', 'asset management')]],
    ['theme:“asset management”', [pair('theme', 'asset management')]],
    ['theme:', [pair('theme', '')]],
    ['theme: assets', [pair('theme', ''), word('assets')]],
    ['register "City of York"', [word('register'), quoted('City of York')]],
    ['register “City of York”', [word('register'), quoted('City of York')]],
    ['register "City of York', [word('register'), quoted('City of York')]],
    ['register ""', [word('register')]],
    ["register King's Lynn", [word('register'), word("King's"), word('Lynn')]],
    ['2027-03-01..2027-03-31', [word('2027-03-01..2027-03-31')]],
    ['available:2027-03-01..2027-03-31', [pair('available', '2027-03-01..2027-03-31')]],
    ['at 08:30', [word('at'), word('08:30')]],
    ['https://example.org/a:b', [word('https://example.org/a:b')]],
    ['<!channel> @everyone', [word('<!channel>'), word('@everyone')]],
    ['vol\u202eunteer\u0000', [word('volunteer')]],
  ])('%j', (typed, expected) => {
    expect(tokens([typed])).toEqual(expected);
  });

  it('keeps people where they stood', () => {
    const mention = { person: 'p1' as PersonId, name: 'Officer Peer' };
    expect(tokens(['office add ', mention, ' now'])).toEqual([
      word('office'),
      word('add'),
      { kind: 'person', mention },
      word('now'),
    ]);
  });

  it('never throws, and never makes text of nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (typed) => {
        for (const token of tokens([typed])) {
          expect(written(token)).not.toBe('');
          expect(written(token)).not.toMatch(/[\p{Cc}\u202A-\u202E]/u);
        }
      }),
    );
  });

  it('reads 100,000 characters without slowing down in between', () => {
    for (const hostile of ['"', 'a:', 'a:"', ' ', '-', 'é:“']) {
      expect(tokens([hostile.repeat(50_000)]).length).toBeLessThanOrEqual(50_000);
    }
  });
});
