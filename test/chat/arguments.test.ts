import { describe, expect, it } from 'vitest';
import { type Argument, readArguments, usage } from '../../src/chat/arguments.ts';
import type { PersonId } from '../../src/chat/ids.ts';
import { tokens } from '../../src/chat/tokens.ts';

const code: Argument = { name: 'code', label: 'code', kind: 'word' };
const topic: Argument = { name: 'topic', label: 'command', kind: 'text', optional: true };
const until: Argument = { name: 'until', label: 'date', kind: 'date' };
const pause: Argument = { name: 'until', label: 'date', kind: 'date', after: 'until', optional: true };
const dates: Argument = { name: 'dates', label: 'from..to', kind: 'period' };
const available: Argument = { name: 'available', label: 'from..to', kind: 'period', keyed: true, optional: true };
const theme: Argument = { name: 'theme', label: 'theme', kind: 'word', keyed: true, optional: true };
const who: Argument = { name: 'who', label: 'person', kind: 'person' };

describe('arguments', () => {
  it.each<[string, readonly Argument[], unknown]>([
    ['ABCD', [code], { kind: 'read', values: { code: 'ABCD' }, left: [] }],
    ['', [code], { kind: 'read', values: {}, left: [] }],
    ['a b', [code], { kind: 'read', values: { code: 'a' }, left: [{ kind: 'word', text: 'b' }] }],
    ['review new', [topic], { kind: 'read', values: { topic: 'review new' }, left: [] }],
    ['2027-03-01', [until], { kind: 'read', values: { until: '2027-03-01' }, left: [] }],
    ['1/3/2027', [until], { kind: 'read', values: { until: '2027-03-01' }, left: [] }],
    ['"1 March 2027"', [until], { kind: 'read', values: { until: '2027-03-01' }, left: [] }],
    ['1 March 2027', [until], { kind: 'read', values: { until: '2027-03-01' }, left: [] }],
    ['until 2027-03-01', [pause], { kind: 'read', values: { until: '2027-03-01' }, left: [] }],
    ['Until 1 March 2027', [pause], { kind: 'read', values: { until: '2027-03-01' }, left: [] }],
    ['2027-03-01', [pause], { kind: 'read', values: { until: '2027-03-01' }, left: [] }],
    ['until', [pause], { kind: 'read', values: {}, left: [] }],
    ['1 March 2027 to 31 March 2027', [dates], { kind: 'read', values: { dates: '2027-03-01..2027-03-31' }, left: [] }],
    ['2027-03-01..2027-03-31', [dates], { kind: 'read', values: { dates: '2027-03-01..2027-03-31' }, left: [] }],
    [
      'theme:assets available:2027-03-01..2027-03-31',
      [theme, available],
      { kind: 'read', values: { theme: 'assets', available: '2027-03-01..2027-03-31' }, left: [] },
    ],
  ])('%j', (typed, takes, expected) => {
    expect(readArguments(takes, tokens([typed]))).toEqual(expected);
  });

  it.each<[string, Argument, string]>([
    ['2027-02-30', until, 'is not a date'],
    ['soon', until, 'is not a date'],
    ['until further notice', pause, 'is not a date'],
    ['"until" 2027-03-01', pause, 'is not a date'],
    ['2027-03-31..2027-03-01', dates, 'ends before it starts'],
    ['2027-03-31..', dates, 'is not a period'],
    ['available:soon', available, 'is not a period'],
  ])('says what is wrong with %j', (typed, argument, why) => {
    const read = readArguments([argument], tokens([typed]));
    expect(read).toMatchObject({ kind: 'unclear', why: expect.stringContaining(why) });
  });

  it('reads a mention', () => {
    const mention = { person: 'p1' as PersonId, name: 'Officer Peer' };
    expect(readArguments([who], tokens([mention]))).toEqual({ kind: 'read', values: { who: 'p1' }, left: [] });
  });

  it.each<[string, Partial<Argument>, boolean]>([
    ['@somebody', {}, true],
    ['Ann Example', {}, true],
    ['@somebody', { optional: true }, true],
    ['Ann', { optional: true }, false],
    ['', {}, false],
  ])('says so where nobody was recognised in %j', (typed, more, isUnclear) => {
    const read = readArguments([{ ...who, ...more }], tokens([typed]));
    expect(read.kind).toBe(isUnclear ? 'unclear' : 'read');
    if (isUnclear) expect(read).toMatchObject({ why: expect.stringContaining('is nobody I know here') });
  });

  it('shows how a command is typed', () => {
    expect(usage('office add', [who])).toBe('office add @person');
    expect(usage('claim', [code])).toBe('claim <code>');
    expect(usage('pause', [pause])).toBe('pause [until <date>]');
    expect(usage('peers', [theme, available])).toBe('peers [theme:<theme>] [available:<from..to>]');
  });
});
