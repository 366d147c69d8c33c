import type { TimeOfDay } from '../../calendar/time-of-day.ts';
import type { Tx } from '../../chat/context.ts';
import type { PersonId } from '../../chat/ids.ts';
import type { ReviewId } from '../../reviews/review.ts';
import type { Database } from '../../storage/database.ts';
import type { Prisma } from '../../storage/generated/client.ts';
import { type Client, clientOf } from '../../storage/tx.ts';
import { inOrder, type Session, type SessionId, type SessionKind, type SessionPlan } from './session.ts';

type Row = Prisma.ReviewSessionGetPayload<{ include: { people: true } }>;

const asSession = (row: Row): Session => ({
  id: row.id as SessionId,
  review: row.reviewId as ReviewId,
  day: row.day,
  start: row.start as TimeOfDay,
  end: row.end as TimeOfDay,
  title: row.title,
  kind: row.kind as SessionKind,
  ...(row.meets !== null && { meets: row.meets }),
  ...(row.place !== null && { place: row.place }),
  ...(row.track !== null && { track: row.track }),
  sources: row.sources,
  themes: row.themes,
  key: row.key,
  version: row.version,
  people: row.people.map(({ personId, takesNotes }) => ({ person: personId as PersonId, takesNotes })),
});

const find = async (client: Client, reviews: readonly string[]): Promise<readonly Session[]> => {
  const rows = await client.reviewSession.findMany({
    where: { reviewId: { in: [...reviews] }, removedAt: null },
    include: { people: { orderBy: { personId: 'asc' } } },
  });
  return inOrder(rows.map(asSession));
};

/** The sessions of some reviews, in their order. */
export const findSessions = ({ prisma }: Database, reviews: readonly ReviewId[]): Promise<readonly Session[]> =>
  find(prisma, reviews);

/** The same within a transaction. */
export const findSessionsIn = (tx: Tx, reviews: readonly ReviewId[]): Promise<readonly Session[]> =>
  find(clientOf(tx), reviews);

/** Writes sessions with who goes there, in two statements. */
export const insertSessions = async (tx: Tx, review: ReviewId, plans: readonly SessionPlan[]): Promise<void> => {
  const client = clientOf(tx);
  const rows = plans.map(({ people: _, sources, themes, ...plan }) => ({
    ...plan,
    reviewId: review,
    sources: [...sources],
    themes: [...themes],
  }));
  const written = await client.reviewSession.createManyAndReturn({ data: rows, select: { id: true } });
  const going = plans.flatMap(({ people }, index) =>
    people.map(({ person, takesNotes }) => ({ sessionId: written[index]?.id ?? '', personId: person, takesNotes })),
  );
  if (going.length > 0) await client.sessionPerson.createMany({ data: going });
};

/** @returns false where it is not as its user saw it any more */
export const saveSession = async (
  tx: Tx,
  { id, version }: Pick<Session, 'id' | 'version'>,
  { people, sources, themes, meets = null, place = null, track = null, ...plan }: SessionPlanFields,
): Promise<boolean> => {
  const client = clientOf(tx);
  const data = { ...plan, meets, place, track, sources: [...sources], themes: [...themes] };
  const where = { id, version, removedAt: null };
  const { count } = await client.reviewSession.updateMany({
    where,
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) return false;
  await client.sessionPerson.deleteMany({ where: { sessionId: id } });
  const going = people.map(({ person, takesNotes }) => ({ sessionId: id, personId: person, takesNotes }));
  if (going.length > 0) await client.sessionPerson.createMany({ data: going });
  return true;
};

type SessionPlanFields = Omit<SessionPlan, 'meets' | 'place' | 'track'> & {
  readonly meets?: string | null;
  readonly place?: string | null;
  readonly track?: string | null;
};

/** Takes sessions off the timetable; notes that were written there keep it. */
export const removeSessions = async (tx: Tx, ids: readonly SessionId[], now: Date): Promise<number> =>
  (
    await clientOf(tx).reviewSession.updateMany({
      where: { id: { in: [...ids] }, removedAt: null },
      data: { removedAt: now },
    })
  ).count;

/** One thing that changed after the timetable was issued. */
export interface TimetableChange {
  readonly review: ReviewId;
  readonly day: number;
  readonly words: string;
  readonly at: Date;
}

export const insertChanges = async (tx: Tx, changes: readonly TimetableChange[]): Promise<void> => {
  if (changes.length === 0) return;
  await clientOf(tx).timetableChange.createMany({
    data: changes.map(({ review, ...change }) => ({ ...change, reviewId: review })),
  });
};

/** What changed in some timetables since then, the latest last. */
export const findChanges = async (
  { prisma }: Database,
  reviews: readonly ReviewId[],
  since: Date,
): Promise<readonly TimetableChange[]> => {
  const rows = await prisma.timetableChange.findMany({
    where: { reviewId: { in: [...reviews] }, at: { gte: since } },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ reviewId, day, words, at }) => ({ review: reviewId as ReviewId, day, words, at }));
};

/** Keeps the hash of a link for somebody's calendar. */
export const saveCalendarLink = async (
  tx: Tx,
  link: { readonly hash: string; readonly review: ReviewId; readonly person: PersonId; readonly now: Date },
): Promise<void> => {
  const { hash, review, person, now } = link;
  await clientOf(tx).calendarLink.create({ data: { hash, reviewId: review, personId: person, createdAt: now } });
};

/** Whose calendar of which review a link is for; undefined where there is none such. */
export const findCalendarLink = async (
  { prisma }: Database,
  hash: string,
): Promise<{ readonly review: ReviewId; readonly person: PersonId } | undefined> => {
  const row = await prisma.calendarLink.findUnique({ where: { hash } });
  return row ? { review: row.reviewId as ReviewId, person: row.personId as PersonId } : undefined;
};
