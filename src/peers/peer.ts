import type { AuthorityCode } from '../authorities/authority.ts';
import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { Id } from '../chat/ids.ts';

export type PeerId = Id<'peer'>;
export const peerKinds = ['officer', 'member', 'provider', 'other'] as const;
export type PeerKind = (typeof peerKinds)[number];
export type PeerState =
  | 'interested'
  | 'with_group_office'
  | 'approved'
  | 'active'
  | 'paused'
  | 'declined'
  | 'withdrawn';
export type Experience = 'led' | 'done' | 'learning';

/** States of whom the office may ask to join a review. */
export const askableStates = ['approved', 'active'] as const satisfies readonly PeerState[];
/** States of whom the office has approved. */
export const approvedStates = [...askableStates, 'paused'] as const satisfies readonly PeerState[];
/** States of whose offer nothing comes any more. */
export const endedStates = ['declined', 'withdrawn'] as const satisfies readonly PeerState[];

const isOneOf =
  (states: readonly PeerState[]) =>
  (state: PeerState): boolean =>
    states.includes(state);

/** The office may ask them to join a review. */
export const canBeAsked = isOneOf(askableStates);

/** They are a peer whom the office has approved, whether or not they pause. */
export const isApproved = isOneOf(approvedStates);

/** Nobody asks them to join a review any more, and they may volunteer again. */
export const hasEnded = isOneOf(endedStates);

/** Where a peer works. `kind` is `authority`, or one of the programme's kinds of organisation. */
export interface Organisation {
  readonly authority?: AuthorityCode;
  readonly name: string;
  readonly kind: string;
}

/** Characters that fit into what a peer gives. */
export const mostOf = { name: 100, email: 254, role: 120, telephone: 20 } as const;

/** What a peer gives when they volunteer. */
export interface PeerDetails {
  readonly kind: PeerKind;
  readonly name: string;
  readonly email: string;
  readonly organisations: readonly Organisation[];
  /** Job title; a member's ward or committee. */
  readonly role: string;
  /** A member's evening number. */
  readonly telephone?: string;
  readonly themes: readonly { readonly theme: string; readonly experience: Experience }[];
  /** Version of the privacy notice that they have read. */
  readonly privacyNotice: string;
}

/** Somebody who gives time to review other authorities. */
export interface Peer extends PeerDetails {
  readonly id: PeerId;
  readonly state: PeerState;
  /** Where they are paused, the last day of that. */
  readonly pausedUntil?: CalendarDate;
  /** Grows with every change. */
  readonly version: number;
  readonly volunteeredAt: Date;
}

/**
 * The state of somebody who has just filled in the form. A first offer, a return, or another kind
 * of peer is for the office to check, and so is an offer after one that was declined; any other edit
 * leaves the state alone.
 */
export const stateAfterVolunteering = (before: Pick<Peer, 'state' | 'kind'> | undefined, kind: PeerKind): PeerState =>
  before && !hasEnded(before.state) && before.kind === kind ? before.state : 'interested';

const title = /^(?:cllr\.?|councillor)\s+/iu;

/** A name without the title that some type before it. */
export const bareName = (name: string): string => name.replace(title, '');

/** How a peer is addressed: a councillor as one. */
export const addressed = ({ kind, name }: Pick<Peer, 'kind' | 'name'>): string =>
  kind === 'member' ? `Cllr ${bareName(name)}` : name;
