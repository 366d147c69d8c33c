import type { Registrations } from '../../authorities/registrations.ts';
import type { Tx } from '../../chat/context.ts';
import type { PersonId, WorkspaceId } from '../../chat/ids.ts';
import type { View } from '../../chat/view.ts';
import type { Deliveries } from '../../delivery/deliveries.ts';
import type { Audit } from '../../people/audit/audit.ts';
import type { People } from '../../people/people.ts';
import type { AuditAction } from '../../people/person.ts';
import type { Programme } from '../../programme/programme.ts';
import type { Database } from '../../storage/database.ts';
import { managerPlace, nameOf, publicationAgreed, type Review, type Seat } from '../review.ts';
import type { Reviews } from '../reviews.ts';
import type { Recorded } from './records.ts';
import {
  type Attached,
  type Beginning,
  countReviews,
  deleteDate,
  deleteRecord,
  deleteSeats,
  findAttached,
  findAttachedIn,
  findBegunBy,
  findBegunByIn,
  findKnown,
  findKnownIn,
  insertReview,
  insertSeat,
  isEnd,
  type Known,
  listKnown,
  listReviews,
  type ReviewChange,
  saveDate,
  saveRecord,
  updateReview,
} from './store.ts';

/** A review with all that its face is drawn from. */
export interface Whole extends Attached {
  readonly review: Review;
  readonly seats: readonly Seat[];
  /** What those in it, and those who recorded something, are called. */
  readonly names: ReadonlyMap<PersonId, string>;
}

export interface LifeNeeds {
  readonly database: Database;
  readonly reviews: Reviews;
  readonly people: People;
  readonly audit: Audit;
  readonly deliveries: Deliveries;
  readonly registrations: Pick<Registrations, 'end'>;
  readonly programme: Programme;
}

/** Who does something to a review, when, and how the audit log calls it. */
export interface Deed {
  readonly by: PersonId;
  readonly now: Date;
  readonly action: AuditAction;
  readonly what?: string;
}

/** What those hear who are named, and those who had the place before. */
interface Told {
  readonly named: View;
  /** Missing where nobody had it. */
  readonly replaced?: View;
}

/** People of whom one can be found by name. */
const mostKnown = 2_000;

/** What of a review more of its cards say than its own. */
const everyCard = ['stage', 'pause', 'dayOne'] as const;

/** Whether two elections are on the same days, or are both none. */
export const isSameElection = (one: Review['election'], other: Review['election']): boolean =>
  one?.from === other?.from && one?.until === other?.until;

export type Life = ReturnType<typeof createLife>;

const peopleIn = (seats: readonly Seat[], records: readonly Recorded[]): readonly PersonId[] => [
  ...new Set([...seats.map(({ person }) => person), ...records.flatMap(({ by }) => (by ? [by] : []))]),
];

