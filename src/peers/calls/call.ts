import type { CalendarDate } from '../../calendar/calendar-date.ts';
import type { Id } from '../../chat/ids.ts';
import type { PeerId, PeerKind } from '../peer.ts';
import type { Criteria } from '../pool/criteria.ts';

export type CallId = Id<'call'>;
export type CallAnswer = 'yes' | 'no';

/** What the office asks of peers: what for, who is wanted, and until when an answer helps. */
export interface CallDetails {
  readonly text: string;
  readonly criteria: Criteria;
  /** The last day on which an answer counts. */
  readonly closesOn: CalendarDate;
}

export interface Call extends CallDetails {
  readonly id: CallId;
}

/** A call with how many peers have answered what. */
export interface AnsweredCall extends Call {
  readonly yes: number;
  readonly no: number;
}

/** How many a call goes to. */
export interface Reached {
  readonly peers: number;
  readonly channels: number;
}

/** Somebody who can help, as the office sees them. */
export interface Helper {
  readonly id: PeerId;
  readonly kind: PeerKind;
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly organisations: readonly string[];
}

/** A call with some of those who can help. */
export interface CallWithHelpers {
  readonly call: AnsweredCall;
  readonly helpers: readonly Helper[];
  /** Where to go on, if there are more. */
  readonly more?: string;
}

/** Characters; what is longer belongs into a document. */
export const mostOfCall = 1_000;

/** Whether an answer still counts on that day. */
export const isOpen = ({ closesOn }: Pick<Call, 'closesOn'>, today: CalendarDate): boolean => today <= closesOn;
