import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../src/calendar/calendar-date.ts';
import type { TimeZone } from '../../src/calendar/time-zone.ts';
import { hmepStrategicPeerReview as programme } from '../../src/programme/hmep/hmep.ts';
import {
  asShown,
  type Counted,
  dayAt,
  type Note,
  offered,
  pagesOf,
  type Session,
  tallyOf,
  themesFor,
} from '../../src/review-days/notes/note.ts';

const zone = 'Europe/London' as TimeZone;
const dayOne = '2026-12-01' as CalendarDate;

const counted = (theme: string, kind: string, sources: readonly string[], today: number, all: number): Counted => ({
  ...{ theme, kind, sources, today, all },
});

describe('what notes come to', () => {
  it.each<[string, readonly Counted[], object]>([
    ['nothing', [], { today: 0, all: 0, oneSource: new Map(), notHeard: ['assets', 'finance'] }],
    [
      'one kind of source',
      [counted('assets', 'strength', ['members'], 1, 2), counted('assets', 'question', ['members'], 0, 1)],
      { today: 1, all: 3, oneSource: new Map([['assets', 'members']]), notHeard: ['finance'] },
    ],
    [
      'two kinds of source, in one session or in two',
      [
        counted('assets', 'strength', ['members'], 1, 1),
        counted('assets', 'strength', ['provider'], 1, 1),
        counted('finance', 'strength', ['managers', 'frontline'], 1, 1),
      ],
      { today: 3, all: 3, oneSource: new Map(), notHeard: [] },
    ],
    [
      'a note that was heard in no session, and a theme that is none of the review’s',
      [counted('assets', 'strength', [], 1, 1), counted('delivery', 'strength', ['members'], 1, 1)],
      { oneSource: new Map([['delivery', 'members']]), notHeard: ['finance'] },
    ],
  ])('%s', (_, notes, expected) => {
    expect(tallyOf(notes, ['assets', 'finance'])).toMatchObject(expected);
  });

  it('is counted by theme and by kind', () => {
    const { byTheme, byKind } = tallyOf(
      [
        counted('assets', 'strength', [], 1, 2),
        counted('assets', 'question', [], 0, 1),
        counted('finance', 'question', [], 2, 2),
      ],
      [],
    );
    expect(byTheme.get('assets')).toEqual({ today: 1, all: 3 });
    expect(byKind.get('question')).toEqual({ today: 2, all: 3 });
  });
});

const session = (id: string, day: number, start: string, isOthers = false): Session => ({
  ...{ id, day, start, title: id, isOthers },
});

describe('the session that is likely meant', () => {
  const sessions = [
    session('tomorrow', 2, '09:00'),
    session('afternoon', 1, '14:00'),
    session('theirs', 1, '10:30', true),
    session('ours', 1, '10:00'),
    session('early', 1, '09:00'),
  ];
  it.each([
    ['before any has begun', '2026-12-01T08:59:00Z', undefined],
    ['when the first begins', '2026-12-01T09:00:00Z', 'early'],
    ['the latest of one’s own', '2026-12-01T11:00:00Z', 'ours'],
    ['late in the evening', '2026-12-01T22:00:00Z', 'afternoon'],
    ['on a day without any', '2026-12-03T11:00:00Z', undefined],
  ])('%s', (_, now, expected) => {
    expect(offered(sessions, { dayOne }, new Date(now), zone).likely?.id).toBe(expected);
  });

  it('is somebody else’s where there is no other', () => {
    const only = [session('theirs', 1, '09:00', true)];
    expect(offered(only, { dayOne }, new Date('2026-12-01T10:00:00Z'), zone).likely?.id).toBe('theirs');
  });

  it('stands among today’s, which come first', () => {
    const ids = (now: string) => offered(sessions, { dayOne }, new Date(now), zone).sessions.map(({ id }) => id);
    expect(ids('2026-12-01T10:00:00Z')).toEqual(['early', 'ours', 'theirs', 'afternoon', 'tomorrow']);
    expect(ids('2026-12-02T10:00:00Z')[0]).toBe('tomorrow');
    expect(offered(sessions, {}, new Date(), zone)).toEqual({ sessions: [] });
  });
});

describe('notes in pages', () => {
  const note = (text: string): Note =>
    ({
      ...{ id: text, review: 'r', theme: 'assets', kind: 'strength', text, createdAt: new Date(), version: 1 },
    }) as Note;
  it.each<[string, readonly number[], readonly number[]]>([
    ['none', [], []],
    ['short ones, eight on a page', Array.from({ length: 17 }, () => 10), [8, 8, 1]],
    ['long ones, four thousand characters on a page', [1000, 1000, 1000, 1000, 1000], [4, 1]],
    ['one that is longer than a page', [5000, 10], [1, 1]],
  ])('%s', (_, lengths, expected) => {
    expect(pagesOf(lengths.map((length) => note('x'.repeat(length)))).map((page) => page.length)).toEqual(expected);
  });

  it('lose no word, however many lines they have', () => {
    const many = Array.from({ length: 300 }, (_, index) => `word${index}`);
    const shown = asShown(many.join('\n\n'));
    expect(shown.split('\n')).toHaveLength(12);
    expect(shown.split(/\s/u)).toEqual(many);
  });
});

it('a review’s own themes come first', () => {
  const keys = themesFor({ themes: ['efficiency', 'assets'] }, programme).map(({ key }) => key);
  expect(keys.slice(0, 2)).toEqual(['assets', 'efficiency']);
  expect(keys).toHaveLength(programme.themes.length);
});

it.each([
  ['2026-11-30', undefined],
  ['2026-12-01', 1],
  ['2026-12-03', 3],
  ['2026-12-04', undefined],
])('on %s it is day %s', (today, day) => {
  expect(dayAt({ dayOne }, today as CalendarDate, programme)).toBe(day);
  expect(dayAt({}, today as CalendarDate, programme)).toBeUndefined();
});
