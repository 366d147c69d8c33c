import type { Tx } from '../../chat/context.ts';
import type { PersonId } from '../../chat/ids.ts';
import type { ReviewId } from '../../reviews/review.ts';
import type { Database } from '../../storage/database.ts';
import type { Prisma } from '../../storage/generated/client.ts';
import { clientOf } from '../../storage/tx.ts';
import type { Counted, Note, NoteId, Session } from './note.ts';

const asNote = (row: Prisma.NoteGetPayload<object>): Note => ({
  id: row.id as NoteId,
  review: row.reviewId as ReviewId,
  ...(row.authorId !== null && { author: row.authorId as PersonId }),
  ...(row.sessionId !== null && { session: row.sessionId }),
  theme: row.theme,
  kind: row.kind,
  text: row.text,
  createdAt: row.createdAt,
  version: row.version,
});

/** The sessions of these reviews that a note can belong to, by review. */
export const findSessions = async (
  { prisma }: Database,
  reviews: readonly ReviewId[],
  person: PersonId,
): Promise<ReadonlyMap<ReviewId, readonly Session[]>> => {
  const rows = await prisma.$queryRaw<(Session & { review: ReviewId })[]>`
    SELECT s.review_id AS review, s.id, s.day, s.start, s.title,
      s.track IS NOT NULL AND EXISTS (SELECT 1 FROM session_people p WHERE p.session_id = s.id)
        AND NOT EXISTS (SELECT 1 FROM session_people p WHERE p.session_id = s.id AND p.person_id = ${person}::uuid)
        AS "isOthers"
    FROM review_sessions s
    WHERE s.review_id = ANY(${[...reviews]}::uuid[]) AND s.removed_at IS NULL AND s.kind <> 'break'
    ORDER BY s.day, s.start, s.id`;
  return new Map(reviews.map((review) => [review, rows.filter((row) => row.review === review)]));
};

/** What sessions are called, also those that were removed. */
export const findTitles = async (
  { prisma }: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const rows = await prisma.reviewSession.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, title: true },
  });
  return new Map(rows.map(({ id, title }) => [id, title]));
};

export type NoteDetails = Pick<Note, 'theme' | 'kind' | 'text'> & { readonly session?: string | undefined };

export const insertNote = async (
  tx: Tx,
  reviewId: ReviewId,
  { session, ...details }: NoteDetails,
  { by, now }: { readonly by: PersonId; readonly now: Date },
): Promise<void> => {
  await clientOf(tx).note.create({
    data: { ...details, reviewId, authorId: by, sessionId: session ?? null, createdAt: now, updatedAt: now },
  });
};

/** Notes of a review, the newest first; one person's alone where they are named. */
export const findNotes = async (
  { prisma }: Database,
  {
    review,
    author,
    most,
  }: { readonly review: ReviewId; readonly author?: PersonId | undefined; readonly most: number },
): Promise<readonly Note[]> => {
  const rows = await prisma.note.findMany({
    where: { reviewId: review, ...(author !== undefined && { authorId: author }) },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: most,
  });
  return rows.map(asNote);
};

interface Theirs {
  readonly id: NoteId;
  readonly author: PersonId;
  /** The one that they saw. */
  readonly version: number;
}

const ofTheirs = ({ id, author, version }: Theirs) => ({ id, authorId: author, version });

/** @returns false where it is not theirs, is gone, or was changed meanwhile */
export const updateNote = async (
  tx: Tx,
  which: Theirs,
  { session, ...details }: NoteDetails,
  now: Date,
): Promise<boolean> => {
  const data = { ...details, sessionId: session ?? null, updatedAt: now, version: { increment: 1 } };
  return (await clientOf(tx).note.updateMany({ where: ofTheirs(which), data })).count > 0;
};

/** @returns false where it is not theirs, is gone, or was changed meanwhile */
export const deleteNote = async (tx: Tx, which: Theirs): Promise<boolean> =>
  (await clientOf(tx).note.deleteMany({ where: ofTheirs(which) })).count > 0;

/** Notes since then, of everybody and of one person. */
export const countSince = async (
  tx: Tx,
  review: ReviewId,
  author: PersonId,
  since: Date,
): Promise<{ readonly all: number; readonly own: number }> => {
  const [row] = await clientOf(tx).$queryRaw<{ all: number; own: number }[]>`
    SELECT count(*)::int AS "all", count(*) FILTER (WHERE author_id = ${author}::uuid)::int AS own
    FROM notes WHERE review_id = ${review}::uuid AND created_at >= ${since}`;
  return row ?? { all: 0, own: 0 };
};

/** What is counted of the notes of one review. */
export interface CountedIn {
  readonly review: ReviewId;
  readonly themes: readonly string[];
  readonly counted: readonly Counted[];
}

/** Notes of these reviews until a moment, by what they are counted by; one statement. */
export const countNotes = ({ prisma }: Database, reviews: readonly ReviewId[], since: Date, until: Date) =>
  prisma.$queryRaw<CountedIn[]>`
    SELECT r.id AS review, r.themes, coalesce(jsonb_agg(jsonb_build_object(
        'theme', c.theme, 'kind', c.kind, 'sources', c.sources, 'today', c.today, 'all', c.n
      ) ORDER BY c.theme, c.kind) FILTER (WHERE c.n IS NOT NULL), '[]') AS counted
    FROM reviews r LEFT JOIN (
      SELECT n.review_id, n.theme, n.kind, coalesce(s.sources, '{}') AS sources, count(*) AS n,
        count(*) FILTER (WHERE n.created_at >= ${since}) AS today
      FROM notes n LEFT JOIN review_sessions s ON s.id = n.session_id
      WHERE n.review_id = ANY(${[...reviews]}::uuid[]) AND n.created_at <= ${until}
      GROUP BY n.review_id, n.theme, n.kind, s.sources
    ) c ON c.review_id = r.id
    WHERE r.id = ANY(${[...reviews]}::uuid[]) GROUP BY r.id`;

/** Who has written a note of which of these sessions. */
export const findWritten = (tx: Tx, sessions: readonly string[]) =>
  clientOf(tx).$queryRaw<{ readonly session: string; readonly author: PersonId }[]>`
    SELECT DISTINCT session_id AS session, author_id AS author FROM notes
    WHERE session_id = ANY(${[...sessions]}::uuid[]) AND author_id IS NOT NULL`;
