import type { Authorities } from '../../authorities/authorities.ts';
import { addDays, type CalendarDate } from '../../calendar/calendar-date.ts';
import { dateAt, type TimeZone } from '../../calendar/time-zone.ts';
import type { Tx } from '../../chat/context.ts';
import type { PersonId } from '../../chat/ids.ts';
import { addressed } from '../../peers/peer.ts';
import type { Candidate, Peers } from '../../peers/peers.ts';
import type { People } from '../../people/people.ts';
import type { Programme } from '../../programme/programme.ts';
import type { Database } from '../../storage/database.ts';
import { nameOf, type Review, type Seat } from '../review.ts';
import {
  type Colleague,
  type Engagement,
  type Exclusion,
  exclusions,
  type HostReview,
  type Setting,
  type Visit,
  yearsBefore,
} from './exclusions.ts';
import { flags } from './flags.ts';
import { isOneCouncil } from './lineage.ts';
import { findPlayers, type Player } from './players.ts';
import { isActive, type Place } from './seating.ts';
import { findEngagements, findReviewers, type StoredEngagement } from './store.ts';

/** Somebody who may sit on a team, with what speaks against it. */
export interface Judged {
  readonly peer: Candidate;
  readonly exclusions: readonly Exclusion[];
  readonly flags: readonly string[];
}

/** Somebody on the list. */
export interface Seated extends Judged {
  readonly seat: Seat;
  readonly place: Place;
}

/** What a team is for. */
export interface About {
  readonly review: Review;
  /** `HMEP-12`. */
  readonly name: string;
  /** The host. */
  readonly council: string;
  readonly visit?: Visit;
}

/** What somebody's own card is drawn from. */
export interface Asked {
  readonly seat: Seat;
  readonly about: About;
  readonly region?: string;
  readonly today: CalendarDate;
}

/** A review's team as it stands. */
export interface Team extends About {
  /** Who is on the list, and is a peer still. */
  readonly seated: readonly Seated[];
  readonly players: readonly Player[];
}

/** The seats of everybody on the list. */
export const seatsOf = ({ seated, players }: Pick<Team, 'seated' | 'players'>): readonly Seat[] =>
  [...seated, ...players].map(({ seat }) => seat);

interface Needs {
  readonly database: Database;
  readonly people: Pick<People, 'namesOf' | 'namesIn'>;
  readonly peers: Peers;
  readonly authorities: Authorities;
  readonly programme: Programme;
  readonly timeZone: TimeZone;
}

/** What people are held against besides the review itself. */
interface Around {
  readonly seats: readonly Seat[];
  readonly engagements: readonly StoredEngagement[];
  readonly byHost: readonly HostReview[];
}

export type Gather = ReturnType<typeof createGather>;

const gone: readonly string[] = ['withdrawn', 'declined'];

const byPerson = (engagements: readonly StoredEngagement[]): ReadonlyMap<PersonId, readonly StoredEngagement[]> => {
  const grouped = new Map<PersonId, StoredEngagement[]>();
  for (const each of engagements) {
    const theirs = grouped.get(each.person) ?? [];
    grouped.set(each.person, theirs);
    theirs.push(each);
  }
  return grouped;
};

