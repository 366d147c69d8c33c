import type { PersonId } from '../../chat/ids.ts';
import type { Programme } from '../../programme/programme.ts';
import { plannedSessions, type SessionPlan } from '../timetable/session.ts';

/** The peers of a rehearsal, in the order in which they take their turns. */
export interface MockTeam {
  readonly lead: PersonId;
  readonly others: readonly PersonId[];
}

const rooms: Readonly<Partial<Record<SessionPlan['kind'], string>>> = {
  listen: 'Committee Room 1',
  team: 'Team room',
  host: 'Committee Room 3',
  feedback: 'Council Chamber',
};

/** The programme's usual days with rooms, and with people in turn: one takes notes wherever somebody is heard. */
export const mockTimetable = ({ timetable }: Programme, { lead, others }: MockTeam): readonly SessionPlan[] => {
  const [first = lead, ...rest] = others;
  const tracks: Readonly<Record<string, readonly PersonId[]>> = { a: [lead, ...rest], b: [first] };
  return plannedSessions(timetable).map((session, index) => {
    const going = tracks[session.track ?? ''] ?? [];
    const turn = [lead, ...others][index % (others.length + 1)] ?? lead;
    const taker = going.length > 0 ? going[index % going.length] : turn;
    const people = [...new Set([...going, ...(session.kind === 'listen' && taker ? [taker] : [])])];
    const room = session.track === 'b' ? 'Committee Room 2' : rooms[session.kind];
    const place = session.title.includes('depot') ? 'Westhaven depot' : room;
    return {
      ...session,
      ...(place !== undefined && { place }),
      people: people.map((person) => ({ person, takesNotes: session.kind === 'listen' && person === taker })),
    };
  });
};
