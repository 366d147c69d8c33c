import type { Authorities } from '../../authorities/authorities.ts';
import type { AuthorityCode } from '../../authorities/authority.ts';
import { addDays, type CalendarDate, inWords } from '../../calendar/calendar-date.ts';
import { isApproved } from '../../peers/peer.ts';
import type { Candidate } from '../../peers/peers.ts';
import type { Team } from '../../programme/programme.ts';
import { hostPlaces, managerPlace, type Seat, type SeatState, type Ties } from '../review.ts';
import { isOneCouncil } from './lineage.ts';
import { isSameOrganisation } from './organisations.ts';

/** Days on site, both included. */
export interface Visit {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** Somebody's part in another review. */
export interface Engagement {
  readonly name: string;
  readonly authority: AuthorityCode;
  readonly state: SeatState;
  readonly reserve: boolean;
  readonly ties?: Ties;
  readonly visit?: Visit;
}

/** A review on whose team somebody of the host was. */
export type HostReview = Pick<Engagement, 'name' | 'authority'> & { readonly visit: Visit };

/** Somebody on the list, for others to be held against. */
export type Colleague = Pick<Candidate, 'person' | 'organisations' | 'name'>;

/** What somebody is held against. */
export interface Setting {
  readonly authority: AuthorityCode;
  /** Missing where the review has no dates yet: what depends on them is not asked. */
  readonly visit?: Visit;
  readonly today: CalendarDate;
  /** Organisations with a contract or a bid at the host. */
  readonly providers: readonly string[];
  /** Reviews on whose teams people of the host were, lately. */
  readonly byHost: readonly HostReview[];
  /** Everybody who is on the list by now. */
  readonly colleagues: readonly Colleague[];
  readonly rules: Pick<Team, 'yearsSinceEmployment' | 'yearsSinceReview' | 'weeksBetweenReviews'>;
  readonly find: Authorities['find'];
}

/** All that is known of somebody. */
export interface Known {
  readonly peer: Candidate;
  /** Where they are in this review already. */
  readonly seat?: Pick<Seat, 'place' | 'state' | 'ties'>;
  readonly elsewhere: readonly Engagement[];
}

/** Why somebody cannot sit on a team. */
export interface Exclusion {
  /** A sentence about them. */
  readonly why: string;
  /** Who can change that. */
  readonly lifts: string;
  /** No exception can be agreed. */
  readonly final: boolean;
}

type Rule = (known: Known, setting: Setting) => Exclusion | undefined;

const liftable = (why: string): Exclusion => ({
  why,
  lifts: 'The programme office can agree an exception, with a reason.',
  final: false,
});

const final = (why: string, lifts: string): Exclusion => ({ why, lifts, final: true });

/** The same day so many years before; the 29 February of another year sorts as it should. */
export const yearsBefore = (date: CalendarDate, years: number): CalendarDate =>
  `${String(Number(date.slice(0, 4)) - years).padStart(4, '0')}${date.slice(4)}` as CalendarDate;

/** They have a part in it, or are about to. */
const takesPart = ({ state, reserve }: Engagement): boolean =>
  !reserve && (state === 'agreed' || state === 'invited' || state === 'accepted' || state === 'confirmed');

const onOtherSide: Rule = ({ seat }) => {
  if (seat?.place === managerPlace) return final('Is the manager of this review.', 'Somebody else has to manage it.');
  return seat && hostPlaces.includes(seat.place)
    ? final('Is the sponsor or organiser of this review.', 'Nobody can lift this.')
    : undefined;
};

const notApproved: Rule = ({ peer: { state } }) =>
  isApproved(state)
    ? undefined
    : final('Is not an approved peer now.', 'They can volunteer, and the programme office can approve them.');

const ruledOut: Rule = ({ seat, elsewhere }, { authority, find }) => {
  const before = elsewhere.some((each) => each.ties === 'ruled_out' && isOneCouncil(each.authority, authority, find));
  return seat?.ties === 'ruled_out' || before
    ? final('Has ruled themselves out for this council.', 'Nobody can lift this, and nobody asks why.')
    : undefined;
};

const hasDeclined: Rule = ({ seat }) =>
  seat?.state === 'declined' && seat.ties !== 'ruled_out'
    ? final('Has declined for this review.', 'Only they can say, on the card they have, that they can come after all.')
    : undefined;

const worksThere: Rule = ({ peer: { organisations } }, { authority, find }) => {
  const own = organisations.find((each) => each.authority && isOneCouncil(each.authority, authority, find));
  return own && liftable(`Works for ${own.name}.`);
};

const workedThere: Rule = ({ peer: { earlierPosts } }, { authority, find, visit, today, rules }) => {
  const years = rules.yearsSinceEmployment;
  const since = yearsBefore(visit?.from ?? today, years);
  const post = earlierPosts.find(
    (each) =>
      each.authority && isOneCouncil(each.authority, authority, find) && (each.to === undefined || each.to > since),
  );
  return post && liftable(`Worked for ${post.name} in the last ${years} years.`);
};

const providesThere: Rule = ({ peer: { organisations } }, { providers }) => {
  const own = organisations.find(
    ({ authority, name }) => !authority && providers.some((each) => isSameOrganisation(each, name)),
  );
  return own && liftable(`Works for ${own.name}, which has a contract or a bid at this council.`);
};

const paused: Rule = ({ peer: { state, pausedUntil } }) =>
  state === 'paused'
    ? final(
        `Is taking a break${pausedUntil ? ` until ${inWords(pausedUntil)}` : ''}.`,
        'Only they can end their break, and nobody asks them until then.',
      )
    : undefined;

const notAvailable: Rule = ({ peer: { availability } }, { visit, today }) => {
  const given = availability.filter(({ to }) => to >= today);
  if (!visit || given.length === 0) return undefined;
  return given.some(({ from, to }) => from <= visit.from && visit.to <= to)
    ? undefined
    : liftable('Has said when they are available, and these days are not among it.');
};

const tooSoon: Rule = ({ elsewhere }, { visit, rules: { weeksBetweenReviews: weeks } }) => {
  if (!visit) return undefined;
  const days = weeks * 7;
  const near = elsewhere.find(
    (each) =>
      takesPart(each) &&
      each.visit &&
      addDays(each.visit.to, days) >= visit.from &&
      addDays(visit.to, days) >= each.visit.from,
  );
  return near?.visit && liftable(`Is on ${near.name} from ${inWords(near.visit.from)}, within ${weeks} weeks of this.`);
};

const reviewsInWords = (count: number): string => (count === 1 ? 'one review' : `${count} reviews`);

const overLimit: Rule = ({ peer: { reviewsAYear }, elsewhere }, { visit }) => {
  if (!visit || reviewsAYear === undefined) return undefined;
  const year = visit.from.slice(0, 4);
  const count = elsewhere.filter((each) => takesPart(each) && each.visit?.from.startsWith(year)).length;
  return count >= reviewsAYear
    ? liftable(
        `Is on ${reviewsInWords(count)} in ${year}, and joins ${reviewsInWords(reviewsAYear)} a year at the most.`,
      )
    : undefined;
};

/** In the order in which they are said; the first ones nobody can lift. */
const rules: readonly Rule[] = [
  onOtherSide,
  notApproved,
  ruledOut,
  hasDeclined,
  paused,
  worksThere,
  workedThere,
  providesThere,
  tooSoon,
  notAvailable,
  overLimit,
];

/** Everything that keeps somebody off the team, each with its reason. */
export const exclusions = (known: Known, setting: Setting): readonly Exclusion[] =>
  rules.flatMap((rule) => rule(known, setting) ?? []);

/** What still stands once an exception was agreed. */
export const standing = (
  found: readonly Exclusion[],
  { exception }: Partial<Pick<Seat, 'exception'>>,
): readonly Exclusion[] => (exception === undefined ? found : found.filter((each) => each.final));