/** A review's life: how it begins, goes on and ends. Every change is in the audit log, and every card shows it. */
export const createLife = ({ database, reviews, people, audit, deliveries, registrations, programme }: LifeNeeds) => {
  /** Notes that a review has changed: the log says who did it, and its cards are drawn anew. */
  const note = async (tx: Tx, review: Review, { by, now, action, what }: Deed): Promise<void> => {
    const details = { name: nameOf(review, programme), ...(what !== undefined && { what }) };
    await audit.write(tx, { at: now, actor: by, action, subject: { kind: 'review', id: review.id }, details });
    await reviews.redraw(tx, review);
  };

  const change = async (tx: Tx, { id, election }: Review, to: ReviewChange, deed: Deed): Promise<Review> => {
    // What the monitoring officer agreed to was about other days.
    if (to.election !== undefined && !isSameElection(to.election ?? undefined, election)) {
      await deleteRecord(tx, id, publicationAgreed);
    }
    const changed = await updateReview(tx, id, to, deed.now);
    if (isEnd(to) && changed.registration) await registrations.end(tx, changed.registration);
    await note(tx, changed, deed);
    if (everyCard.some((key) => to[key] !== undefined)) await reviews.redrawAll(tx, changed);
    return changed;
  };

  return {
    whole: async (review: Review): Promise<Whole> => {
      const [seats, attached] = await Promise.all([reviews.seats(review.id), findAttached(database, review.id)]);
      return { review, seats, ...attached, names: await people.namesOf(peopleIn(seats, attached.records)) };
    },

    /** The same within a transaction. */
    wholeIn: async (tx: Tx, review: Review): Promise<Whole> => {
      const seats = await reviews.seatsIn(tx, review.id);
      const attached = await findAttachedIn(tx, review.id);
      return { review, seats, ...attached, names: await people.namesIn(tx, peopleIn(seats, attached.records)) };
    },

    /** A page of all reviews, the newest first, and how many there are. */
    page: async (page: { readonly from: number; readonly most: number }) => ({
      found: await listReviews(database, page),
      all: await countReviews(database),
    }),

    /** The review that a registration began. */
    begunBy: (registration: string): Promise<Review | undefined> => findBegunBy(database, registration),
    begunByIn: (tx: Tx, registration: string): Promise<Review | undefined> => findBegunByIn(tx, registration),

    /** Begins a review, which the caller manages. */
    begin: async (tx: Tx, beginning: Beginning, by: PersonId, now: Date): Promise<Review> => {
      const review = await insertReview(tx, beginning, now);
      await insertSeat(tx, { review: review.id, person: by, place: managerPlace }, now);
      await note(tx, review, { by, now, action: 'review-begun' });
      return review;
    },

    change,

    /** Sets a date by hand, or has it reckoned from day 1 again. */
    setDate: async (
      tx: Tx,
      review: Review,
      { key, date }: { readonly key: string; readonly date?: Parameters<typeof saveDate>[3] | undefined },
      deed: Deed,
    ): Promise<Review> => {
      if (date === undefined) await deleteDate(tx, review.id, key);
      else await saveDate(tx, review.id, key, date);
      return change(tx, review, {}, deed);
    },

    /** Records that a need is met. */
    record: async (
      tx: Tx,
      review: Review,
      { need, reason }: { readonly need: string; readonly reason?: string | undefined },
      deed: Deed,
    ): Promise<Review> => {
      await saveRecord(tx, review.id, { need, by: deed.by, at: deed.now, reason: reason ?? null });
      return change(tx, review, {}, deed);
    },

    /** Takes a record back. @returns undefined where there was none */
    takeBack: async (tx: Tx, review: Review, need: string, deed: Deed): Promise<Review | undefined> =>
      (await deleteRecord(tx, review.id, need)) ? change(tx, review, {}, deed) : undefined,

    /** Puts somebody into one of the places that one person has, instead of whoever had it; both hear of it. */
    seat: async (
      tx: Tx,
      review: Review,
      { person, place, told }: { readonly person: PersonId; readonly place: string; readonly told: Told },
      deed: Deed,
    ): Promise<Review> => {
      const before = (await deleteSeats(tx, review.id, place)).map((seat) => seat.person);
      await insertSeat(tx, { review: review.id, person, place }, deed.now);
      const changed = await change(tx, review, {}, deed);
      const tell = async (what: keyof Told, to: readonly PersonId[]): Promise<void> => {
        // Whoever did it knows.
        const people = to.filter((each) => each !== deed.by);
        const key = `review:${review.id}:${what}:${changed.version}`;
        const view = told[what];
        if (view && people.length > 0)
          await deliveries.enqueue(tx, { key, view, to: { kind: 'people', people } }, deed.now);
      };
      await tell('named', [person]);
      await tell('replaced', before);
      return changed;
    },

    /** People who can be named: of one workspace, or of all that take part. */
    known: (workspace: WorkspaceId | undefined): Promise<readonly Known[]> => listKnown(database, workspace, mostKnown),

    /** Somebody who can be named, as they are called; undefined where they have no account that takes part. */
    knows: (person: PersonId): Promise<Known | undefined> => findKnown(database, person),
    knowsIn: (tx: Tx, person: PersonId): Promise<Known | undefined> => findKnownIn(tx, person),
  };
};
