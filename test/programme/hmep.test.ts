import { expect, test } from 'vitest';
import { plain } from '../../src/chat/text.ts';
import { hmepStrategicPeerReview as hmep } from '../../src/programme/hmep/hmep.ts';
import { checkProgramme } from '../../src/programme/programme.ts';

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

test('the shipped programme passes, unchanged', () => {
  expect(checkProgramme(hmep)).toEqual(hmep);
});

test('it is plain data: JSON holds all of it', () => {
  expect(JSON.parse(JSON.stringify(hmep))).toStrictEqual(hmep);
});

test('it has six themes and, under them, the 22 topics', () => {
  expect(hmep.themes).toHaveLength(6);
  expect(hmep.themes.flatMap((theme) => theme.topics)).toHaveLength(22);
});

test('about five peers are usual', () => {
  expect(hmep.team.places.map(({ key, usual }) => [key, usual])).toEqual([
    ['lead', 1],
    ['officer', 2],
    ['member', 1],
    ['provider', 1],
    ['other', 0],
  ]);
});

test('its stages run from registered to closed', () => {
  expect(hmep.stages.map(({ key, needs }) => [key, needs.map((need) => need.key)])).toEqual([
    ['registered', []],
    ['scoping', []],
    ['team', ['sponsor', 'organiser', 'theme', 'dates', 'chief-executive-agrees', 'leader-agrees']],
    ['preparation', ['places-confirmed', 'conflicts-answered', 'council-agrees-team']],
    ['on_site', ['position-statement-sent', 'timetable-issued']],
    ['reporting', []],
    ['action_planning', []],
    ['follow_up', []],
    ['closed', ['publication-decided', 'recommendations-answered']],
  ]);
});

test('its clock says when each thing is due', () => {
  const said = hmep.clock.dates.map(({ key, due, opens }) => {
    const span = opens ? `${opens.offset.amount} to ` : '';
    return `${key}: ${due.from} ${span}${due.offset.amount} ${due.offset.unit}`;
  });
  expect(said).toEqual([
    'set-up-meeting: day-1 -6 to -4 months',
    'scope-signed: day-1 -12 weeks',
    'team-invited: day-1 -10 weeks',
    'team-confirmed: day-1 -8 weeks',
    'documents-sent: day-1 -3 weeks',
    'team-call: day-1 -2 to -1 weeks',
    'arrival: day-1 -1 days',
    'feedback: last-day 0 days',
    'draft-report: last-day 15 working-days',
    'factual-corrections: draft-report 10 working-days',
    'action-planning-day: last-day 6 weeks',
    'final-report: last-day 3 months',
    'action-plan: last-day 5 months',
    'check-in: last-day 6 months',
    'progress-review: last-day 10 months',
    'progress-report: last-day 12 months',
  ]);
});

test('the default timetable hears every theme and every kind of source', () => {
  const sessions = hmep.timetable.flatMap((day) => day.sessions);
  const themes = new Set(sessions.flatMap((session) => session.themes ?? []));
  const sources = new Set(sessions.flatMap((session) => session.sources ?? []));
  expect([...themes].sort()).toEqual(hmep.themes.map((theme) => theme.key).sort());
  expect([...sources].sort()).toEqual(hmep.sourceKinds.map((kind) => kind.key).sort());
});

test('the feedback stands in the timetable when the clock says so', () => {
  const feedback = hmep.timetable.at(-1)?.sessions.find((session) => session.kind === 'feedback');
  expect(feedback?.start).toBe(hmep.clock.dates.find((date) => date.key === 'feedback')?.at);
});

test('a wrap-up card comes when no session but the team meeting has still to end', () => {
  const at = hmep.prompting.prompts.find((prompt) => prompt.key === 'wrap-up')?.when;
  if (at?.kind !== 'time') throw new Error('The wrap-up has no time.');
  const later = hmep.timetable.flatMap((day) => day.sessions).filter((one) => minutes(one.end) > minutes(at.at));
  expect(new Set(later.map((one) => one.kind))).toEqual(new Set(['team']));
});

test('the notice names what the settings say', () => {
  const notice = hmep.privacyNotice.sections.flatMap((section) => section.paragraphs.map((text) => plain(text, '')));
  expect(notice.join(' ')).toContain(`kept for ${hmep.volunteering.draftDays} days`);
  expect(hmep.notes.deletion).toContain(`${hmep.notes.deleted.offset.amount} working days`);
  expect(hmep.volunteering.ask.text).toContain('six days');
  expect(hmep.volunteering.ask.days).toBe(6);
});

test('the notice promises only commands that there are', () => {
  const pieces = hmep.privacyNotice.sections.flatMap((section) => section.paragraphs).flat();
  const named = pieces.flatMap((piece) => (typeof piece === 'string' ? [] : [piece.text]));
  expect(named).toEqual(['my-data', 'forget-me', 'volunteer', 'withdraw', 'privacy']);
});
