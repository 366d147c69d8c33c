import { mockAuthority } from '../../authorities/authority.ts';
import type { Tx } from '../../chat/context.ts';
import type { PersonId } from '../../chat/ids.ts';
import type { People } from '../../people/people.ts';
import type { Review, Seat } from '../review.ts';
import { isActive, type Place } from './seating.ts';

/** Somebody who sits on the team of a rehearsal: they play in it, and need be no peer of the pool. */
export interface Player {
  readonly seat: Seat;
  readonly place: Place;
  readonly name: string;
}

/** What is said of a player where a peer's role and organisation stand. */
export const playsHere = 'plays in this rehearsal';

/** Whether a review is one of the mock authority. */
const isRehearsal = ({ authority }: Pick<Review, 'authority'>): boolean => authority === mockAuthority.code;

/** Those on the team of a rehearsal who are no peers; in any other review there are none, and nothing is asked. */
export const findPlayers = async (
  people: Pick<People, 'namesOf' | 'namesIn'>,
  review: Review,
  others: readonly Pick<Player, 'seat' | 'place'>[],
  tx?: Tx,
): Promise<readonly Player[]> => {
  const playing = isRehearsal(review) ? others.filter(({ seat }) => isActive(seat) && !seat.reserve) : [];
  if (playing.length === 0) return [];
  const ids: readonly PersonId[] = playing.map(({ seat }) => seat.person);
  const names = await (tx ? people.namesIn(tx, ids) : people.namesOf(ids));
  return playing.map((each) => ({ ...each, name: names.get(each.seat.person) ?? 'Somebody' }));
};
