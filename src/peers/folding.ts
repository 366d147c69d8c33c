import type { PeerState } from './peer.ts';

/** How far somebody's offer has come: who is asked to join reviews stands before who waits, and that before who left. */
const progress: Readonly<Record<PeerState, number>> = {
  withdrawn: 0,
  declined: 1,
  interested: 2,
  with_group_office: 3,
  approved: 4,
  paused: 5,
  active: 5,
};

/** What decides between two offers of one person. */
export interface StandingOffer {
  readonly state: PeerState;
  readonly updatedAt: Date;
}

/**
 * Which of two offers of one person goes on: the one that is further on, and of two as far the one that was
 * changed last.
 */
export const furtherOn = <One extends StandingOffer>(one: One, other: One): One => {
  const ahead = progress[one.state] - progress[other.state] || one.updatedAt.getTime() - other.updatedAt.getTime();
  return ahead >= 0 ? one : other;
};
