import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCipher, TokenKeyError } from '../../adapters/token-key.ts';

const newKey = (): string => randomBytes(32).toString('base64');

/** The text with one of its bits turned. */
const tamperedAt = (text: string, bit: number): string => {
  const [version, id, packed = ''] = text.split('.');
  const bytes = Buffer.from(packed, 'base64url');
  const at = bit % (bytes.length * 8);
  bytes.writeUInt8(bytes.readUInt8(at >> 3) ^ (1 << (at & 7)), at >> 3);
  return [version, id, bytes.toString('base64url')].join('.');
};

describe('a cipher', () => {
  it('gives back what was encrypted for the same purpose, and nothing of it shows', () => {
    const cipher = createCipher(newKey());
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, purpose) => {
        const encrypted = cipher.encrypt(text, purpose);
        expect(encrypted).toMatch(/^v1\.[0-9a-f]{8}\.[\w-]+$/u);
        expect(cipher.decrypt(encrypted, purpose)).toBe(text);
        expect(() => cipher.decrypt(encrypted, `${purpose}.`)).toThrow(TokenKeyError);
      }),
    );
    expect(cipher.encrypt('xoxb-secret', 'a')).not.toContain('xoxb');
  });

  it('never encrypts to the same twice', () => {
    const cipher = createCipher(newKey());
    expect(new Set(Array.from({ length: 100 }, () => cipher.encrypt('same', 'a'))).size).toBe(100);
  });

  it('refuses what was changed in any bit', () => {
    const cipher = createCipher(newKey());
    const encrypted = cipher.encrypt('xoxb-1', 'a');
    for (let bit = 0; bit < (12 + 16 + 6) * 8; bit += 1) {
      expect(() => cipher.decrypt(tamperedAt(encrypted, bit), 'a')).toThrow(TokenKeyError);
    }
  });

  it.each(['', 'xoxb-1', 'v1.', 'v1.00000000.', 'v2.00000000.AAAA', 'v1.00000000.AAAA'])('refuses %j', (text) => {
    expect(() => createCipher(newKey()).decrypt(text, 'a')).toThrow(TokenKeyError);
  });

  it('refuses what is too short to have a tag', () => {
    const cipher = createCipher(newKey());
    const [version, id] = cipher.encrypt('x', 'a').split('.');
    for (const length of [1, 11, 12, 13, 27, 28]) {
      const short = `${version}.${id}.${Buffer.alloc(length).toString('base64url')}`;
      expect(() => cipher.decrypt(short, 'a')).toThrow(TokenKeyError);
    }
  });
});

describe('TOKEN_KEY', () => {
  it('holds a key in base64 or in hexadecimal digits, which are the same key', () => {
    const bytes = randomBytes(32);
    const encrypted = createCipher(bytes.toString('base64')).encrypt('x', 'a');
    for (const key of [bytes.toString('hex'), bytes.toString('hex').toUpperCase(), bytes.toString('base64url')]) {
      expect(createCipher(` ${key} `).decrypt(encrypted, 'a')).toBe('x');
    }
  });

  it('lets a key be replaced: the first encrypts, all decrypt', () => {
    const [older, newer] = [newKey(), newKey()];
    const before = createCipher(older);
    const encrypted = before.encrypt('x', 'a');
    expect(before.isCurrent(encrypted)).toBe(true);

    const both = createCipher(`${newer}, ${older}`);
    expect(both.decrypt(encrypted, 'a')).toBe('x');
    expect(both.isCurrent(encrypted)).toBe(false);

    const anew = both.encrypt('x', 'a');
    const after = createCipher(newer);
    expect(after.isCurrent(anew)).toBe(true);
    expect(after.decrypt(anew, 'a')).toBe('x');
    expect(() => after.decrypt(encrypted, 'a')).toThrow(/Put the earlier key behind the new one/u);
  });

  it.each([
    ['', /TOKEN_KEY is empty/u],
    [' , ', /TOKEN_KEY is empty/u],
    ['secret', /not a key/u],
    [randomBytes(31).toString('hex'), /not a key/u],
    [randomBytes(33).toString('base64'), /not a key/u],
    [`${newKey()},secret`, /not a key/u],
  ])('is refused where it is no key, and never quoted', (keys, words) => {
    const refused = () => createCipher(keys);
    expect(refused).toThrow(TokenKeyError);
    expect(refused).toThrow(words);
    for (const key of keys.split(',').filter((text) => text.trim() !== '')) {
      expect(refused).not.toThrow(key);
    }
  });
});
