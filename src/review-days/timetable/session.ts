import type { TimeOfDay } from '../../calendar/time-of-day.ts';
import type { Id, PersonId } from '../../chat/ids.ts';
import type { TimetableDay } from '../../programme/programme.ts';
import type { ReviewId } from '../../reviews/review.ts';

export type SessionId = Id<'session'>;
export type SessionKind = TimetableDay['sessions'][number]['kind'];

/** Somebody of the team who goes to a session. */
export interface Goes {
  readonly person: PersonId;
  readonly takesNotes: boolean;
}

/** What is planned: a meeting, a tour, a break. */
export interface SessionPlan {
  /** From 1, the first day on site. */
  readonly day: number;
  readonly start: TimeOfDay;
  readonly end: TimeOfDay;
  readonly title: string;
  readonly kind: SessionKind;
  /** Who is met, as a role. */
  readonly meets?: string;
  readonly place?: string;
  /** A part of the team goes, and others may be elsewhere meanwhile; without a track the whole team goes. */
  readonly track?: string;
  readonly sources: readonly string[];
  readonly themes: readonly string[];
  /** The programme's key; empty for one that was added. */
  readonly key: string;
  /** On a track, who goes; nobody as long as that is open. Without one, only who takes notes. */
  readonly people: readonly Goes[];
}

export interface Session extends SessionPlan {
  readonly id: SessionId;
  readonly review: ReviewId;
  readonly version: number;
}

/** Sessions that a review has at most, on all its days. */
export const mostSessions = 100;
/** Characters of a title, of who is met and of a place. */
export const mostOfTitle = 100;

/** Whether the whole team goes. */
export const isForAll = ({ track }: Pick<SessionPlan, 'track'>): boolean => track === undefined;

/** Whether it is not said yet who of the team goes. */
export const isUndecided = ({ people, track }: Pick<SessionPlan, 'people' | 'track'>): boolean =>
  people.length === 0 && track !== undefined;

/** Whether somebody of the team goes there. */
export const goesTo = (session: Pick<SessionPlan, 'people' | 'track'>, person: PersonId): boolean =>
  isForAll(session) || session.people.some((each) => each.person === person);

/** Who takes notes in it. */
export const noteTakers = ({ people }: Pick<SessionPlan, 'people'>): readonly PersonId[] =>
  people.filter(({ takesNotes }) => takesNotes).map(({ person }) => person);

export const isAtTheSameTime = (one: SessionPlan, other: SessionPlan): boolean =>
  one.day === other.day && one.start < other.end && other.start < one.end;

/** Who would have to be in two sessions at once: some people, or the whole team; nobody where it is well. */
const shared = (one: SessionPlan, other: SessionPlan): readonly PersonId[] | 'team' => {
  if (isForAll(one) || isForAll(other)) return 'team';
  if (isUndecided(one) && isUndecided(other)) return one.track === other.track ? 'team' : [];
  return one.people.map(({ person }) => person).filter((person) => other.people.some((each) => each.person === person));
};

/** Another session at the same time, and who would have to be in both. */
export interface Clash {
  readonly with: SessionPlan;
  readonly who: readonly PersonId[] | 'team';
}

/** The first session that somebody would have to be in at the same time; undefined where there is none. */
export const clash = (session: SessionPlan, others: readonly SessionPlan[]): Clash | undefined => {
  for (const other of others) {
    const who = isAtTheSameTime(session, other) ? shared(session, other) : [];
    if (who.length > 0) return { with: other, who };
  }
  return undefined;
};

/** As they follow each other. */
export const inOrder = <T extends SessionPlan>(sessions: readonly T[]): readonly T[] =>
  [...sessions].sort(
    (one, other) =>
      one.day - other.day ||
      one.start.localeCompare(other.start) ||
      (one.track ?? '').localeCompare(other.track ?? '') ||
      one.end.localeCompare(other.end),
  );

/** The programme's days, to start from. */
export const plannedSessions = (timetable: readonly TimetableDay[]): readonly SessionPlan[] =>
  timetable.flatMap(({ day, sessions }) =>
    sessions.map(({ start, end, meets, track, sources = [], themes = [], ...session }) => ({
      ...session,
      day,
      start: start as TimeOfDay,
      end: end as TimeOfDay,
      ...(meets !== undefined && { meets }),
      ...(track !== undefined && { track }),
      sources,
      themes,
      people: [],
    })),
  );

/** What is different, in words without names: what others read who were there before. */
export const changed = (before: SessionPlan, after: SessionPlan): string | undefined => {
  const when = before.day !== after.day || before.start !== after.start || before.end !== after.end;
  const parts = [
    ...(before.title === after.title ? [] : [`is now “${after.title}”`]),
    ...(when
      ? [`is now ${before.day === after.day ? '' : `on day ${after.day}, `}${after.start} to ${after.end}`]
      : []),
    ...(before.place === after.place ? [] : [after.place ? `is now in ${after.place}` : 'has no place yet']),
    ...(before.meets === after.meets ? [] : [after.meets ? `now meets ${after.meets}` : 'meets nobody in particular']),
    ...(samePeople(before, after) ? [] : ['has other people going']),
  ];
  return parts.length === 0 ? undefined : `${before.start} ${before.title}: ${parts.join(', ')}.`;
};

const samePeople = (one: SessionPlan, other: SessionPlan): boolean => {
  const keys = ({ people }: SessionPlan): string =>
    people
      .map(({ person, takesNotes }) => `${person}:${takesNotes}`)
      .sort()
      .join();
  return keys(one) === keys(other);
};
