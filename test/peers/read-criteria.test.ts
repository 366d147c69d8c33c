import { describe, expect, it } from 'vitest';
import { createAuthorities } from '../../src/authorities/authorities.ts';
import type { CalendarDate } from '../../src/calendar/calendar-date.ts';
import { criteriaInWords } from '../../src/peers/pool/criteria.ts';
import { gapsIn } from '../../src/peers/pool/pool.ts';
import { readCriteria, type TypedCriteria } from '../../src/peers/pool/read-criteria.ts';
import { hmepStrategicPeerReview as programme } from '../../src/programme/hmep/hmep.ts';

const known = { programme, authorities: createAuthorities(), today: '2026-11-22' as CalendarDate };
const read = (typed: TypedCriteria) => readCriteria(typed, known);
const dates = (from: string, to: string) => ({ from: from as CalendarDate, to: to as CalendarDate });

describe('what the office types after peers', () => {
  it.each<[TypedCriteria, object]>([
    [{}, { themes: [] }],
    [{ theme: 'assets' }, { themes: ['assets'] }],
    [{ theme: 'Asset management and resilience' }, { themes: ['assets'] }],
    [{ theme: 'effic' }, { themes: ['efficiency'] }],
    [{ kind: 'councillor' }, { themes: [], kind: 'member' }],
    [{ kind: 'Provider' }, { themes: [], kind: 'provider' }],
    [{ region: 'north-east' }, { themes: [], region: 'North East' }],
    [{ region: 'yorkshire' }, { themes: [], region: 'Yorkshire and The Humber' }],
    [{ available: dates('2026-11-01', '2026-12-31') }, { themes: [], dates: dates('2026-11-22', '2026-12-31') }],
  ])('%j is read', (typed, criteria) => {
    expect(read(typed)).toEqual({ kind: 'read', criteria });
  });

  it.each<[TypedCriteria, object]>([
    [{ theme: 'asets' }, { name: 'theme', meant: 'assets' }],
    [{ theme: 'potholes' }, { name: 'theme', meant: 'assets' }],
    [{ theme: 'x' }, { name: 'theme' }],
    [{ theme: '' }, { name: 'theme' }],
    [{ kind: 'oficer' }, { name: 'kind', meant: 'officer' }],
    [{ kind: 'conservative' }, { name: 'kind' }],
    [{ region: 'kent' }, { name: 'region', meant: 'South East' }],
    [{ region: 'north' }, { name: 'region', meant: 'North East' }],
    [{ region: 'atlantis' }, { name: 'region' }],
    [{ available: dates('2027-03-31', '2027-03-01') }, { name: 'available' }],
    [{ available: dates('2026-01-01', '2026-01-31') }, { name: 'available' }],
  ])('%j is not', (typed, wrong) => {
    const answer = read(typed);
    if (answer.kind !== 'wrong') throw new Error('It was read');
    const { missing, possible, ...rest } = answer.wrong;
    expect(rest).toEqual(wrong);
    expect(missing).not.toBe('');
  });

  it('is said in words', () => {
    const criteria = { themes: ['assets', 'finance'], region: 'London', kind: 'officer' } as const;
    expect(criteriaInWords(criteria, programme)).toEqual([
      { label: 'Kind of peer', value: 'Officer' },
      { label: 'One of these themes', value: 'Asset management and resilience; Corporate and financial context' },
      { label: 'Region', value: 'London' },
    ]);
  });
});

describe('gaps', () => {
  const sum = (key: string, peers: number) => ({ key, sum: { peers } });

  it('are where nobody is, or hardly anybody, the emptiest first', () => {
    expect(gapsIn([sum('a', 4), sum('b', 3), sum('c', 0), sum('d', 1)], 3).map(({ key }) => key)).toEqual([
      'c',
      'd',
      'b',
    ]);
    expect(gapsIn([sum('a', 4)], 3)).toEqual([]);
  });
});
