import type { Tx } from '../../chat/context.ts';
import type { PersonId } from '../../chat/ids.ts';
import type { View } from '../../chat/view.ts';
import type { Deliveries } from '../../delivery/deliveries.ts';
import { type ChannelId, type Subject, subjectOf } from '../../delivery/message.ts';
import type { Programme } from '../../programme/programme.ts';
import {
  isSeated,
  managerPlace,
  type Review,
  type ReviewId,
  type Seat,
  type Side,
  sidesOf,
} from '../../reviews/review.ts';
import type { Reviews } from '../../reviews/reviews.ts';
import type { Database } from '../../storage/database.ts';
import { cardsWithSessions } from '../prompts/subjects.ts';
import { changed, goesTo, plannedSessions, type Session, type SessionPlan } from './session.ts';
import {
  findChanges,
  findSessions,
  findSessionsIn,
  insertChanges,
  insertSessions,
  removeSessions,
  saveSession,
  type TimetableChange,
} from './store.ts';
import { changesView } from './views.ts';

/** The kinds of shared card: a day in a channel, and all that is one person's. */
export const timetableCard = 'timetable';
export const myTimetableCard = 'my-timetable';

/** What the timetable's record is called among what a review waits for. */
export const issuedNeed = 'timetable-issued';

/** What became of one session, and what it was before. */
interface Change {
  readonly before?: SessionPlan;
  readonly after?: SessionPlan;
}

interface Deed {
  readonly by: PersonId;
  readonly now: Date;
}

interface Parts {
  readonly database: Database;
  readonly deliveries: Deliveries;
  readonly reviews: Reviews;
  readonly programme: Programme;
}

const wordsOf = ({ before, after }: Change): string | undefined => {
  if (before && after) return changed(before, after);
  if (before) return `${before.start} ${before.title}: is not held.`;
  return after && `${after.start} ${after.title}: is new, until ${after.end}${after.place ? `, ${after.place}` : ''}.`;
};

/** Whether somebody hears of a change: they go there, or went, or arrange it. */
const concerns = ({ before, after }: Change, { person, place }: Seat): boolean => {
  if (place === managerPlace || place === 'organiser') return true;
  if (!sidesOf(place).includes('team')) return false;
  return [before, after].some((plan) => plan !== undefined && goesTo(plan, person));
};

/** What is one session before and after, by its title and its day; the others are not held any more, or new. */
const matched = (before: readonly Session[], after: readonly SessionPlan[]) => {
  const added = [...after];
  const moved: { readonly before: Session; readonly after: SessionPlan }[] = [];
  const gone = before.filter((session) => {
    const index = added.findIndex(({ title, day }) => title === session.title && day === session.day);
    const [plan] = index < 0 ? [] : added.splice(index, 1);
    if (plan) moved.push({ before: session, after: plan });
    return !plan;
  });
  return { moved, gone, added };
};

export type Timetables = ReturnType<typeof createTimetables>;

