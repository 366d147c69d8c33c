import { describe, expect, it } from 'vitest';
import { isCurrent, regions } from '../../src/authorities/authority.ts';
import { register } from '../../src/authorities/register.ts';
import { spell } from '../../src/authorities/spelling.ts';
import { date } from '../calendar/dates.ts';

const current = (on: string) => register.filter((authority) => isCurrent(authority, date(on)));

describe('the register', () => {
  it.each([
    ['2025-04-01', 154],
    ['2026-11-22', 154],
    ['2027-03-31', 154],
    ['2027-04-01', 155],
    ['2030-01-01', 155],
  ])('has the authorities of %s: %i', (on, count) => {
    expect(current(on)).toHaveLength(count);
  });

  it('has them by type and by region', () => {
    const today = current('2026-11-22');
    const count = (key: 'type' | 'region'): Record<string, number> =>
      Object.fromEntries(
        [...new Set(today.map((authority) => authority[key]))].map((value) => [
          value,
          today.filter((authority) => authority[key] === value).length,
        ]),
      );
    expect(count('type')).toEqual({
      county: 21,
      unitary: 63,
      metropolitan: 36,
      'london borough': 32,
      'city of london': 1,
      'strategic authority': 1,
    });
    expect(count('region')).toEqual({
      'North East': 12,
      'North West': 24,
      'Yorkshire and The Humber': 15,
      'East Midlands': 10,
      'West Midlands': 14,
      'East of England': 11,
      'South East': 19,
      'South West': 15,
      London: 34,
    });
    expect(Object.keys(count('region')).sort()).toEqual([...regions].sort());
  });

  it('has each code once, former ones included', () => {
    const codes = register.flatMap((authority) => [authority.code, ...authority.formerCodes]);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('has a GSS code of the right kind for every council of today', () => {
    const kinds = {
      county: 'E10',
      unitary: 'E06',
      metropolitan: 'E08',
      'london borough': 'E09',
      'city of london': 'E09',
    };
    for (const { code, type } of current('2026-11-22')) {
      if (type === 'strategic authority') expect(code).toBe('tfl');
      else expect(code).toMatch(new RegExp(`^${kinds[type]}\\d{6}$`));
    }
  });

  it('writes names tidily', () => {
    for (const { name, officialName } of register) {
      expect(name).toMatch(/^\S+( \S+)*$/);
      expect(officialName).toMatch(/^\S+( \S+)*$/);
    }
  });

  it('has names that differ in more than the kind of council', () => {
    const names = current('2026-11-22').map((authority) => spell(authority.name).core);
    expect(new Set(names).size).toBe(names.length);
  });

  it('replaces by authorities that begin when the old one has ended', () => {
    for (const old of register.filter((authority) => authority.replacedBy.length > 0)) {
      for (const code of old.replacedBy) {
        const successor = register.find((authority) => authority.code === code);
        expect(successor?.validFrom?.slice(5)).toBe('04-01');
        expect(old.validTo).toBe(`${successor?.validFrom?.slice(0, 4)}-03-31`);
      }
    }
    for (const authority of register) {
      expect(authority.validTo === undefined).toBe(authority.replacedBy.length === 0);
    }
  });
});
