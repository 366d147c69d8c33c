import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backOff, mostAttempts } from '../../src/delivery/retry.ts';

const hours = (milliseconds: number): number => milliseconds / 3_600_000;

describe('waiting before the next attempt', () => {
  it('doubles, up to four hours, and lies in the upper half of that', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempts, random) => {
        const whole = Math.min(4 * 3_600_000, 5_000 * 2 ** (attempts - 1));
        const wait = backOff(attempts, random);
        expect(wait).toBeGreaterThanOrEqual(Math.floor(whole / 2));
        expect(wait).toBeLessThanOrEqual(whole);
      }),
    );
  });

  it('gives up after 13 to 26 hours', () => {
    const sum = (random: number): number =>
      Array.from({ length: mostAttempts - 1 }, (_, index) => backOff(index + 1, random)).reduce((a, b) => a + b, 0);
    expect(hours(sum(0))).toBeGreaterThan(12.8);
    expect(hours(sum(1))).toBeLessThan(26);
  });
});
