import { bold, type Text } from '../../chat/text.ts';
import { howMany } from '../../chat/tidy.ts';
import { type Block, press, type View } from '../../chat/view.ts';
import type { Programme } from '../../programme/programme.ts';
import { nameOf, type Seat } from '../../reviews/review.ts';
import { isTheirs } from '../checklists/item.ts';
import { askedBlocks, type DrawParts, isShared, progressBlock } from '../checklists/views.ts';
import { goesTo, isUndecided, noteTakers, type Session } from '../timetable/session.ts';
import { myLine, sessionLine } from '../timetable/views.ts';
import { type Gathered, isOfTeam } from './gathered.ts';

/** A prompt as the programme has it. */
export const promptOf = ({ prompt }: Gathered, { prompting }: Programme) =>
  prompting.prompts.find(({ key }) => key === prompt.key);

const titleOf = (gathered: Gathered, programme: Programme): string => {
  const { visit, prompt } = gathered;
  const name = promptOf(gathered, programme)?.name ?? prompt.key;
  const dayName = programme.timetable.find(({ day }) => day === prompt.day)?.name;
  const day = `day ${prompt.day} of ${programme.days}${dayName === undefined ? '' : `: ${dayName}`}`;
  return `${nameOf(visit.review, programme)} – ${name}, ${day}`;
};

/** The sessions of the day that a prompt is about. */
export const sessionsOf = ({ visit, prompt }: Gathered): readonly Session[] =>
  visit.sessions.filter(({ day }) => day === prompt.day);

/** The sessions of the day: all, or those of one person. */
export const sessionBlocks = (gathered: Gathered, person: Seat | undefined): readonly Block[] => {
  const all = sessionsOf(gathered);
  const isMine = (session: Session): boolean => !person || !isOfTeam(person) || goesTo(session, person.person);
  const mine = all.filter(isMine);
  if (mine.length === 0) {
    const nothing = all.length === 0 ? 'Nothing is on the timetable yet.' : 'No session is yours.';
    return [{ kind: 'text', text: nothing }];
  }
  const lines = mine.map((session) =>
    person && isOfTeam(person) ? myLine(session, person.person) : sessionLine(session, 'team', gathered.names),
  );
  return [{ kind: 'list', items: lines }];
};

/** What has changed on that day since the prompt before. */
export const changeBlocks = ({ changes }: Gathered): readonly Block[] =>
  changes.length === 0
    ? []
    : [
        { kind: 'text', text: [bold('What has changed')] },
        { kind: 'list', items: changes.slice(-5).map(({ words }) => words) },
      ];

/** Who goes, who takes notes, questions that were noted. */
const openLines = (gathered: Gathered): readonly Text[] => {
  const sessions = sessionsOf(gathered);
  const undecided = sessions.filter(isUndecided).length;
  const withoutNotes = sessions.filter((each) => each.kind === 'listen' && noteTakers(each).length === 0).length;
  const questions = gathered.tally?.byKind.get('question')?.all ?? 0;
  return [
    ...(undecided > 0 ? [`${howMany(undecided, 'session')}: it is open who goes`] : []),
    ...(withoutNotes > 0 ? [`${howMany(withoutNotes, 'session')}: nobody is named to take notes`] : []),
    ...(questions > 0 ? [`${howMany(questions, 'open question is', 'open questions are')} noted`] : []),
  ];
};

/** What nobody has answered yet, where there is something. */
export const openBlocks = (gathered: Gathered): readonly Block[] => {
  const lines = openLines(gathered);
  return lines.length === 0
    ? []
    : [
        { kind: 'text', text: [bold('Not answered yet')] },
        { kind: 'list', items: lines },
      ];
};

/** The list of the day: for a person what falls to them, in a channel what anybody can tick. */
export const listBlocks = (gathered: Gathered, person: Seat | undefined, parts: DrawParts): readonly Block[] => {
  const { visit, items, names } = gathered;
  const theirs = person
    ? items.filter((item) => isTheirs(item, { person: person.person, seat: person }))
    : items.filter(({ personal }) => !personal);
  const [first] = theirs;
  if (!first) return [];
  const listed = { review: visit.review, of: first, items: theirs, names };
  return [
    { kind: 'text', text: [bold(person ? 'Yours to do' : 'The list of the day')] },
    progressBlock(theirs),
    ...askedBlocks(person ? theirs : theirs.filter(isShared), listed, parts),
  ];
};

/** Later, and no more: on what is one person's alone. */
export const ownButtons = ({ prompt, visit }: Gathered, programme: Programme): Block => ({
  kind: 'buttons',
  buttons: [
    press(`In ${programme.prompting.snoozeMinutes} minutes again`, 'prompts later', { prompt: prompt.id }),
    press('No more of these', 'prompts stop', { of: visit.review.id, prompt: prompt.key }),
  ],
});

const dayButtons = ({ visit, prompt }: Gathered, isTeam: boolean): Block => ({
  kind: 'buttons',
  buttons: [
    ...(isTeam ? [press('Write a note', 'note', { of: visit.review.id })] : []),
    press('Timetable', 'timetable', { of: visit.review.id, show: 'day', day: String(prompt.day) }),
  ],
});

/** The line that a prompt starts with. */
export const opening = (gathered: Gathered, programme: Programme): Block => ({
  kind: 'text',
  text: promptOf(gathered, programme)?.opening ?? '',
});

/** Where and when the day begins. */
export const where = (gathered: Gathered, person: Seat | undefined): readonly Block[] => {
  const mine = sessionsOf(gathered).filter((session) => !person || !isOfTeam(person) || goesTo(session, person.person));
  const [first] = mine;
  if (first?.place === undefined) return [];
  return [{ kind: 'facts', facts: [{ label: 'Begins', value: `${first.start}, ${first.place}` }] }];
};

/** What every prompt about a day has: its title, its first line, and what can be done. */
export const frame = (
  gathered: Gathered,
  blocks: readonly Block[],
  { person, programme }: { readonly person: Seat | undefined; readonly programme: Programme },
): View => {
  const title = titleOf(gathered, programme);
  return {
    summary: title,
    blocks: [
      { kind: 'heading', text: title },
      opening(gathered, programme),
      ...blocks,
      dayButtons(gathered, !person || isOfTeam(person)),
      ...(person ? [ownButtons(gathered, programme)] : []),
    ],
  };
};
