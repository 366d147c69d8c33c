import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../src/calendar/calendar-date.ts';
import { hmepStrategicPeerReview } from '../../src/programme/hmep/hmep.ts';
import { wrongDayOne } from '../../src/reviews/life/days-on-site.ts';
import { dueDates } from '../../src/reviews/life/due-dates.ts';
import { isPublicationBlocked, publicationAgreed } from '../../src/reviews/review.ts';

const { clock, days } = hmepStrategicPeerReview;
const day = (text: string) => text as CalendarDate;

const datesFrom = (dayOne: string, overrides: Readonly<Record<string, string>> = {}, today = '2026-11-22') => {
  const set = new Map(Object.entries(overrides).map(([key, date]) => [key, day(date)]));
  const found = dueDates(clock, { dayOne: day(dayOne), days, overrides: set }, day(today));
  return new Map(found.map((date) => [date.key, date]));
};

describe('the clock of due dates', () => {
  it.each([
    // Day 1 is Tuesday 2 March 2027; Easter is on 28 March.
    ['set-up-meeting', '2026-11-02'],
    ['scope-signed', '2026-12-08'],
    ['team-invited', '2026-12-22'],
    ['team-confirmed', '2027-01-05'],
    ['documents-sent', '2027-02-09'],
    ['team-call', '2027-02-23'],
    ['arrival', '2027-03-01'],
    ['feedback', '2027-03-04'],
    // 15 working days after 4 March.
    ['draft-report', '2027-03-25'],
    // 10 more, without Good Friday and Easter Monday.
    ['factual-corrections', '2027-04-12'],
    ['action-planning-day', '2027-04-15'],
    ['final-report', '2027-06-04'],
    ['action-plan', '2027-08-04'],
    ['check-in', '2027-09-04'],
    ['progress-review', '2028-01-04'],
    ['progress-report', '2028-03-04'],
  ])('has %s on %s', (key, due) => {
    expect(datesFrom('2027-03-02').get(key)?.due).toBe(due);
  });

  it('reckons a span, and from a date that was set by hand', () => {
    expect(datesFrom('2027-03-02').get('team-call')?.opens).toBe('2027-02-16');
    const moved = datesFrom('2027-03-02', { 'draft-report': '2027-04-01', 'team-call': '2027-02-25' });
    expect(moved.get('draft-report')).toMatchObject({ due: '2027-04-01', isSet: true });
    expect(moved.get('factual-corrections')).toMatchObject({ due: '2027-04-15', isSet: false });
    expect(moved.get('team-call')?.opens).toBeUndefined();
  });

  it('ends a month with its last day', () => {
    expect(datesFrom('2026-12-29').get('final-report')?.due).toBe('2027-03-31');
    expect(datesFrom('2027-11-26').get('final-report')?.due).toBe('2028-02-28');
  });

  it.each([
    ['2027-03-02', 'team-invited', ['This is in the Christmas fortnight, when many people are away.']],
    ['2027-03-02', 'draft-report', []],
    ['2027-03-02', 'set-up-meeting', ['This day is past.']],
    // Ten weeks before is New Year's Day.
    ['2027-03-12', 'team-invited', [clock.bankHolidays, clock.quietTimes[0]?.warning]],
    // Three weeks before is Good Friday.
    ['2027-04-16', 'documents-sent', [clock.bankHolidays]],
  ])('with day 1 on %s minds of %s: %j', (dayOne, key, warnings) => {
    expect(datesFrom(dayOne).get(key)?.warnings).toEqual(warnings);
  });

  it('minds of an election on public dates alone', () => {
    const isBlocked = () => true;
    const all = dueDates(
      clock,
      { dayOne: day('2027-03-02'), days, overrides: new Map(), isBlocked },
      day('2026-11-22'),
    );
    const minded = all.filter(({ warnings }) => warnings.includes(clock.election.warning)).map(({ key }) => key);
    expect(minded).toEqual(['final-report', 'action-plan', 'progress-report']);
  });
});

describe('day 1', () => {
  it.each([
    ['2027-03-02', undefined],
    ['2026-11-23', undefined],
    ['2026-11-20', 'Friday 20 November 2026 is in the past.'],
    ['2027-03-06', 'Saturday 6 March 2027 is at a weekend. Sunday 7 March 2027 is at a weekend.'],
    ['2027-03-04', 'Saturday 6 March 2027 is at a weekend.'],
    ['2027-05-03', 'Monday 3 May 2027 is a bank holiday: Early May bank holiday.'],
    ['2027-03-24', 'Friday 26 March 2027 is a bank holiday: Good Friday.'],
    [
      '2027-12-27',
      'Monday 27 December 2027 is a bank holiday: Christmas Day (substitute day). Tuesday 28 December 2027 is a bank holiday: Boxing Day (substitute day).',
    ],
  ])('on %s: %s', (dayOne, why) => {
    expect(wrongDayOne(day(dayOne), days, day('2026-11-22'))).toBe(why);
  });
});

describe('an election at the host', () => {
  const election = { from: day('2027-03-22'), until: day('2027-05-06') };
  it.each([
    ['2027-03-21', false],
    ['2027-03-22', true],
    ['2027-05-06', true],
    ['2027-05-07', false],
  ])('on %s blocks publication: %s', (on, blocked) => {
    expect(isPublicationBlocked({ election }, new Set(['leader-agrees']), day(on))).toBe(blocked);
    expect(isPublicationBlocked({ election }, new Set([publicationAgreed]), day(on))).toBe(false);
    expect(isPublicationBlocked({}, new Set(), day(on))).toBe(false);
  });
});
