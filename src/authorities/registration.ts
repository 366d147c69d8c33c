import type { Id, PersonId } from '../chat/ids.ts';
import type { AuthorityCode } from './authority.ts';

export type RegistrationId = Id<'registration'>;
/** `ended`: it was accepted, and its review is over. */
export type RegistrationState = 'registered' | 'accepted' | 'declined' | 'withdrawn' | 'ended';

/** It waits for the office, or its review goes on: its person cannot register the same again. */
export const standing = ['registered', 'accepted'] as const satisfies readonly RegistrationState[];

/** An authority's interest in a review. That it has asked is confidential: the office and this person know. */
export interface Registration {
  readonly id: RegistrationId;
  readonly person: PersonId;
  readonly authority: AuthorityCode;
  /** What the person calls themselves. */
  readonly name: string;
  readonly state: RegistrationState;
  readonly registeredAt: Date;
}

/** Characters of a name. */
export const mostOfName = 100;
