import { expect, test } from 'vitest';
import { hmepStrategicPeerReview as hmep } from '../../src/programme/hmep/hmep.ts';
import { type Change, changed, problems } from './changed.ts';

const rows: readonly (readonly [what: string, change: Change, says: string])[] = [
  // keys
  ['a theme twice', ['themes.1.key', 'leadership'], 'themes[1].key: “leadership” is used twice.'],
  [
    'a topic with the key of a theme',
    ['themes.0.topics.0.key', 'finance'],
    'themes[1].key: “finance” is used twice among themes and topics.',
  ],
  [
    'a group office twice',
    ['volunteering.groupOffices.1.key', 'none'],
    'volunteering.groupOffices[4].key: “none” is used twice.',
  ],
  ['a stage twice', ['stages.2.key', 'scoping'], 'stages[2].key: “scoping” is used twice.'],
  ['a need twice', ['stages.2.needs.1.key', 'sponsor'], 'stages[2].needs[1].key: “sponsor” is used twice.'],
  ['a date twice', ['clock.dates.1.key', 'set-up-meeting'], 'clock.dates[1].key: “set-up-meeting” is used twice.'],
  [
    'an item twice',
    ['checklists.1.items.1.key', 'no-new-conflicts'],
    'checklists[1].items[1].key: “no-new-conflicts” is used twice.',
  ],
  [
    'a session twice, on two days',
    ['timetable.1.sessions.0.key', 'welcome'],
    'timetable[1].sessions[0].key: “welcome” is used twice.',
  ],
  [
    'a key with capitals',
    ['themes.0.key', 'Leadership'],
    'themes[0].key: A key has small letters and digits, joined by hyphens.',
  ],
  ['an empty list', ['themes', []], 'themes: The list is empty.'],
  // references
  [
    'a role for an unknown kind',
    ['volunteering.peerKinds', hmep.volunteering.peerKinds.slice(0, 2)],
    'volunteering.roles[7].kind: There is no kind of peer “provider”.',
  ],
  [
    'a place for an unknown kind',
    ['volunteering.peerKinds', hmep.volunteering.peerKinds.slice(0, 3)],
    'team.places[4].kinds[0]: There is no kind of peer “other”.',
  ],
  [
    'an owner who is not listed',
    ['ownerRoles', hmep.ownerRoles.slice(1)],
    'stages[2].needs[0].liftedBy[1]: There is no owner role “office”.',
  ],
  ['a need that no owner can lift', ['stages.2.needs.0.liftedBy', []], 'stages[2].needs[0].liftedBy: '],
  [
    'a date in an unknown stage',
    ['stages', hmep.stages.filter((stage) => stage.key !== 'follow_up')],
    'clock.dates[13].stage: There is no stage “follow_up”.',
  ],
  [
    'a date from a day that is none',
    ['clock.dates.0.due.from', 'day-9'],
    'clock.dates[0].due.from: “day-9” is no day on site and no date named before.',
  ],
  [
    'a date from a later date',
    ['clock.dates.0.due.from', 'team-call'],
    'clock.dates[0].due.from: “team-call” is no day on site and no date named before.',
  ],
  [
    'a date from itself',
    ['clock.dates.8.due.from', 'draft-report'],
    'clock.dates[8].due.from: “draft-report” is no day on site',
  ],
  [
    'notes deleted after a date that is none',
    ['notes.deleted.from', 'never'],
    'notes.deleted.from: The clock has no date “never”.',
  ],
  [
    'an item at an unknown moment',
    ['checklists.1.items.0.moment', 'midnight'],
    'checklists[1].items[0].moment: This list has no moment “midnight”.',
  ],
  [
    'an unknown kind of source',
    ['timetable.0.sessions.1.sources.1', 'press'],
    'timetable[0].sessions[1].sources[1]: There is no kind of source “press”.',
  ],
  [
    'an unknown theme',
    ['timetable.0.sessions.1.themes.0', 'parking'],
    'timetable[0].sessions[1].themes[0]: There is no theme “parking”.',
  ],
  // numbers
  ['more themes than there are', ['volunteering.mostThemes', 7], 'volunteering.mostThemes: There are only 6 themes.'],
  [
    'reviews a year backwards',
    ['volunteering.reviewsAYear.least', 4],
    'volunteering.reviewsAYear.most: The most is less than the least.',
  ],
  [
    'a usual number out of range',
    ['team.places.1.usual', 4],
    'team.places[1].usual: The usual number lies between the least and the most.',
  ],
  [
    'a member place without nomination',
    ['team.places.2.byNomination', false],
    'team.places[2].byNomination: A place for a member is filled only by nomination.',
  ],
  [
    'no group office “none”',
    ['volunteering.groupOffices', hmep.volunteering.groupOffices.slice(0, 4)],
    'volunteering.groupOffices: One of the answers must be “none”.',
  ],
  [
    'a span that opens too late',
    ['clock.dates.0.opens.offset.amount', -2],
    'clock.dates[0].opens: It opens after it is due.',
  ],
  [
    'stages out of order',
    ['stages', [...hmep.stages].reverse()],
    'stages[1].key: This stage comes too late in the list.',
  ],
];

test.each(rows)('a programme is refused, with the place, for %s', (_what, change, says) => {
  expect(problems(changed(change))).toContainEqual(expect.stringContaining(says));
});

test.each([
  ['stages', 'stages.2.needs.0.liftedBy.0', 'stages[2].needs[0].liftedBy[0]'],
  ['dates', 'clock.dates.0.owner', 'clock.dates[0].owner'],
  ['an election', 'clock.election.liftedBy.0', 'clock.election.liftedBy[0]'],
  ['items', 'checklists.0.items.0.owner', 'checklists[0].items[0].owner'],
  ['prompts', 'prompting.prompts.0.to.0', 'prompting.prompts[0].to[0]'],
  ['nudges', 'prompting.nudge.thenTell', 'prompting.nudge.thenTell'],
])('an owner of %s that nobody knows, or that is not listed', (_part, path, where) => {
  expect(problems(changed([path, 'somebody']))).toContainEqual(expect.stringContaining(`${where}: `));
  const unlisted = changed([path, 'note-taker'], ['ownerRoles', hmep.ownerRoles.slice(0, -1)]);
  expect(problems(unlisted)).toContain(`${where}: There is no owner role “note-taker”.`);
});
