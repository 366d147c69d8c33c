import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../src/calendar/calendar-date.ts';
import type { TimeOfDay } from '../../src/calendar/time-of-day.ts';
import type { PersonId } from '../../src/chat/ids.ts';
import { hmepStrategicPeerReview as hmep } from '../../src/programme/hmep/hmep.ts';
import { readTable, type TableReading } from '../../src/review-days/timetable/read-table.ts';
import { changed, clash, goesTo, plannedSessions, type SessionPlan } from '../../src/review-days/timetable/session.ts';

const [ann, ben] = ['a', 'b'].map((id) => id as PersonId) as [PersonId, PersonId];

const plan = (start: string, end: string, more: Partial<SessionPlan> = {}): SessionPlan => ({
  ...{ day: 1, title: 'Provider', kind: 'listen', sources: [], themes: [], key: '', people: [] },
  start: start as TimeOfDay,
  end: end as TimeOfDay,
  ...more,
});
const going = (...people: PersonId[]): Pick<SessionPlan, 'track' | 'people'> => ({
  track: 'a',
  people: people.map((person) => ({ person, takesNotes: false })),
});

describe('a session', () => {
  it.each<[string, SessionPlan, SessionPlan, readonly PersonId[] | 'team' | undefined]>([
    ['the whole team twice', plan('09:00', '10:00'), plan('09:30', '10:30'), 'team'],
    ['one after the other', plan('09:00', '10:00'), plan('10:00', '11:00'), undefined],
    ['on another day', plan('09:00', '10:00'), plan('09:00', '10:00', { day: 2 }), undefined],
    ['different people', plan('09:00', '10:00', going(ann)), plan('09:00', '10:00', going(ben)), undefined],
    ['one person in both', plan('09:00', '10:00', going(ann, ben)), plan('09:59', '10:30', going(ben)), [ben]],
    ['one person, and the whole team', plan('09:00', '10:00', going(ann)), plan('09:00', '09:30'), 'team'],
    [
      'two tracks still open',
      plan('09:00', '10:00', { track: 'a' }),
      plan('09:00', '10:00', { track: 'b' }),
      undefined,
    ],
    ['one open track twice', plan('09:00', '10:00', { track: 'a' }), plan('09:00', '10:00', { track: 'a' }), 'team'],
    [
      'somebody, and an open track',
      plan('09:00', '10:00', going(ann)),
      plan('09:00', '10:00', { track: 'b' }),
      undefined,
    ],
  ])('at the same time: %s', (_, one, other, who) => {
    expect(clash(one, [other])?.who).toEqual(who);
    expect(clash(other, [one])?.who).toEqual(who);
  });

  it('takes the whole team, or those who are named', () => {
    expect(goesTo(plan('09:00', '10:00'), ann)).toBe(true);
    expect(goesTo(plan('09:00', '10:00', going(ben)), ann)).toBe(false);
    expect(goesTo(plan('09:00', '10:00', { track: 'a' }), ann)).toBe(false);
  });

  it('says what has changed without a name', () => {
    const before = plan('09:00', '10:00', going(ann));
    expect(changed(before, before)).toBeUndefined();
    expect(changed(before, { ...before, ...going(ben) })).toBe('09:00 Provider: has other people going.');
    expect(changed(before, plan('11:00', '12:00', { ...going(ann), day: 2, place: 'Depot' }))).toBe(
      '09:00 Provider: is now on day 2, 11:00 to 12:00, is now in Depot.',
    );
  });
});

describe('the usual days', () => {
  it('have no clash, and each session of theirs is on a day of the review', () => {
    const all = plannedSessions(hmep.timetable);
    expect(all).toHaveLength(34);
    for (const [index, session] of all.entries()) expect(clash(session, all.slice(0, index))).toBeUndefined();
    expect(new Set(all.map(({ day }) => day))).toEqual(new Set([1, 2, 3]));
  });
});

const team = [
  { person: ann, name: 'Ann Lane' },
  { person: ben, name: 'Ben Lane' },
];
const read = (text: string): TableReading =>
  readTable(text, { days: 3, dayOne: '2026-12-01' as CalendarDate, team, timetable: hmep.timetable });
const sessions = (reading: TableReading): readonly SessionPlan[] => ('sessions' in reading ? reading.sessions : []);
const problems = (text: string): readonly string[] => {
  const reading = read(text);
  return 'problems' in reading ? reading.problems : [];
};

