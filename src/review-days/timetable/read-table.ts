import Papa from 'papaparse';
import { type CalendarDate, calendarDate, daysBetween } from '../../calendar/calendar-date.ts';
import { type TimeOfDay, timeOfDay } from '../../calendar/time-of-day.ts';
import type { PersonId } from '../../chat/ids.ts';
import { cut, quoted } from '../../chat/tidy.ts';
import type { TimetableDay } from '../../programme/programme.ts';
import {
  clash,
  type Goes,
  isAtTheSameTime,
  mostOfTitle,
  mostSessions,
  type SessionKind,
  type SessionPlan,
} from './session.ts';

/** What a pasted table is read with. */
export interface TableParts {
  /** Days on site. */
  readonly days: number;
  readonly dayOne?: CalendarDate;
  /** Those who can be named, as people call them. */
  readonly team: readonly { readonly person: PersonId; readonly name: string }[];
  /** The programme's own days: a session of the same title is of the same kind. */
  readonly timetable: readonly TimetableDay[];
}

export type TableReading =
  | { readonly sessions: readonly SessionPlan[] }
  /** What is wrong with it, a sentence each, the first of them. */
  | { readonly problems: readonly string[] };

/** So many problems are told at once. */
const mostProblems = 5;

type Column = 'day' | 'time' | 'start' | 'end' | 'title' | 'meets' | 'place' | 'people' | 'notes';

const headings: Readonly<Record<Column, readonly string[]>> = {
  day: ['day', 'date'],
  time: ['time', 'times', 'when'],
  start: ['start', 'from', 'begins', 'start time'],
  end: ['end', 'until', 'to', 'ends', 'finish', 'end time'],
  title: ['session', 'title', 'what', 'meeting', 'activity', 'subject'],
  meets: ['with', 'who', 'meets', 'meeting with', 'attendees'],
  place: ['place', 'where', 'room', 'location', 'venue'],
  people: ['team', 'peers', 'team members', 'reviewers'],
  notes: ['notes', 'note-taker', 'note taker', 'notetaker'],
};

const columnOf = (heading: string): Column | undefined => {
  const name = heading.trim().toLowerCase();
  return (Object.keys(headings) as Column[]).find((column) => headings[column].includes(name));
};

/** The columns that it needs, as they are called for people, and which of them are missing. */
const missingColumns = (columns: ReadonlyMap<Column, number>): readonly string[] => [
  ...(columns.has('day') ? [] : ['Day']),
  ...(columns.has('time') || columns.has('start') ? [] : ['Start']),
  ...(columns.has('time') || columns.has('end') ? [] : ['End']),
  ...(columns.has('title') ? [] : ['Session']),
];

type Read<T> = { readonly value: T } | { readonly why: string };

const readDay = (text: string, { days, dayOne }: TableParts): Read<number> => {
  const [, digits] = /^(?:day\s*)?(\d{1,2})$/iu.exec(text) ?? [];
  const date = calendarDate(text);
  const day = digits === undefined ? date && dayOne && daysBetween(dayOne, date) + 1 : Number(digits);
  if (day === undefined) return { why: `${quoted(text)} is not a day. Write 1, 2 or ${days}, or a date of the visit` };
  return day >= 1 && day <= days ? { value: day } : { why: `${quoted(text)} is not one of the ${days} days on site` };
};

const readTimes = (cell: (column: Column) => string): Read<{ readonly start: TimeOfDay; readonly end: TimeOfDay }> => {
  const [from = '', until = ''] = cell('time').split(/\s*(?:-|–|—|\bto\b|\buntil\b)\s*/iu);
  const [first, last] = [cell('start') || from, cell('end') || until];
  const [start, end] = [timeOfDay(first), timeOfDay(last)];
  if (!start) return { why: `${quoted(first)} is not a time of day. Write it like 09:30` };
  if (!end) return { why: `${quoted(last)} is not a time of day. Write it like 10:15` };
  return start < end ? { value: { start, end } } : { why: `it ends at ${end}, which is not after ${start}` };
};

const everybody = ['', 'all', 'everybody', 'everyone', 'team', 'whole team', 'the whole team'];

const names = (text: string): readonly string[] =>
  text
    .split(/\s*(?:,|\/|&|;|\band\b)\s*/iu)
    .map((name) => name.trim())
    .filter((name) => name !== '');

const readPeople = (text: string, { team }: TableParts): Read<readonly PersonId[]> => {
  if (everybody.includes(text.toLowerCase())) return { value: [] };
  const found: PersonId[] = [];
  for (const each of names(text)) {
    const lower = each.toLowerCase();
    const exact = team.filter(({ name }) => name.toLowerCase() === lower);
    const begun = team.filter(({ name }) => name.toLowerCase().split(/\s+/u).includes(lower));
    const [one, ...more] = exact.length > 0 ? exact : begun;
    if (!one) return { why: `nobody on the team is called ${quoted(each)}` };
    if (more.length > 0) return { why: `more than one on the team is called ${quoted(each)}` };
    found.push(one.person);
  }
  return { value: [...new Set(found)] };
};

