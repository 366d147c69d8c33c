import type { Programme, Stage as ProgrammeStage } from '../../programme/programme.ts';
import { hostPlaces, isSeated, managerPlace, type Review, type Seat, type Stage } from '../review.ts';

export type Need = ProgrammeStage['needs'][number];
export type NeedKey = Need['key'];

/** All that decides whether a review may go on. */
export interface Standing {
  readonly review: Pick<Review, 'stage' | 'themes' | 'dayOne'>;
  readonly seats: readonly Pick<Seat, 'place' | 'state' | 'reserve' | 'ties' | 'exception'>[];
  /** The needs that are recorded. */
  readonly recorded: ReadonlySet<string>;
}

/** Whether a place is one of the team's, not the host's or the office's. */
export const isOnTeam = (place: string): boolean => place !== managerPlace && !hostPlaces.includes(place);

const isTaken = ({ seats }: Standing, place: string): boolean =>
  seats.some((seat) => seat.place === place && isSeated(seat));

/** A place is filled by whoever is confirmed, or has an agreed exception. */
const isFilled = ({ seats }: Standing, { key, least }: Programme['team']['places'][number]): boolean =>
  seats.filter(
    (seat) => seat.place === key && isSeated(seat) && (seat.state === 'confirmed' || seat.exception !== undefined),
  ).length >= least;

const isClear = ({ ties, exception }: Standing['seats'][number]): boolean => ties === 'none' || exception !== undefined;

const isRecorded =
  (key: NeedKey) =>
  ({ recorded }: Standing): boolean =>
    recorded.has(key);

/** Whether each need is met. */
const rules: Readonly<Record<NeedKey, (standing: Standing, programme: Pick<Programme, 'team'>) => boolean>> = {
  sponsor: (standing) => isTaken(standing, 'sponsor'),
  organiser: (standing) => isTaken(standing, 'organiser'),
  theme: ({ review }) => review.themes.length > 0,
  dates: ({ review }) => review.dayOne !== undefined,
  'places-confirmed': (standing, { team }) =>
    standing.recorded.has('places-confirmed') || team.places.every((place) => isFilled(standing, place)),
  'conflicts-answered': ({ seats }) => seats.filter((seat) => isSeated(seat) && isOnTeam(seat.place)).every(isClear),
  'chief-executive-agrees': isRecorded('chief-executive-agrees'),
  'leader-agrees': isRecorded('leader-agrees'),
  'council-agrees-team': isRecorded('council-agrees-team'),
  'position-statement-sent': isRecorded('position-statement-sent'),
  'timetable-issued': isRecorded('timetable-issued'),
  'publication-decided': isRecorded('publication-decided'),
  'recommendations-answered': isRecorded('recommendations-answered'),
};

/** The stage that comes after; undefined after the last. */
export const stageAfter = (stage: Stage, { stages }: Pick<Programme, 'stages'>): ProgrammeStage | undefined =>
  stages[stages.findIndex(({ key }) => key === stage) + 1];

/** What is missing before a review may enter that stage. */
export const missingFor = (
  stage: ProgrammeStage,
  standing: Standing,
  programme: Pick<Programme, 'team'>,
): readonly Need[] => stage.needs.filter(({ key }) => !rules[key](standing, programme));
