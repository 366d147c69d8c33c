import type { PersonId } from '../../chat/ids.ts';
import type { Peer } from '../peer.ts';
import type { Period } from '../upkeep/period.ts';
import type { EarlierPost } from '../upkeep/questions.ts';

/** A peer with all that decides whether they fit a review. */
export interface Candidate
  extends Pick<Peer, 'id' | 'kind' | 'state' | 'pausedUntil' | 'name' | 'role' | 'organisations' | 'themes'> {
  readonly person: PersonId;
  readonly earlierPosts: readonly EarlierPost[];
  /** Days on which they have said that they are available; empty where they have not said. */
  readonly availability: readonly Period[];
  readonly reviewsAYear?: number;
}