/** What kind of session a title stands for: the programme's own of that title, or a guess by its words. */
const kindOf = (
  title: string,
  { timetable }: TableParts,
): { readonly kind: SessionKind; readonly sources: readonly string[]; readonly themes: readonly string[] } => {
  const same = timetable
    .flatMap(({ sessions }) => sessions)
    .find((session) => session.title.toLowerCase() === title.toLowerCase());
  if (same) return { kind: same.kind, sources: same.sources ?? [], themes: same.themes ?? [] };
  const isBreak = /^(?:(?:tea|coffee|lunch) )?(?:lunch|break|coffee|tea)\b(?! with\b)/iu.test(title);
  const guessed = /\bteam (?:meeting|time|review|huddle|debrief)\b|\bhuddle\b|\bdebrief\b/iu.test(title)
    ? 'team'
    : 'listen';
  return { kind: isBreak ? 'break' : guessed, sources: [], themes: [] };
};

const readRow = (
  row: readonly string[],
  columns: ReadonlyMap<Column, number>,
  parts: TableParts,
): Read<SessionPlan> => {
  const cell = (column: Column): string => (row[columns.get(column) ?? -1] ?? '').trim();
  const title = cell('title');
  if (title === '') return { why: 'it has no title' };
  const longest = [title, cell('meets'), cell('place')].find((text) => text.length > mostOfTitle);
  if (longest !== undefined) return { why: `${quoted(longest)} has more than ${mostOfTitle} characters` };
  const day = readDay(cell('day'), parts);
  if ('why' in day) return day;
  const times = readTimes(cell);
  if ('why' in times) return times;
  const going = readPeople(cell('people'), parts);
  if ('why' in going) return going;
  const takers = cell('notes') === '' ? { value: [] } : readPeople(cell('notes'), parts);
  if ('why' in takers) return takers;
  const people: readonly Goes[] = [...new Set([...going.value, ...takers.value])].map((person) => ({
    person,
    takesNotes: takers.value.includes(person),
  }));
  return {
    value: {
      ...{ day: day.value, ...times.value, title, key: '', ...kindOf(title, parts) },
      ...(cell('meets') !== '' && { meets: cell('meets') }),
      ...(cell('place') !== '' && { place: cell('place') }),
      ...(going.value.length > 0 && { track: 'a' }),
      people,
    },
  };
};

/** The names of sessions at the same time. */
const tracks = ['a', 'b', 'c'];

/** People are heard at the same time, and it is not said who of the team goes where: those are tracks. */
const withTracks = (sessions: readonly SessionPlan[]): readonly SessionPlan[] => {
  const placed: SessionPlan[] = [];
  for (const session of sessions) {
    const beside = placed.filter((other) => isAtTheSameTime(session, other));
    if (!isOpen(session) || beside.length === 0 || !beside.every(isOpen)) {
      placed.push(session);
      continue;
    }
    for (const other of beside) placed[placed.indexOf(other)] = { ...other, track: other.track ?? 'a' };
    const taken = beside.map(({ track }) => track ?? 'a');
    placed.push({ ...session, track: tracks.find((track) => !taken.includes(track)) ?? 'a' });
  }
  return placed;
};

const isOpen = ({ kind, people }: SessionPlan): boolean => kind === 'listen' && people.length === 0;

/**
 * Reads a table of sessions as it comes from a spreadsheet or a document: a line of headings, then a line for
 * each session, with tabs, bars, semicolons or commas between the cells.
 */
export const readTable = (text: string, parts: TableParts): TableReading => {
  const { data } = Papa.parse<string[]>(text.trim(), { delimitersToGuess: ['\t', '|', ';', ','] });
  const rows = data
    .map((row, index) => ({ cells: row.map((cell) => cell.trim()), number: index + 1 }))
    .filter(({ cells }) => !cells.every((cell) => /^:?-*:?$/u.test(cell)));
  const [{ cells: heads } = { cells: [] }, ...lines] = rows;
  const columns = new Map<Column, number>();
  for (const [index, heading] of heads.entries()) {
    const column = columnOf(heading);
    if (column && !columns.has(column)) columns.set(column, index);
  }
  const missing = missingColumns(columns);
  if (missing.length > 0) {
    return {
      problems: [
        `The first line names the columns, and ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing.`,
      ],
    };
  }
  if (lines.length === 0) return { problems: ['There is no session below the headings.'] };
  if (lines.length > mostSessions) return { problems: [`There are ${lines.length} sessions; ${mostSessions} fit.`] };
  const read = lines.map(({ cells, number }) => ({ ...readRow(cells, columns, parts), number }));
  const problems = read.flatMap((each) => ('why' in each ? [`Line ${each.number}: ${each.why}.`] : []));
  const sessions = withTracks(read.flatMap((each) => ('value' in each ? [each.value] : [])));
  const clashes = sessions.flatMap((session, index) => {
    const found = clash(session, sessions.slice(0, index));
    return found ? [`“${cut(session.title, 40)}” is at the same time as “${cut(found.with.title, 40)}”.`] : [];
  });
  const all = [...problems, ...clashes];
  return all.length > 0 ? { problems: all.slice(0, mostProblems) } : { sessions };
};
