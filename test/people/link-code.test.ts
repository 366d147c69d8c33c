import { describe, expect, it } from 'vitest';
import { hashLinkCode, newLinkCode } from '../../src/people/linking/link-code.ts';

describe('a link code', () => {
  it('is new each time, and has only letters that are not taken for others', () => {
    const codes = Array.from({ length: 200 }, newLinkCode);
    expect(new Set(codes).size).toBe(200);
    for (const code of codes) expect(code).toMatch(/^[BCDFGHJKMNPQRSTVWXYZ]{4}-[BCDFGHJKMNPQRSTVWXYZ]{4}$/u);
  });

  it.each(['KFTR-WNMP', 'kftrwnmp', ' kftr wnmp ', 'KFTR–WNMP.', 'K F T R W N M P'])(
    'is read as it is typed: %s',
    (typed) => {
      expect(hashLinkCode(typed)).toBe(hashLinkCode('KFTR-WNMP'));
    },
  );

  it.each(['KFTR-WNMQ', 'KFTR', ''])('is no other: %s', (typed) => {
    expect(hashLinkCode(typed)).not.toBe(hashLinkCode('KFTR-WNMP'));
  });
});
