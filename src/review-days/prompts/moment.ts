import { addDays, type CalendarDate } from '../../calendar/calendar-date.ts';
import type { TimeOfDay } from '../../calendar/time-of-day.ts';
import { instantAt, type TimeZone } from '../../calendar/time-zone.ts';
import type { Programme, Prompting } from '../../programme/programme.ts';
import type { Review } from '../../reviews/review.ts';
import type { Session, SessionId } from '../timetable/session.ts';

export type PromptKey = Prompting['prompts'][number]['key'];

/** A prompt of one review, at its time. */
export interface Moment {
  readonly key: PromptKey;
  /** The day on which it is due. */
  readonly onDate: CalendarDate;
  /** The day of the review that it is about, from 1. */
  readonly day: number;
  /** The session that it asks about. */
  readonly session?: SessionId;
  readonly dueAt: Date;
  /** From then on it is no use: the next one is due, or the day is over. */
  readonly until: Date;
}

/** What the moments of a review are reckoned from. */
export interface PromptedVisit {
  readonly review: Pick<Review, 'dayOne'>;
  readonly zone: TimeZone;
  /** Its own times, by the key of the prompt. */
  readonly times: Readonly<Partial<Record<string, TimeOfDay>>>;
  readonly sessions: readonly Session[];
}

type When = Extract<Prompting['prompts'][number]['when'], { kind: 'time' }>['day'];

/** Days after day 1 on which something is due, and the day that it is about. */
const daysOf = (when: When, days: number): readonly { readonly after: number; readonly day: number }[] => {
  const each = Array.from({ length: days }, (_, index) => index + 1);
  switch (when) {
    case 'day-before':
      return each.map((day) => ({ after: day - 2, day }));
    case 'each-day':
      return each.map((day) => ({ after: day - 1, day }));
    case 'day-after':
      return [{ after: days, day: days }];
  }
};

type Due = Omit<Moment, 'until'>;

const timed = (dayOne: CalendarDate, { zone, times }: PromptedVisit, programme: Programme): readonly Due[] =>
  programme.prompting.prompts.flatMap(({ key, when }) => {
    if (when.kind !== 'time') return [];
    return daysOf(when.day, programme.days).map(({ after, day }) => {
      const onDate = addDays(dayOne, after);
      return { key, onDate, day, dueAt: instantAt(onDate, times[key] ?? when.at, zone) };
    });
  });

const afterSessions = (dayOne: CalendarDate, { zone, sessions }: PromptedVisit, programme: Programme): readonly Due[] =>
  programme.prompting.prompts.flatMap(({ key, when }) => {
    if (when.kind !== 'after-session') return [];
    const heard = sessions.filter(({ kind, day }) => kind === 'listen' && day <= programme.days);
    return heard.map(({ id, day, end }) => {
      const onDate = addDays(dayOne, day - 1);
      const dueAt = new Date(instantAt(onDate, end, zone).getTime() + when.minutes * 60_000);
      return { key, onDate, day, session: id, dueAt };
    });
  });

const endOf = (date: CalendarDate, zone: TimeZone): Date => instantAt(addDays(date, 1), '00:00', zone);

/** Every prompt of a review, as its dates, its times and its timetable are now; none as long as it has no day 1. */
export const momentsOf = (visit: PromptedVisit, programme: Programme): readonly Moment[] => {
  const { dayOne } = visit.review;
  if (dayOne === undefined) return [];
  const times = [...timed(dayOne, visit, programme)].sort((one, other) => one.dueAt.getTime() - other.dueAt.getTime());
  const untilNext = times.map((due, index): Moment => {
    const [end, next] = [endOf(due.onDate, visit.zone), times[index + 1]?.dueAt];
    return { ...due, until: next && next < end ? next : end };
  });
  const notes = afterSessions(dayOne, visit, programme).map((due) => ({
    ...due,
    until: endOf(due.onDate, visit.zone),
  }));
  return [...untilNext, ...notes].sort((one, other) => one.dueAt.getTime() - other.dueAt.getTime());
};

/** What tells one prompt of a review from its others: the same one is never sent twice. */
export const identityOf = ({ key, onDate, session }: Pick<Moment, 'key' | 'onDate' | 'session'>): string =>
  `${key}:${onDate}:${session ?? ''}`;

/** What is to be done now: those that are of use are sent, those that are none any more are noted as missed. */
export const dueOf = (
  moments: readonly Moment[],
  dealtWith: ReadonlySet<string>,
  now: Date,
): { readonly send: readonly Moment[]; readonly missed: readonly Moment[] } => {
  const due = moments.filter((moment) => moment.dueAt <= now && !dealtWith.has(identityOf(moment)));
  return { send: due.filter(({ until }) => now < until), missed: due.filter(({ until }) => now >= until) };
};