describe('a pasted table', () => {
  it('is read with tabs, bars, semicolons or commas, quoted or not, by any usual heading', () => {
    const rows = [
      ['Day', 'From', 'Until', 'Session', 'With', 'Room'],
      ['1', '9.00', '9:45', 'Welcome', 'Sponsor', 'Room 1'],
      ['Day 2', '8am', '9am', 'Drains, and gullies', '', ''],
    ];
    for (const mark of ['\t', ';', ' | ']) {
      expect(sessions(read(rows.map((row) => row.join(mark)).join('\n')))).toMatchObject([
        { day: 1, start: '09:00', end: '09:45', title: 'Welcome', meets: 'Sponsor', place: 'Room 1', kind: 'listen' },
        { day: 2, start: '08:00', end: '09:00', title: 'Drains, and gullies' },
      ]);
    }
    const quoted = rows.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\r\n');
    expect(sessions(read(quoted))).toHaveLength(2);
    const inBars = ['| Day | Time | Session |', '|---|:--|---|', '| 2026-12-03 | 14:00–15:00 | Lunch |'].join('\n');
    expect(sessions(read(inBars))).toMatchObject([{ day: 3, start: '14:00', end: '15:00', kind: 'break' }]);
  });

  it('knows the programme’s own sessions, who goes and who takes notes', () => {
    const [welcome, frontline] = sessions(
      read(
        'Day\tStart\tEnd\tSession\tTeam\tNotes\n1\t9:00\t9:45\tWelcome\tall\tAnn\n2\t10:45\t11:45\tHow the work feels on the road\tBen Lane\tBen',
      ),
    );
    expect(welcome).toMatchObject({
      sources: ['senior-officers', 'members'],
      people: [{ person: ann, takesNotes: true }],
    });
    expect(welcome?.track).toBeUndefined();
    expect(frontline).toMatchObject({
      track: 'a',
      sources: ['frontline'],
      people: [{ person: ben, takesNotes: true }],
    });
  });

  it('puts two that nobody is named for side by side where both hear people', () => {
    const found = sessions(read('Day\tStart\tEnd\tSession\n1\t9:00\t10:00\tOne\n1\t9:00\t10:00\tTwo'));
    expect(found.map(({ track }) => track)).toEqual(['a', 'b']);
    const three = sessions(read('Day,Start,End,Session\n1,9:00,10:00,A\n1,9:30,10:30,B\n1,9:45,10:15,C'));
    expect(three.map(({ track }) => track)).toEqual(['a', 'b', 'c']);
  });

  it.each([
    ['', 'The first line names the columns, and Day, Start, End, Session are missing.'],
    ['Day\tSession\n1\tWelcome', 'The first line names the columns, and Start, End are missing.'],
    ['Day\tStart\tEnd\tSession', 'There is no session below the headings.'],
    ['|Day|Start|End|Session|\n|---|---|---|---|\n\n|4|9:00|10:00|X|', 'Line 4: “4” is not one of the 3 days on site.'],
    ['Day\tStart\tEnd\tSession\n4\t9:00\t10:00\tX', 'Line 2: “4” is not one of the 3 days on site.'],
    [
      'Day\tStart\tEnd\tSession\nsoon\t9:00\t10:00\tX',
      'Line 2: “soon” is not a day. Write 1, 2 or 3, or a date of the visit.',
    ],
    ['Day\tStart\tEnd\tSession\n1\t10:00\t9:00\tX', 'Line 2: it ends at 09:00, which is not after 10:00.'],
    ['Day\tStart\tEnd\tSession\n1\tnoon\t9:00\tX', 'Line 2: “noon” is not a time of day. Write it like 09:30.'],
    ['Day\tStart\tEnd\tSession\n1\t9:00\t10:00\t', 'Line 2: it has no title.'],
    ['Day\tStart\tEnd\tSession\tTeam\n1\t9:00\t10:00\tX\tCat', 'Line 2: nobody on the team is called “Cat”.'],
    ['Day\tStart\tEnd\tSession\tTeam\n1\t9:00\t10:00\tX\tLane', 'Line 2: more than one on the team is called “Lane”.'],
    [
      'Day\tStart\tEnd\tSession\tTeam\n1\t9:00\t10:00\tX\tAnn\n1\t9:30\t10:30\tY\tAnn',
      '“Y” is at the same time as “X”.',
    ],
  ])('says what is wrong with %j', (text, why) => {
    expect(problems(text)).toEqual([why]);
  });

  it('tells five things at once at the most', () => {
    expect(problems(`Day\tStart\tEnd\tSession\n${'9\t9:00\t10:00\tX\n'.repeat(20)}`)).toHaveLength(5);
  });
});
