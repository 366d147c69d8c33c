import type { CalendarDate } from '../../calendar/calendar-date.ts';
import type { Team } from '../../programme/programme.ts';
import type { Seat, SeatState } from '../review.ts';

export type Place = Team['places'][number];

/** What the manager can do next about one person. */
export const steps = [
  'nominate',
  'sound-out',
  'no-ties',
  'rule-out',
  'need',
  'invite',
  'confirm',
  'no-reply',
  'not-needed',
  'put-back',
] as const;

export type Step = (typeof steps)[number];

/** What somebody can say for themselves. */
export const answers = ['none', 'ring_me', 'ruled_out', 'no', 'accept', 'decline'] as const;

export type Answer = (typeof answers)[number];

type Standing = Pick<Seat, 'state' | 'ties' | 'nominated' | 'reserve' | 'replyBy'>;

const ended: readonly SeatState[] = ['declined', 'no_reply', 'not_needed'];

/** They are on the team, or may come to be. */
export const isActive = ({ state }: Pick<Seat, 'state'>): boolean => !ended.includes(state);

/** They were asked, and have not answered yet. */
export const isWaiting = ({ state, replyBy }: Pick<Seat, 'state' | 'replyBy'>): boolean =>
  replyBy !== undefined && (state === 'shortlisted' || state === 'invited');

/** The day by which an answer helped is over. */
export const isLate = (seat: Pick<Seat, 'state' | 'replyBy'>, today: CalendarDate): boolean =>
  isWaiting(seat) && seat.replyBy !== undefined && seat.replyBy < today;

/** They wait for somebody to be nominated. */
export const lacksNomination = ({ nominated }: Pick<Seat, 'nominated'>, { byNomination }: Place): boolean =>
  byNomination && !nominated;

const onward = (seat: Standing): readonly Step[] => {
  switch (seat.state) {
    case 'shortlisted':
      return seat.replyBy === undefined ? ['sound-out'] : [];
    case 'sounded_out':
      return seat.ties === 'ring_me' ? ['no-ties', 'rule-out'] : [];
    case 'agreed':
      return seat.reserve ? [] : ['invite'];
    case 'accepted':
      return ['confirm'];
    default:
      return [];
  }
};

/** What can be done next about somebody, the likeliest first. */
export const nextSteps = (seat: Standing, place: Place, today: CalendarDate): readonly Step[] => {
  // Nobody comes back to a “no”: only they themselves can.
  if (!isActive(seat)) return seat.state === 'declined' ? [] : ['put-back'];
  return [
    ...(lacksNomination(seat, place) ? (['nominate'] as const) : []),
    ...onward(seat),
    ...(isLate(seat, today) ? (['no-reply'] as const) : []),
    ...(seat.reserve ? (['need'] as const) : []),
    'not-needed',
  ];
};

/** What a step or an answer makes of a seat; `null` takes something away. */
export interface Move {
  readonly state?: SeatState;
  readonly ties?: Seat['ties'] | null;
  readonly nominated?: true;
  readonly reserve?: boolean;
  readonly replyBy?: CalendarDate | null;
}

/** @param replyBy by when an answer helps, where the step asks for one */
export const moveOf = (step: Step, replyBy: CalendarDate): Move => {
  switch (step) {
    case 'nominate':
      return { nominated: true };
    case 'sound-out':
      return { replyBy };
    case 'no-ties':
      return { ties: 'none' };
    case 'rule-out':
      return { state: 'declined', ties: 'ruled_out', replyBy: null };
    case 'need':
      return { reserve: false };
    case 'invite':
      return { state: 'invited', replyBy };
    case 'confirm':
      return { state: 'confirmed' };
    case 'no-reply':
      return { state: 'no_reply', replyBy: null };
    case 'not-needed':
      return { state: 'not_needed', replyBy: null };
    case 'put-back':
      return { state: 'shortlisted', ties: null, replyBy: null };
  }
};

const isSoundedOut = ({ state, replyBy }: Standing): boolean =>
  state === 'sounded_out' || (state === 'shortlisted' && replyBy !== undefined);

/** Whoever has declined can change their mind, unless they have ruled themselves out. */
export const canComeBack = ({ state, ties }: Pick<Seat, 'state' | 'ties'>): boolean =>
  state === 'declined' && ties !== 'ruled_out';

/** What an answer makes of a seat; undefined where there is nothing of the kind to answer any more. */
export const moveOfAnswer = (seat: Standing, answer: Answer): Move | undefined => {
  const isAsked = isSoundedOut(seat);
  switch (answer) {
    case 'none':
    case 'ring_me':
      return isAsked || (answer === 'none' && canComeBack(seat))
        ? { state: 'sounded_out', ties: answer, replyBy: null }
        : undefined;
    case 'ruled_out':
      return isAsked ? { state: 'declined', ties: answer, replyBy: null } : undefined;
    case 'no':
      return isAsked ? { state: 'declined', replyBy: null } : undefined;
    case 'accept':
      return seat.state === 'invited' ? { state: 'accepted', replyBy: null } : undefined;
    case 'decline':
      return seat.state !== 'shortlisted' && isActive(seat) ? { state: 'declined', replyBy: null } : undefined;
  }
};

/** Those who take up a place: reserves do not. */
export const takingUp = <Each extends Pick<Seat, 'state' | 'place' | 'reserve'>>(
  seats: readonly Each[],
  { key }: Pick<Place, 'key'>,
): readonly Each[] => seats.filter((seat) => seat.place === key && !seat.reserve && isActive(seat));

/** Whether one more can take up a place. */
export const hasRoom = (seats: readonly Pick<Seat, 'state' | 'place' | 'reserve'>[], place: Place): boolean =>
  takingUp(seats, place).length < place.most;
