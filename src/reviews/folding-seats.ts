import type { Seat, SeatState, Ties } from './review.ts';

/** How far somebody has come in one review. */
const progress: Readonly<Record<SeatState, number>> = {
  not_needed: 0,
  no_reply: 1,
  declined: 2,
  shortlisted: 3,
  sounded_out: 4,
  agreed: 5,
  invited: 6,
  accepted: 7,
  confirmed: 8,
};

/** The answer about ties that asks for more care. */
const care: Readonly<Record<Ties, number>> = { none: 0, ring_me: 1, ruled_out: 2 };

type Folding = Pick<Seat, 'state' | 'reserve' | 'ties' | 'exception' | 'nominated'>;

const moreCareful = (one: Ties | undefined, other: Ties | undefined): Ties | undefined => {
  if (!one || !other) return one ?? other;
  return care[one] >= care[other] ? one : other;
};

/** Which is further on; of two as far, the one that is no reserve. */
const furtherOn = <One extends Folding>(one: One, other: One): One => {
  const ahead = progress[one.state] - progress[other.state] || Number(other.reserve) - Number(one.reserve);
  return ahead >= 0 ? one : other;
};

/** What is left of two seats in one review of somebody who is one person: the further one, with all that was said. */
export const fold = <One extends Folding>(one: One, other: One): { readonly keep: One; readonly drop: One } => {
  const further = furtherOn(one, other);
  const drop = further === one ? other : one;
  const ties = moreCareful(further.ties, drop.ties);
  const exception = further.exception ?? drop.exception;
  const keep = {
    ...further,
    ...(ties && { ties }),
    ...(exception !== undefined && { exception }),
    nominated: further.nominated || drop.nominated,
  };
  return { keep, drop };
};