/** What is planned on the days of a review; once it was issued, changes reach those they concern. */
export const createTimetables = ({ database, deliveries, reviews, programme }: Parts) => {
  const redraw = async (tx: Tx, review: ReviewId, seats: readonly Seat[]): Promise<void> => {
    const days = Array.from({ length: programme.days }, (_, index) => index + 1);
    const shared = (['team', 'host'] as const).flatMap((side) =>
      days.map((day): Subject => subjectOf(timetableCard, `${review}:${day}:${side}`)),
    );
    const own = seats.map(({ person }): Subject => subjectOf(myTimetableCard, `${review}:${person}`));
    const prompts = cardsWithSessions(
      review,
      days,
      seats.map(({ person }) => person),
    );
    await deliveries.changedWhereSent(tx, [...shared, ...own, ...prompts]);
  };

  /** Tells those whom changes concern, once each, whatever changed; whoever changed it knows. */
  const tell = async (
    tx: Tx,
    review: Review,
    told: readonly { readonly words: string; readonly day: number; readonly change: Change }[],
    seats: readonly Seat[],
    { by, now }: Deed,
  ): Promise<void> => {
    for (const seat of seats.filter((each) => isSeated(each) && each.person !== by)) {
      const theirs = told.filter(({ change }) => concerns(change, seat));
      if (theirs.length === 0) continue;
      const key = `timetable:${review.id}:${now.getTime()}:${by}:${seat.person}`;
      const view: View = changesView(review, theirs, programme);
      await deliveries.enqueue(tx, { key, view, to: { kind: 'people', people: [seat.person] } }, now);
    }
  };

  const note = async (tx: Tx, review: Review, changes: readonly Change[], deed: Deed): Promise<void> => {
    const seats = await reviews.seatsIn(tx, review.id);
    await redraw(tx, review.id, seats);
    if (!(await reviews.isRecordedIn(tx, review.id, issuedNeed))) return;
    const told = changes.flatMap((change) => {
      const words = wordsOf(change);
      const day = change.after?.day ?? change.before?.day ?? 1;
      return words === undefined ? [] : [{ words, day, change }];
    });
    await insertChanges(
      tx,
      told.map(({ words, day }) => ({ review: review.id, day, words, at: deed.now })),
    );
    await tell(tx, review, told, seats, deed);
  };

  return {
    sessions: (review: ReviewId): Promise<readonly Session[]> => findSessions(database, [review]),
    sessionsOf: (all: readonly ReviewId[]): Promise<readonly Session[]> => findSessions(database, all),
    sessionsIn: (tx: Tx, all: readonly ReviewId[]): Promise<readonly Session[]> => findSessionsIn(tx, all),

    /** What changed in some timetables since then. */
    changesSince: (all: readonly ReviewId[], since: Date): Promise<readonly TimetableChange[]> =>
      findChanges(database, all, since),

    /** Writes the programme's days where there is nothing yet. @returns how many sessions; 0 where there are some */
    begin: async (tx: Tx, review: Review, deed: Deed): Promise<number> => {
      if ((await findSessionsIn(tx, [review.id])).length > 0) return 0;
      const plans = plannedSessions(programme.timetable);
      await insertSessions(tx, review.id, plans);
      await note(
        tx,
        review,
        plans.map((after) => ({ after })),
        deed,
      );
      return plans.length;
    },

    add: async (tx: Tx, review: Review, plan: SessionPlan, deed: Deed): Promise<void> => {
      await insertSessions(tx, review.id, [plan]);
      await note(tx, review, [{ after: plan }], deed);
    },

    /** @returns false where it is not as its user saw it any more */
    change: async (tx: Tx, review: Review, before: Session, after: SessionPlan, deed: Deed): Promise<boolean> => {
      const saved = await saveSession(tx, before, after);
      if (saved) await note(tx, review, [{ before, after }], deed);
      return saved;
    },

    /** @returns false where it is off already */
    remove: async (tx: Tx, review: Review, before: Session, deed: Deed): Promise<boolean> => {
      const removed = (await removeSessions(tx, [before.id], deed.now)) > 0;
      if (removed) await note(tx, review, [{ before }], deed);
      return removed;
    },

    /** The days that the plans are about hold these and nothing else; what is there as it was stays as it is. */
    replace: async (tx: Tx, review: Review, plans: readonly SessionPlan[], deed: Deed): Promise<void> => {
      const days = new Set(plans.map(({ day }) => day));
      const there = (await findSessionsIn(tx, [review.id])).filter(({ day }) => days.has(day));
      const isSame = (one: SessionPlan, other: SessionPlan): boolean =>
        one.day === other.day && one.title === other.title && changed(one, other) === undefined;
      const { moved, gone, added } = matched(
        there.filter((session) => !plans.some((plan) => isSame(session, plan))),
        plans.filter((plan) => !there.some((session) => isSame(session, plan))),
      );
      for (const { before, after } of moved) await saveSession(tx, before, after);
      await removeSessions(
        tx,
        gone.map(({ id }) => id),
        deed.now,
      );
      await insertSessions(tx, review.id, added);
      const changes = [...moved, ...gone.map((before) => ({ before })), ...added.map((after) => ({ after }))];
      await note(tx, review, changes, deed);
    },

    /** Posts a day as a card that stays up to date. */
    postIn: (
      tx: Tx,
      review: Review,
      { day, side }: { readonly day: number; readonly side: Side },
      { channel, summary, now }: { readonly channel: ChannelId; readonly summary: string; readonly now: Date },
    ) =>
      deliveries.enqueue(
        tx,
        {
          key: `timetable:${review.id}:${day}:${side}:${channel}:${now.getTime()}`,
          subject: subjectOf(timetableCard, `${review.id}:${day}:${side}`),
          summary,
          to: { kind: 'channels', channels: [channel] },
        },
        now,
      ),

    /** Sends everybody who takes part what is theirs, as a card that stays up to date. @returns how many people */
    issue: async (tx: Tx, review: Review, { summary, now }: { readonly summary: string; readonly now: Date }) => {
      const seats = (await reviews.seatsIn(tx, review.id)).filter(isSeated);
      const cards = seats.map(({ person }) => ({
        key: `my-timetable:${review.id}:${person}:${now.getTime()}`,
        subject: subjectOf(myTimetableCard, `${review.id}:${person}`),
        summary,
        people: [person],
        channels: [],
      }));
      await deliveries.enqueueAll(tx, cards, now);
      return seats.length;
    },
  };
};
