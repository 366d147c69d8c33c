import { dateAt, instantAt, type TimeZone } from '../../calendar/time-zone.ts';
import type { Tx } from '../../chat/context.ts';
import type { PersonId } from '../../chat/ids.ts';
import type { Audit } from '../../people/audit/audit.ts';
import type { Programme } from '../../programme/programme.ts';
import { isOpen, nameOf, type Review, type ReviewId } from '../../reviews/review.ts';
import type { Reviews } from '../../reviews/reviews.ts';
import type { Database } from '../../storage/database.ts';
import { deleteKept, isHeld, isKept, isKeptIn, saveKept } from './keeping/store.ts';
import { type Note, type NoteId, type Offered, offered, type Tally, tallyOf } from './note.ts';
import {
  countNotes,
  countSince,
  deleteNote,
  findNotes,
  findSessions,
  findTitles,
  findWritten,
  insertNote,
  type NoteDetails,
  updateNote,
} from './store.ts';

/** Notes of one review that are read; nobody writes as many in three days. */
const mostRead = 2_000;

/** Why a note was not written, changed or deleted. */
export type NotNoted = 'closed' | 'no-dates' | 'kept' | 'held' | 'changed';

/** Who does something, and when. */
export interface Deed {
  readonly by: PersonId;
  readonly now: Date;
}

/** A note that somebody changes, as they saw it. */
export interface Seen {
  readonly id: NoteId;
  readonly version: number;
}

export interface NotesNeeds {
  readonly database: Database;
  readonly reviews: Reviews;
  readonly audit: Audit;
  readonly programme: Programme;
  readonly timeZone: TimeZone;
}

export type Notes = ReturnType<typeof createNotes>;

/** Why nobody writes notes in a review now; undefined where they can. */
const closedTo = (review: Review): NotNoted | undefined => {
  if (!isOpen(review)) return 'closed';
  return review.dayOne === undefined ? 'no-dates' : undefined;
};

/** What the team of a review heard: its own, until the time comes to delete it. */
export const createNotes = ({ database, reviews, audit, programme, timeZone }: NotesNeeds) => {
  const midnight = (now: Date): Date => instantAt(dateAt(now, timeZone), '00:00', timeZone);

  /** Holds the review as it is, and says why nothing may be changed in its notes. */
  const locked = async (tx: Tx, { id }: Review): Promise<NotNoted | undefined> => {
    const review = await reviews.lock(tx, id);
    if (!review) return 'closed';
    return closedTo(review) ?? ((await isKeptIn(tx, id)) ? 'kept' : undefined);
  };

  /** Keeps the notes of a review, or lets them go, and writes that down. @returns false where it was so already */
  const keeping = async (tx: Tx, review: Review, kept: boolean, { by, now }: Deed): Promise<boolean> => {
    if (!(await reviews.lock(tx, review.id))) return false;
    const isNew = kept ? await saveKept(tx, review.id, now) : await deleteKept(tx, review.id);
    const action = kept ? 'notes-kept' : 'notes-released';
    const subject = { kind: 'review', id: review.id } as const;
    if (isNew)
      await audit.write(tx, { at: now, actor: by, action, subject, details: { name: nameOf(review, programme) } });
    return isNew;
  };

  const tallies = async (ids: readonly ReviewId[], until: Date): Promise<ReadonlyMap<ReviewId, Tally>> => {
    if (ids.length === 0) return new Map();
    const counted = await countNotes(database, ids, midnight(until), until);
    return new Map(counted.map(({ review, themes, counted: of }) => [review, tallyOf(of, themes)]));
  };

  return {
    closedTo,

    /** The sessions of these reviews that a note of somebody’s can belong to. */
    sessions: async (of: readonly Review[], person: PersonId, now: Date): Promise<ReadonlyMap<ReviewId, Offered>> => {
      const found = await findSessions(
        database,
        of.map(({ id }) => id),
        person,
      );
      return new Map(of.map((review) => [review.id, offered(found.get(review.id) ?? [], review, now, timeZone)]));
    },

    titles: (sessions: readonly string[]): Promise<ReadonlyMap<string, string>> => findTitles(database, sessions),

    /** The notes of a review, the newest first; one person’s alone where they are named. */
    of: (review: ReviewId, author?: PersonId): Promise<readonly Note[]> =>
      findNotes(database, { review, author, most: mostRead }),

    /** Writes a note. @returns how many were written today, by all and by its author; or why it was not */
    write: async (
      tx: Tx,
      review: Review,
      details: NoteDetails,
      deed: Deed,
    ): Promise<{ readonly all: number; readonly own: number } | NotNoted> => {
      const now = await reviews.lock(tx, review.id);
      const closed = now ? closedTo(now) : 'closed';
      if (closed) return closed;
      await insertNote(tx, review.id, details, deed);
      return countSince(tx, review.id, deed.by, midnight(deed.now));
    },

    /** @returns why it was not changed */
    change: async (
      tx: Tx,
      review: Review,
      seen: Seen,
      details: NoteDetails,
      { by, now }: Deed,
    ): Promise<NotNoted | undefined> => {
      const why = await locked(tx, review);
      if (why) return why;
      return (await updateNote(tx, { ...seen, author: by }, details, now)) ? undefined : 'changed';
    },

    /** @returns why it was not deleted */
    remove: async (tx: Tx, review: Review, seen: Seen, { by }: Deed): Promise<NotNoted | undefined> => {
      const why = (await locked(tx, review)) ?? ((await isHeld(tx, by)) ? 'held' : undefined);
      if (why) return why;
      return (await deleteNote(tx, { ...seen, author: by })) ? undefined : 'changed';
    },

    isKept: (review: ReviewId): Promise<boolean> => isKept(database, review),

    /** A request or a complaint: from now on no note of the review is changed or deleted. */
    keep: (tx: Tx, review: Review, deed: Deed): Promise<boolean> => keeping(tx, review, true, deed),
    release: (tx: Tx, review: Review, deed: Deed): Promise<boolean> => keeping(tx, review, false, deed),

    /** What the notes of each of these reviews come to at a moment, and on its day; one statement. */
    tallies,

    /** The same of one review. */
    tally: async (review: ReviewId, until: Date): Promise<Tally> =>
      (await tallies([review], until)).get(review) ?? tallyOf([], []),

    /** Who has written a note of which of these sessions by now; one statement. */
    writtenIn: (
      tx: Tx,
      sessions: readonly string[],
    ): Promise<readonly { readonly session: string; readonly author: PersonId }[]> => findWritten(tx, sessions),
  };
};
