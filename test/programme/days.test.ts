import { expect, test } from 'vitest';
import { hmepStrategicPeerReview as hmep } from '../../src/programme/hmep/hmep.ts';
import { type Change, changed, problems } from './changed.ts';

const item = { key: 'more', label: 'One more thing', owner: 'lead', moment: 'team-meeting' };
const day2 = hmep.checklists[2];

const rows: readonly (readonly [what: string, change: Change, says: string])[] = [
  // checklists
  [
    'six items for one person at one moment',
    ['checklists.2.items', [...(day2?.items ?? []), ...['x', 'y', 'z'].map((key) => ({ ...item, key }))]],
    'checklists[2].moments[2]: 6 items at “team-meeting” may be asked of one person (peer); 5 is the most.',
  ],
  [
    'moments out of order',
    ['checklists.2.moments.2.opens.at', '09:00'],
    'checklists[2].moments[2].opens: The moments are not in order.',
  ],
  [
    'days before, on a day',
    ['checklists.2.moments.0.opens', { kind: 'days-before', days: 3 }],
    'checklists[2].moments[0].opens.kind: Days before are for lists before the visit',
  ],
  [
    'a time, before the visit',
    ['checklists.0.moments.0.opens', { kind: 'time', at: '09:00' }],
    'checklists[0].moments[0].opens.kind: Days before are for lists before the visit',
  ],
  ['a list for a fourth day', ['checklists.3.when.day', 4], 'checklists[3].when.day: The review has no day 4.'],
  [
    'two lists for a day',
    ['checklists.3.when.day', 2],
    'checklists: Day 2 has 2 checklists for the team; it needs one.',
  ],
  [
    'a label that is too long',
    ['checklists.1.items.0.label', 'x'.repeat(151)],
    'checklists[1].items[0].label: This is longer than 150 characters.',
  ],
  [
    'a label with a double space',
    ['checklists.1.items.0.label', 'Two  spaces'],
    'checklists[1].items[0].label: There is a space too many',
  ],
  // timetable
  ['another number of days', ['days', 4], 'timetable: The review has 4 days; the timetable has another number.'],
  ['days in the wrong order', ['timetable.0.day', 2], 'timetable[0].day: This should be day 1.'],
  [
    'a time that is none',
    ['timetable.0.sessions.0.start', '8:30'],
    'timetable[0].sessions[0].start: A time looks like 08:30.',
  ],
  ['25 o’clock', ['timetable.0.sessions.0.start', '25:00'], 'timetable[0].sessions[0].start: A time looks like 08:30.'],
  [
    'a session that ends before it starts',
    ['timetable.0.sessions.1.end', '08:45'],
    'timetable[0].sessions[1].end: The session ends before it starts.',
  ],
  [
    'sessions out of order',
    ['timetable.0.sessions.2.start', '08:55'],
    'timetable[0].sessions[2].start: The sessions are not in order.',
  ],
  [
    'sessions that overlap',
    ['timetable.0.sessions.0.end', '09:15'],
    'timetable[0].sessions[1].start: It overlaps with “team-set-up”.',
  ],
  [
    'an overlap on one track',
    ['timetable.0.sessions.3.track', 'a'],
    'timetable[0].sessions[3].start: It overlaps with “head-of-highways”.',
  ],
  [
    'an overlap with everybody',
    ['timetable.0.sessions.3.track', undefined],
    'timetable[0].sessions[3].start: It overlaps with “head-of-highways”.',
  ],
  [
    'a day that does not end with the team',
    ['timetable.0.sessions.12.kind', 'host'],
    'timetable[0].sessions[12].kind: The day does not end with the team.',
  ],
  [
    'people heard, of no kind',
    ['timetable.0.sessions.1.sources', undefined],
    'timetable[0].sessions[1].sources: A session where people are heard names its kinds of source',
  ],
  // prompts, updates, notice
  [
    'a prompt in the quiet hours',
    ['prompting.prompts.1.when.at', '07:00'],
    'prompting.prompts[1].when.at: This time lies in the quiet hours.',
  ],
  [
    'quiet hours that swallow a prompt',
    ['prompting.quietHours.from', '17:00'],
    'prompting.prompts[0].when.at: This time lies in the quiet hours.',
  ],
  [
    'a day of the year that is none',
    ['clock.quietTimes.0.from', '21-12'],
    'clock.quietTimes[0].from: A day of the year looks like 12-21',
  ],
  ['a version that is none', ['privacyNotice.version', 'new'], 'privacyNotice.version: A version looks like 2026-11'],
  ['a digest on no day', ['updates.digest.on', 'someday'], 'updates.digest.on: '],
  ['a field nobody knows', ['themes.0.colour', 'red'], 'themes[0]: Unrecognized key: "colour"'],
  ['a part that is missing', ['notes', undefined], 'notes: '],
];

test.each(rows)('a programme is refused, with the place, for %s', (_what, change, says) => {
  expect(problems(changed(change))).toContainEqual(expect.stringContaining(says));
});

test('parts on separate tracks may run at the same time', () => {
  expect(problems(changed(['timetable.0.sessions.3.track', 'c']))).toEqual([]);
});