/** Puts a team together with what is known of its people, in a number of statements that does not grow with them. */
export const createGather = ({ database, people, peers, authorities, programme, timeZone }: Needs) => {
  const visitFrom = (dayOne: NonNullable<Review['dayOne']>): Visit => ({
    from: dayOne,
    to: addDays(dayOne, programme.days - 1),
  });

  const settingOf = ({ authority, dayOne, providers }: Review, now: Date): Omit<Setting, 'byHost' | 'colleagues'> => ({
    authority,
    ...(dayOne && { visit: visitFrom(dayOne) }),
    today: dateAt(now, timeZone),
    providers,
    rules: programme.team,
    find: authorities.find,
  });

  /** Other councils' reviews of the last years on whose teams people of this host were. */
  const reviewsByHost = async (review: Review, now: Date, tx?: Tx): Promise<readonly HostReview[]> => {
    const until = review.dayOne ?? dateAt(now, timeZone);
    const since = yearsBefore(until, programme.team.yearsSinceReview);
    const found = await findReviewers(database, review.id, { since, until }, tx);
    const reviewers = await peers.candidatesAmong([...new Set(found.map(({ person }) => person))], tx);
    const ofHost = reviewers.filter(({ organisations }) =>
      organisations.some((each) => each.authority && isOneCouncil(each.authority, review.authority, authorities.find)),
    );
    return found
      .filter(({ person }) => ofHost.some((peer) => peer.person === person))
      .map(({ number, authority, dayOne }) => ({
        name: nameOf({ number }, programme),
        authority,
        visit: visitFrom(dayOne),
      }));
  };

  const asEngagement = ({ number, authority, state, reserve, ties, dayOne }: StoredEngagement): Engagement => ({
    name: nameOf({ number }, programme),
    authority,
    state,
    reserve,
    ...(ties && { ties }),
    ...(dayOne && { visit: visitFrom(dayOne) }),
  });

  const judge = (
    review: Review,
    found: readonly Candidate[],
    { seats, engagements, byHost }: Around,
    now: Date,
  ): readonly Judged[] => {
    const listed = new Set(seats.filter(isActive).map(({ person }) => person));
    const colleagues: readonly Colleague[] = found
      .filter(({ person }) => listed.has(person))
      .map((peer) => ({ ...peer, name: addressed(peer) }));
    const setting = { ...settingOf(review, now), byHost, colleagues };
    const theirs = byPerson(engagements);
    const seatOf = new Map(seats.map((seat) => [seat.person, seat]));
    return found.map((peer) => {
      const seat = seatOf.get(peer.person);
      const elsewhere = (theirs.get(peer.person) ?? []).map(asEngagement);
      const known = { peer, ...(seat && { seat }), elsewhere };
      return { peer, exclusions: exclusions(known, setting), flags: flags(known, setting) };
    });
  };

  const about = (review: Review): About => ({
    review,
    name: nameOf(review, programme),
    council: authorities.nameOf(review.authority),
    ...(review.dayOne && { visit: visitFrom(review.dayOne) }),
  });

  return {
    about,

    /** Everybody on the list with what is known of them, also within a change. */
    team: async (review: Review, seats: readonly Seat[], now: Date, tx?: Tx): Promise<Team> => {
      const placed = seats.flatMap((seat) => {
        const place = programme.team.places.find(({ key }) => key === seat.place);
        return place ? [{ seat, place }] : [];
      });
      const listed = placed.map(({ seat }) => seat.person);
      // One after the other: a transaction has one connection.
      const found = await peers.candidatesAmong(listed, tx);
      const engagements = await findEngagements(database, review.id, listed, tx);
      const byHost = await reviewsByHost(review, now, tx);
      const judged = new Map(
        judge(review, found, { seats, engagements, byHost }, now).map((each) => [each.peer.person, each] as const),
      );
      const seated = placed.flatMap(({ seat, place }): readonly Seated[] => {
        const of = judged.get(seat.person);
        return of && !gone.includes(of.peer.state) ? [{ ...of, seat, place }] : [];
      });
      const others = placed.filter(({ seat }) => !seated.some((of) => of.seat.id === seat.id));
      return { ...about(review), seated, players: await findPlayers(people, review, others, tx) };
    },

    /** Who can be put on the list at all, judged for a review; in as many statements however many there are. */
    pool: async (review: Review, seats: readonly Seat[], now: Date): Promise<readonly Judged[]> => {
      const kinds = [...new Set(programme.team.places.flatMap((place) => place.kinds))];
      const [found, engagements, byHost] = await Promise.all([
        peers.candidates(kinds),
        findEngagements(database, review.id, undefined),
        reviewsByHost(review, now),
      ]);
      return judge(review, found, { seats, engagements, byHost }, now);
    },

    /** What keeps one person off a review's team, within a change; undefined where they are no peer. */
    one: async (
      tx: Tx,
      { review, seats }: { readonly review: Review; readonly seats: readonly Seat[] },
      person: PersonId,
      now: Date,
    ): Promise<Omit<Judged, 'flags'> | undefined> => {
      const found = await peers.candidatesAmong([person], tx);
      const engagements = await findEngagements(database, review.id, [person], tx);
      return judge(review, found, { seats, engagements, byHost: [] }, now)[0];
    },

    /** What peers are called, within a change. */
    names: async (tx: Tx, of: readonly PersonId[]): Promise<ReadonlyMap<PersonId, string>> =>
      new Map((await peers.candidatesAmong(of, tx)).map((peer) => [peer.person, addressed(peer)])),

    /** What somebody's own card is drawn from. */
    asked: (seat: Seat, review: Review, now: Date): Asked => {
      const region = authorities.find(review.authority)?.region;
      return { seat, about: about(review), today: dateAt(now, timeZone), ...(region && { region }) };
    },
  };
};
