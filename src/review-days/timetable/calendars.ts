import { createHash, randomBytes } from 'node:crypto';
import ical from 'ical-generator';
import { addDays } from '../../calendar/calendar-date.ts';
import { instantAt, type TimeZone } from '../../calendar/time-zone.ts';
import type { PersonId } from '../../chat/ids.ts';
import type { Programme } from '../../programme/programme.ts';
import { isOpen, isSeated, nameOf, type Review, type ReviewId, type Seat, sidesOf } from '../../reviews/review.ts';
import type { Reviews } from '../../reviews/reviews.ts';
import type { Database } from '../../storage/database.ts';
import { inTransaction } from '../../storage/transaction.ts';
import { goesTo, noteTakers, type Session } from './session.ts';
import { findCalendarLink, findSessions, saveCalendarLink } from './store.ts';

const hashOf = (token: string): string => createHash('sha256').update(`calendar:${token}`).digest('hex');

/** Minutes after which a calendar that follows the link looks again. */
const lookAgain = 15;

export interface CalendarOf {
  readonly review: Review;
  readonly seat: Seat;
  readonly sessions: readonly Session[];
  /** On whose clocks the times are. */
  readonly zone: TimeZone;
  readonly programme: Programme;
  readonly now: Date;
}

const descriptionOf = (session: Session, { seat }: CalendarOf): string =>
  [
    ...(session.meets === undefined ? [] : [`With: ${session.meets}`]),
    ...(noteTakers(session).includes(seat.person) ? ['You take notes.'] : []),
  ].join('\n');

/** The sessions of one person as a calendar (RFC 5545), in UTC; empty as long as there is no day 1. */
export const calendarFile = (of: CalendarOf): string => {
  const { review, seat, sessions, zone, programme, now } = of;
  const name = nameOf(review, programme);
  const calendar = ical({
    name: `${name}, ${programme.name}`,
    prodId: { company: programme.shortName, product: 'bot', language: 'EN' },
    ttl: lookAgain * 60,
  });
  const { dayOne } = review;
  const isTheirs = (session: Session): boolean => !sidesOf(seat.place).includes('team') || goesTo(session, seat.person);
  for (const session of dayOne === undefined || !isOpen(review) ? [] : sessions.filter(isTheirs)) {
    const date = addDays(dayOne ?? ('' as never), session.day - 1);
    const description = descriptionOf(session, of);
    calendar.createEvent({
      id: `${session.id}@${programme.key}`,
      sequence: session.version,
      stamp: now,
      start: instantAt(date, session.start, zone),
      end: instantAt(date, session.end, zone),
      summary: `${name}: ${session.title}`,
      ...(session.place !== undefined && { location: session.place }),
      ...(description !== '' && { description }),
    });
  }
  return calendar.toString();
};

interface Parts {
  readonly database: Database;
  readonly reviews: Reviews;
  readonly programme: Programme;
  /** On whose clocks a review's times are. */
  readonly zoneOf: (review: ReviewId) => Promise<TimeZone>;
}

export type Calendars = ReturnType<typeof createCalendars>;

/** What people's calendars fetch: their sessions of one review, as they are now. */
export const createCalendars = ({ database, reviews, programme, zoneOf }: Parts) => ({
  /**
   * What stands at the end of a secret address for somebody's calendar. In a transaction of its own, because the
   * journal keeps answers, and this is kept nowhere.
   */
  newToken: async (review: ReviewId, person: PersonId, now: Date): Promise<string> => {
    const token = randomBytes(32).toString('base64url');
    await inTransaction(database, (tx) => saveCalendarLink(tx, { hash: hashOf(token), review, person, now }));
    return token;
  },

  /** The file at such an address; undefined where there is none, or its person is not in the review any more. */
  file: async (token: string, now: Date): Promise<string | undefined> => {
    const link = await findCalendarLink(database, hashOf(token));
    const review = link && (await reviews.find(link.review));
    if (!link || !review) return undefined;
    const seat = (await reviews.seats(review.id)).find((each) => each.person === link.person && isSeated(each));
    if (!seat) return undefined;
    const sessions = await findSessions(database, [review.id]);
    return calendarFile({ review, seat, sessions, zone: await zoneOf(review.id), programme, now });
  },
});
