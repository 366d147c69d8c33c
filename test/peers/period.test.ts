import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDate } from '../../src/calendar/calendar-date.ts';
import {
  exampleOf,
  from,
  judgeDay,
  judgePeriod,
  merge,
  type Period,
  periodInWords,
  readTyped,
  typed,
} from '../../src/peers/upkeep/period.ts';

const day = (text: string): CalendarDate => text as CalendarDate;
const period = (text: string): Period => {
  const read = readTyped(text);
  if (!read) throw new Error(`${text} is no period`);
  return read;
};
const today = day('2026-11-22');

describe('days that a peer gives', () => {
  it.each<[string, string]>([
    ['2027-03-01..2027-03-31', '2027-03-01..2027-03-31'],
    ['2026-11-22..2026-11-22', '2026-11-22..2026-11-22'],
    ['2026-10-01..2026-11-30', '2026-11-22..2026-11-30'],
    ['2026-10-01..2026-11-21', 'past'],
    ['2027-03-31..2027-03-01', 'backwards'],
    ['2027-03-01..9999-12-31', 'too-far'],
  ])('%s, seen on 22 November 2026: %s', (text, expected) => {
    const judged = judgePeriod(period(text), today);
    expect(judged.kind === 'good' ? typed(judged.period) : judged.kind).toBe(expected);
  });

  it.each<[string, string]>([
    ['2026-11-21', 'past'],
    ['2026-11-22', 'good'],
    ['2029-11-22', 'good'],
    ['2030-01-01', 'too-far'],
  ])('until %s is %s', (text, expected) => {
    expect(judgeDay(day(text), today)).toBe(expected);
  });

  it.each<[readonly string[], readonly string[]]>([
    [[], []],
    [['2027-03-01..2027-03-10'], ['2027-03-01..2027-03-10']],
    [['2027-03-05..2027-03-10', '2027-03-01..2027-03-06'], ['2027-03-01..2027-03-10']],
    [['2027-03-01..2027-03-10', '2027-03-11..2027-03-12'], ['2027-03-01..2027-03-12']],
    [
      ['2027-03-01..2027-03-10', '2027-03-12..2027-03-12'],
      ['2027-03-01..2027-03-10', '2027-03-12..2027-03-12'],
    ],
    [['2027-03-01..2027-03-31', '2027-03-05..2027-03-06'], ['2027-03-01..2027-03-31']],
  ])('%j merged is %j', (periods, expected) => {
    expect(merge(periods.map(period)).map(typed)).toEqual(expected);
  });

  it.each(['2026-11-22', '2027-04-02', '2031-12-31'])('is good as the example of %s', (text) => {
    expect(judgePeriod(exampleOf(day(text)), day(text)).kind).toBe('good');
  });

  it('is on the same days after they are merged, in periods that do not touch', () => {
    const anyPeriod = fc
      .tuple(fc.nat(60), fc.nat(20))
      .map(([start, length]) => ({ from: addDays(today, start), to: addDays(today, start + length) }));
    const daysOf = (periods: readonly Period[]) =>
      new Set(
        periods.flatMap(({ from: first, to }) => {
          const days: CalendarDate[] = [];
          for (let each = first; each <= to; each = addDays(each, 1)) days.push(each);
          return days;
        }),
      );
    fc.assert(
      fc.property(fc.array(anyPeriod, { maxLength: 12 }), (periods) => {
        const merged = merge(periods);
        expect(daysOf(merged)).toEqual(new Set([...daysOf(periods)].sort()));
        for (const [index, { from: first }] of merged.entries()) {
          const before = merged[index - 1];
          if (before) expect(first > addDays(before.to, 1)).toBe(true);
        }
      }),
    );
  });

  it('lets go of what is over', () => {
    const periods = ['2026-10-01..2026-10-31', '2026-11-01..2026-11-30', '2027-01-01..2027-01-02'].map(period);
    expect(from(today, periods).map(typed)).toEqual(['2026-11-22..2026-11-30', '2027-01-01..2027-01-02']);
  });

  it('is read back as it was written, and said in words', () => {
    expect(periodInWords(period('2027-03-01..2027-03-31'))).toBe('Monday 1 March 2027 to Wednesday 31 March 2027');
    expect(periodInWords(period('2027-03-01..2027-03-01'))).toBe('Monday 1 March 2027');
    expect(['', '2027-03-01', '2027-03-01..', 'a..b', '2027-03-01..2027-03-02..2027-03-03'].map(readTyped)).toEqual(
      Array(5).fill(undefined),
    );
  });
});
