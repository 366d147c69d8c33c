import type { Caller } from '../../chat/caller.ts';
import type { Tx } from '../../chat/context.ts';
import type { PersonId } from '../../chat/ids.ts';
import type { Refusal } from '../../chat/refusal.ts';
import { isOpen, type Review, type SeatId } from '../review.ts';
import { type Base, type Held, type Outcome, refused, seatSubject, type TeamNeeds } from './base.ts';
import { standing } from './exclusions.ts';
import { type About, type Judged, seatsOf } from './gather.ts';
import { refusals } from './refusals.ts';
import { hasRoom, isActive } from './seating.ts';
import { saveSeat } from './store.ts';
import { whoIs } from './words.ts';

/** Who is to be put on the list, and where. */
export interface Adding {
  readonly person: PersonId;
  readonly place: string;
  readonly reserve: boolean;
  /** Why an exception is agreed. */
  readonly exception?: string;
}

interface By {
  readonly caller: Caller;
  readonly now: Date;
}

/** Puts people on a team's list. */
export const createListing = ({ deliveries, reviews, audit, programme, gather }: TeamNeeds, base: Base) => {
  const { places } = programme.team;

  const record = (tx: Tx, { name }: About, person: PersonId, { caller, now }: By): Promise<void> =>
    audit.write(tx, {
      at: now,
      actor: caller.person,
      action: 'exception-agreed',
      subject: { kind: 'person', id: person },
      details: { what: name },
    });

  /** What keeps somebody off the list, if anything. */
  const obstacle = ({ team, seats }: Held, judged: Omit<Judged, 'flags'>, adding: Adding): Refusal | undefined => {
    const place = places.find(({ key }) => key === adding.place);
    if (!place?.kinds.includes(judged.peer.kind)) {
      return refusals.wrongKind(team, whoIs(judged), place?.name ?? adding.place);
    }
    const found = standing(judged.exclusions, adding);
    if (found.length > 0) return refusals.excluded(team, whoIs(judged), found);
    if (seats.some((seat) => seat.person === adding.person && isActive(seat))) {
      return refusals.listedAlready(team, whoIs(judged));
    }
    return adding.reserve || hasRoom(seatsOf(team), place) ? undefined : refusals.full(team, place);
  };

  return {
    /** Puts somebody from the pool on the list; with an agreed exception, which only an officer records. */
    add: async (tx: Tx, review: Review, adding: Adding, by: By): Promise<Outcome> => {
      const held = await base.hold(tx, review, by, [adding.person]);
      if (!held || (adding.exception !== undefined && !by.caller.roles.includes('office'))) return { kind: 'none' };
      const { seats, team } = held;
      if (!isOpen(team.review)) return refused(refusals.ended(team));
      const judged = await gather.one(tx, { review: team.review, seats }, adding.person, by.now);
      if (!judged) return refused(refusals.noPeer(team));
      const refusal = obstacle(held, judged, adding);
      if (refusal) return refused(refusal);
      const id = await saveSeat(tx, { ...adding, review: team.review.id }, by.now);
      if (!id) return refused(refusals.noPeer(team));
      if (adding.exception !== undefined) await record(tx, team, adding.person, by);
      await deliveries.changed(tx, seatSubject({ id }));
      await reviews.redraw(tx, team.review);
      return base.done(tx, team.review, `${whoIs(judged)} is on the list.`, by.now);
    },

    /** An officer agrees an exception for somebody on the list. */
    except: async (
      tx: Tx,
      review: Review,
      { seat: id, seen, reason }: { readonly seat: SeatId; readonly seen: number; readonly reason: string },
      by: By,
    ): Promise<Outcome> => {
      const held = await base.hold(tx, review, by);
      if (!held || !by.caller.roles.includes('office')) return { kind: 'none' };
      const { team } = held;
      const of = team.seated.find(({ seat }) => seat.id === id);
      if (!of || of.seat.version !== seen) return { kind: 'stale', team };
      if (!isOpen(team.review)) return refused(refusals.ended(team));
      const found = of.exclusions.filter((each) => each.final);
      if (found.length > 0) return refused(refusals.excluded(team, whoIs(of), found));
      await base.move(tx, team.review, [id], { exception: reason }, by.now);
      await record(tx, team, of.seat.person, by);
      return base.done(tx, team.review, `An exception for ${whoIs(of)} is recorded.`, by.now);
    },
  };
};
