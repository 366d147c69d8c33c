import type { Caller } from '../../chat/caller.ts';
import type { Tx } from '../../chat/context.ts';
import type { PersonId } from '../../chat/ids.ts';
import { canBeAsked } from '../../peers/peer.ts';
import { isOpen, type Review, type Seat } from '../review.ts';
import { type Base, seatSubject, type TeamNeeds } from './base.ts';
import type { Asked } from './gather.ts';
import { type Answer, canComeBack, hasRoom, isActive, type Move, moveOfAnswer } from './seating.ts';
import { findSeatWith, lockReviewsOf } from './store.ts';
import { toldOfAnswer, toldOfLeaving, toldOfQuestion } from './told.ts';

interface By {
  readonly caller: Caller;
  readonly now: Date;
}

/** What people who were asked do themselves. */
export const createAnswering = ({ database, reviews, programme, gather }: TeamNeeds, base: Base) => {
  const called = async (tx: Tx, { person, name }: Caller): Promise<string> =>
    (await gather.names(tx, [person])).get(person) ?? name;

  /** What an answer makes of a seat. Whoever comes back where another has taken their place is a reserve. */
  const moveFor = async (
    tx: Tx,
    { review, seats }: { readonly review: Review; readonly seats: readonly Seat[] },
    own: Seat,
    answer: Answer,
    now: Date,
  ): Promise<Move | undefined> => {
    const how = moveOfAnswer(own, answer);
    if (!how || !canComeBack(own)) return how;
    const judged = await gather.one(tx, { review, seats }, own.person, now);
    const place = programme.team.places.find(({ key }) => key === own.place);
    if (!judged || !place || !canBeAsked(judged.peer.state)) return undefined;
    return own.reserve || hasRoom(seats, place) ? how : { ...how, reserve: true };
  };

  return {
    /** What somebody's own card is drawn from; undefined where it is gone. */
    find: async (id: string, now: Date): Promise<Asked | undefined> => {
      const found = await findSeatWith(database, id);
      return found && gather.asked(found.seat, found.review, now);
    },

    /** Somebody answers for themselves. @returns their card as it is then; undefined where it is not theirs */
    answer: async (tx: Tx, { seat, about }: Asked, answer: Answer, { caller, now }: By): Promise<Asked | undefined> => {
      const review = await reviews.lock(tx, about.review.id);
      const seats = review ? await reviews.seatsIn(tx, review.id) : [];
      const own = seats.find(({ id, person }) => id === seat.id && person === caller.person);
      if (!review || !own) return undefined;
      const how = isOpen(review) ? await moveFor(tx, { review, seats }, own, answer, now) : undefined;
      const isNews = how && (how.state !== own.state || how.ties !== own.ties);
      if (!how || !isNews) return gather.asked(own, review, now);
      await base.move(tx, review, [own.id], how, now);
      const view = toldOfAnswer(gather.about(review), await called(tx, caller), answer);
      await base.tell(tx, seats, `${seatSubject(own)}:answered:${own.version}`, view, now);
      const after = (await reviews.seatsIn(tx, review.id)).find(({ id }) => id === own.id);
      return after && gather.asked(after, review, now);
    },

    /** Somebody who was asked has a question, which the manager gets. @returns whether it was theirs to ask */
    question: async (tx: Tx, { seat, about }: Asked, text: string, { caller, now }: By): Promise<boolean> => {
      const seats = await reviews.seatsIn(tx, about.review.id);
      const own = seats.find(({ id, person }) => id === seat.id && person === caller.person);
      if (!own || !isActive(own) || !isOpen(about.review)) return false;
      const view = toldOfQuestion(about, await called(tx, caller), text);
      await base.tell(tx, seats, `${seatSubject(own)}:question:${now.toISOString()}`, view, now);
      return true;
    },

    /** Somebody is not a peer any more: they leave every team that is still at work. */
    leave: async (tx: Tx, person: PersonId, who: string, now: Date): Promise<void> => {
      for (const id of await lockReviewsOf(tx, person)) {
        const review = await reviews.lock(tx, id);
        const seats = await reviews.seatsIn(tx, id);
        const own = seats.find((seat) => seat.person === person);
        if (!review || !own) continue;
        await base.move(tx, review, [own.id], { state: 'declined', replyBy: null }, now);
        const view = toldOfLeaving(gather.about(review), who);
        await base.tell(tx, seats, `${seatSubject(own)}:left:${own.version}`, view, now);
      }
    },
  };
};
