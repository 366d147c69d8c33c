import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDate } from '../../src/calendar/calendar-date.ts';
import type { TimeOfDay } from '../../src/calendar/time-of-day.ts';
import type { TimeZone } from '../../src/calendar/time-zone.ts';
import { hmepStrategicPeerReview as hmep } from '../../src/programme/hmep/hmep.ts';
import { dueOf, identityOf, momentsOf, type PromptedVisit } from '../../src/review-days/prompts/moment.ts';
import { afterQuiet } from '../../src/review-days/prompts/quiet.ts';
import type { Session } from '../../src/review-days/timetable/session.ts';

const london = 'Europe/London' as TimeZone;
const session = (id: string, day: number, end: string, kind = 'listen'): Session =>
  ({ id, day, start: '08:00', end, kind, people: [], sources: [], themes: [] }) as unknown as Session;
const visit = (dayOne: string, more: Partial<PromptedVisit> = {}): PromptedVisit => ({
  ...{ review: { dayOne: dayOne as CalendarDate }, zone: london, times: {}, sessions: [] },
  ...more,
});
const lines = (of: PromptedVisit) =>
  momentsOf(of, hmep).map(
    ({ key, day, dueAt, until }) => `${key} ${day} ${dueAt.toISOString()} ${until.toISOString()}`,
  );

describe('the prompts of a review', () => {
  it('come the evening before, in the morning, at the wrap-up and the morning after; each until the next one', () => {
    expect(lines(visit('2026-12-01'))).toEqual([
      'evening-before 1 2026-11-30T17:45:00.000Z 2026-12-01T00:00:00.000Z',
      'morning 1 2026-12-01T07:45:00.000Z 2026-12-01T16:45:00.000Z',
      'wrap-up 1 2026-12-01T16:45:00.000Z 2026-12-01T17:45:00.000Z',
      'evening-before 2 2026-12-01T17:45:00.000Z 2026-12-02T00:00:00.000Z',
      'morning 2 2026-12-02T07:45:00.000Z 2026-12-02T16:45:00.000Z',
      'wrap-up 2 2026-12-02T16:45:00.000Z 2026-12-02T17:45:00.000Z',
      'evening-before 3 2026-12-02T17:45:00.000Z 2026-12-03T00:00:00.000Z',
      'morning 3 2026-12-03T07:45:00.000Z 2026-12-03T16:45:00.000Z',
      'wrap-up 3 2026-12-03T16:45:00.000Z 2026-12-04T00:00:00.000Z',
      'morning-after 3 2026-12-04T09:00:00.000Z 2026-12-05T00:00:00.000Z',
    ]);
  });

  it('keep to the clocks of the visit across a clock change, and to its own times and zone', () => {
    const across = lines(visit('2027-03-27'));
    expect(across).toContain('morning 1 2027-03-27T07:45:00.000Z 2027-03-27T16:45:00.000Z');
    expect(across).toContain('morning 2 2027-03-28T06:45:00.000Z 2027-03-28T15:45:00.000Z');
    const own = visit('2026-12-01', { zone: 'Europe/Lisbon' as TimeZone, times: { morning: '08:15' as TimeOfDay } });
    expect(lines(own)).toContain('morning 1 2026-12-01T08:15:00.000Z 2026-12-01T16:45:00.000Z');
    const abroad = lines(visit('2026-12-01', { zone: 'Europe/Paris' as TimeZone }));
    expect(abroad).toContain('morning 1 2026-12-01T06:45:00.000Z 2026-12-01T15:45:00.000Z');
  });

  it('ask for a note after each session in which people were heard, that day', () => {
    const sessions = [session('a', 1, '10:00'), session('b', 2, '11:30'), session('c', 1, '12:00', 'team')];
    const notes = lines(visit('2026-12-01', { sessions })).filter((line) => line.startsWith('after-session'));
    expect(notes).toEqual([
      'after-session 1 2026-12-01T10:00:00.000Z 2026-12-02T00:00:00.000Z',
      'after-session 2 2026-12-02T11:30:00.000Z 2026-12-03T00:00:00.000Z',
    ]);
    expect(momentsOf({ ...visit('2026-12-01'), review: {} }, hmep)).toEqual([]);
  });

  it('are sent once whenever one looks, and the rest is missed: whatever looks there are, nothing is lost', () => {
    const all = momentsOf(visit('2026-12-01', { sessions: [session('a', 1, '10:00')] }), hmep);
    const end = new Date('2026-12-06T00:00:00Z');
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 7 * 24 * 60 }), { maxLength: 30 }), (minutes) => {
        const dealt = new Set<string>();
        const sent: string[] = [];
        const missed: string[] = [];
        const looks = minutes.map((each) => new Date(Date.parse('2026-11-30T00:00:00Z') + each * 60_000));
        for (const now of [...looks.filter((look) => look < end).sort((a, b) => a.getTime() - b.getTime()), end]) {
          const due = dueOf(all, dealt, now);
          for (const moment of due.send) expect(now >= moment.dueAt && now < moment.until).toBe(true);
          sent.push(...due.send.map(identityOf));
          missed.push(...due.missed.map(identityOf));
          for (const each of [...due.send, ...due.missed]) dealt.add(identityOf(each));
        }
        expect([...sent, ...missed].sort()).toEqual(all.map(identityOf).sort());
      }),
    );
  });

  it('come again where a review is moved, for its new days alone', () => {
    const before = new Set(momentsOf(visit('2026-12-01'), hmep).map(identityOf));
    const moved = momentsOf(visit(addDays('2026-12-01' as CalendarDate, 7)), hmep);
    expect(moved.every((moment) => !before.has(identityOf(moment)))).toBe(true);
  });
});

describe('quiet hours', () => {
  const quiet = { from: '18:00' as TimeOfDay, until: '07:30' as TimeOfDay };
  it.each([
    ['2026-12-01T17:59:00Z', '2026-12-01T17:59:00Z'],
    ['2026-12-01T18:00:00Z', '2026-12-02T07:30:00Z'],
    ['2026-12-02T03:00:00Z', '2026-12-02T07:30:00Z'],
    ['2026-12-02T07:30:00Z', '2026-12-02T07:30:00Z'],
    // The night in which the clocks go forward, and the one in which they go back.
    ['2027-03-27T23:00:00Z', '2027-03-28T06:30:00Z'],
    ['2027-10-30T23:00:00Z', '2027-10-31T07:30:00Z'],
  ])('hold %s until %s', (at, until) => {
    expect(afterQuiet(new Date(at), quiet, london)).toEqual(new Date(until));
  });

  it('may lie within a day', () => {
    const noon = { from: '12:00' as TimeOfDay, until: '13:00' as TimeOfDay };
    expect(afterQuiet(new Date('2026-12-01T12:30:00Z'), noon, london)).toEqual(new Date('2026-12-01T13:00:00Z'));
    expect(afterQuiet(new Date('2026-12-01T11:30:00Z'), noon, london)).toEqual(new Date('2026-12-01T11:30:00Z'));
  });
});
