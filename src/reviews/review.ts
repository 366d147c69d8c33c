import type { AuthorityCode } from '../authorities/authority.ts';
import type { RegistrationId } from '../authorities/registration.ts';
import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { Id, PersonId } from '../chat/ids.ts';
import type { Programme } from '../programme/programme.ts';

export type ReviewId = Id<'review'>;
export type SeatId = Id<'seat'>;

export type Stage =
  | 'registered'
  | 'scoping'
  | 'team'
  | 'preparation'
  | 'on_site'
  | 'reporting'
  | 'action_planning'
  | 'follow_up'
  | 'closed';

/** Where a review can stand outside its stages. */
export type Pause = 'on_hold' | 'withdrawn';

/** Whose eyes something is for: the team's notes and lists are not the host's, nor the other way round. */
export type Side = 'team' | 'host';

/** A peer review of one authority. */
export interface Review {
  readonly id: ReviewId;
  /** 12 in HMEP-12. */
  readonly number: number;
  readonly authority: AuthorityCode;
  /** What it began with; missing where the office set it up itself. */
  readonly registration?: RegistrationId;
  readonly stage: Stage;
  readonly pause?: Pause;
  readonly themes: readonly string[];
  readonly dayOne?: CalendarDate;
  /** Organisations with a contract or a bid at the host, by name. */
  readonly providers: readonly string[];
  /** From notice of an election at the host to the close of poll, both included. */
  readonly election?: { readonly from: CalendarDate; readonly until: CalendarDate };
  /** Grows with every change. */
  readonly version: number;
  readonly createdAt: Date;
}

export type SeatState =
  | 'shortlisted'
  | 'sounded_out'
  | 'agreed'
  | 'invited'
  | 'accepted'
  | 'confirmed'
  | 'declined'
  | 'no_reply'
  | 'not_needed';

/** Ties to the host, as the person answered; details are not stored. */
export type Ties = 'none' | 'ruled_out' | 'ring_me';

/** Somebody in one review. */
export interface Seat {
  readonly id: SeatId;
  readonly review: ReviewId;
  readonly person: PersonId;
  /** One of the programme's places, or one of {@link hostPlaces} or {@link managerPlace}. */
  readonly place: string;
  readonly state: SeatState;
  readonly ties?: Ties;
  readonly nominated: boolean;
  readonly reserve: boolean;
  readonly exception?: string;
  readonly replyBy?: CalendarDate;
  readonly version: number;
}

/** The office's person on one review. */
export const managerPlace = 'review-manager';
/** The host's people. */
export const hostPlaces: readonly string[] = ['sponsor', 'organiser'];

/** Whether somebody takes part by now: they have said yes, or were named. */
export const isSeated = ({ state, reserve }: Pick<Seat, 'state' | 'reserve'>): boolean =>
  (state === 'accepted' || state === 'confirmed') && !reserve;

/** What somebody in that place may see; the review manager sees both sides. */
export const sidesOf = (place: string): readonly Side[] => {
  if (place === managerPlace) return ['team', 'host'];
  return hostPlaces.includes(place) ? ['host'] : ['team'];
};

/** As people call a review: `HMEP-12`. */
export const nameOf = ({ number }: Pick<Review, 'number'>, { shortName }: Pick<Programme, 'shortName'>): string =>
  `${shortName}-${number}`;

/** The number in what somebody typed: `HMEP-12`, `hmep 12` or `12`. */
export const numberIn = (text: string, { shortName }: Pick<Programme, 'shortName'>): number | undefined => {
  const [, digits] = new RegExp(`^(?:${shortName}[- ]?)?(\\d{1,9})$`, 'iu').exec(text.trim()) ?? [];
  return digits === undefined || Number(digits) > 2_147_483_647 ? undefined : Number(digits);
};

/** Whether anything about it may still be ticked, invited or scheduled. */
export const isOpen = ({ stage, pause }: Pick<Review, 'stage' | 'pause'>): boolean =>
  stage !== 'closed' && pause !== 'withdrawn';

/** What is recorded where the host's monitoring officer agrees that it is published about during an election. */
export const publicationAgreed = 'monitoring-officer-agrees';

/**
 * Whether an election at the host keeps anything about the review from being published, quoted or sent as an update
 * that day.
 * @param recorded the keys of what is recorded of the review
 */
export const isPublicationBlocked = (
  { election }: Pick<Review, 'election'>,
  recorded: ReadonlySet<string>,
  on: CalendarDate,
): boolean => election !== undefined && election.from <= on && on <= election.until && !recorded.has(publicationAgreed);

/** The kind of shared card that is a review's face: one for each side. */
export const reviewCard = 'review';

/** The id of one side's card, `<review>:<side>`. */
export const cardIdOf = (review: ReviewId, side: Side): string => `${review}:${side}`;
