import { ofHost, onTeam } from './first-day-lists.ts';
import type { Who } from './review-places.ts';

const heads = ['Day', 'Start', 'End', 'Session', 'With', 'Place', 'Team', 'Notes'];

const sessions = {
  1: [
    ['09:30', '10:15', 'Opening talk', 'Sponsor', 'Room 1', '', 'Ben'],
    ['10:30', '11:30', 'Contracts', 'Provider', 'Depot', 'Pat, Ben', 'Pat'],
    ['10:30', '11:30', 'Money', 'Section 151 officer', 'Room 2', 'Lena, Mo', 'Mo'],
    ['12:00', '12:45', 'Lunch', '', 'Canteen', '', ''],
    ['14:00', '15:00', 'Middle managers', 'Officers', 'Room 1', '', ''],
    ['17:00', '17:30', 'Team meeting', '', 'Hotel', '', ''],
  ],
  2: [
    ['09:00', '10:00', 'Roads by bus', 'Inspectors', 'Car park', '', 'Lena'],
    ['11:00', '12:00', 'Parishes', 'Parish councils', 'Room 1', 'Lena, Mo', 'Mo'],
    ['11:00', '12:00', 'Frontline', 'Frontline staff', 'Depot', 'Ben, Pat', 'Pat'],
  ],
  3: [['09:00', '10:00', 'Last questions', 'Officers', 'Room 1', '', 'Ben']],
} as const;

const rows = (days: readonly (1 | 2 | 3)[]): string =>
  [heads, ...days.flatMap((day) => sessions[day].map((row) => [day, ...row]))].map((row) => row.join('\t')).join('\n');

/** What the organiser copies out of a spreadsheet. */
export const table = rows([1, 2, 3]);

/** Day 2 once more: Frontline, to which Ben and Pat go, is half an hour later. */
export const changedTable = rows([2]).replace('11:00\t12:00\tFrontline', '11:30\t12:30\tFrontline');

/** Where the team reads together. */
const teamChannels = ['eastmere-team', 'northmoor-team', 'programme-team'] as const;

type Place = Who | (typeof teamChannels)[number];

const toAll = (words: string, people: readonly Place[]): readonly string[] => people.map((who) => `${who}: ${words}`);
const everybodyOfTeam: readonly Place[] = [...onTeam, ...teamChannels];
const apart = (who: Who): readonly Place[] => everybodyOfTeam.filter((each) => each !== who);
const atWrapUp: readonly Place[] = ['lena', 'olive', ...teamChannels];

/** All that anybody is sent in the three days, each once: nobody but these, and nothing but this. */
export const allPrompts: readonly string[] = [
  ...toAll('the timetable', [...onTeam, ...ofHost]),

  ...toAll('Tomorrow, day 1', everybodyOfTeam),
  ...toAll('Today, day 1', everybodyOfTeam),
  'ben: Opening talk',
  'pat: Contracts',
  'mo: Money',
  // Mo had not written by noon, and did then.
  'mo: A reminder: Money',
  // Nobody was named for it, so the lead is asked; she does not write, and the manager hears.
  'lena: Middle managers',
  'lena: A reminder: Middle managers',
  'olive: notes that are missing',
  ...toAll('The day so far, day 1', atWrapUp),
  ...toAll('the timetable has changed', ['ben', 'pat', 'olive']),

  ...toAll('Tomorrow, day 2', everybodyOfTeam),
  ...toAll('Today, day 2', everybodyOfTeam),
  // Pat put it off.
  'pat: Today, day 2',
  'lena: Roads by bus',
  'mo: Parishes',
  'pat: Frontline',
  'pat: A reminder: Frontline',
  ...toAll('The day so far, day 2', atWrapUp),

  // Mo wants no more of these.
  ...toAll('Tomorrow, day 3', apart('mo')),
  ...toAll('Today, day 3', everybodyOfTeam),
  'ben: Last questions',
  ...toAll('The day so far, day 3', atWrapUp),

  ...toAll('Thank you', [...everybodyOfTeam, ...ofHost]),
];
