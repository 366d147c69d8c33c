import type { CalendarDate } from '../../calendar/calendar-date.ts';
import type { Tx } from '../../chat/context.ts';
import type { PersonId, WorkspaceId } from '../../chat/ids.ts';
import type { Database } from '../../storage/database.ts';
import { asDate, asDay } from '../../storage/days.ts';
import { Prisma } from '../../storage/generated/client.ts';
import { type Client, clientOf } from '../../storage/tx.ts';
import type { Pause, Review, ReviewId, Stage } from '../review.ts';
import { asReview } from '../store.ts';
import type { Recorded } from './records.ts';

/** What a review begins with. */
export interface Beginning {
  readonly authority: string;
  readonly registration?: string;
  readonly themes: readonly string[];
  readonly dayOne?: CalendarDate;
}

export const insertReview = async (
  tx: Tx,
  { authority, registration, themes, dayOne }: Beginning,
  now: Date,
): Promise<Review> =>
  asReview(
    await clientOf(tx).review.create({
      data: {
        authority,
        registrationId: registration ?? null,
        themes: [...themes],
        dayOne: dayOne ? asDate(dayOne) : null,
        createdAt: now,
        updatedAt: now,
      },
    }),
  );

/** What changes of a review; null takes it away. */
export interface ReviewChange {
  readonly stage?: Stage;
  readonly pause?: Pause | null;
  readonly themes?: readonly string[];
  readonly providers?: readonly string[];
  readonly dayOne?: CalendarDate;
  readonly election?: Review['election'] | null;
}

/** Whether nothing comes after it. */
export const isEnd = ({ stage, pause }: ReviewChange): boolean => stage === 'closed' || pause === 'withdrawn';

/** Writes a change; the version grows with every one, also where it is of what hangs on the review. */
export const updateReview = async (
  tx: Tx,
  id: ReviewId,
  { themes, providers, dayOne, election, ...change }: ReviewChange,
  now: Date,
): Promise<Review> =>
  asReview(
    await clientOf(tx).review.update({
      where: { id },
      data: {
        ...change,
        ...(themes && { themes: [...themes] }),
        ...(providers && { providers: [...providers] }),
        ...(dayOne && { dayOne: asDate(dayOne) }),
        ...(election !== undefined && {
          electionFrom: election && asDate(election.from),
          electionUntil: election && asDate(election.until),
        }),
        ...(isEnd(change) && { endedAt: now }),
        version: { increment: 1 },
        updatedAt: now,
      },
    }),
  );

const findBegun = async (client: Client, registrationId: string): Promise<Review | undefined> => {
  const row = await client.review.findUnique({ where: { registrationId } });
  return row ? asReview(row) : undefined;
};

/** The review that a registration began. */
export const findBegunBy = ({ prisma }: Database, registration: string): Promise<Review | undefined> =>
  findBegun(prisma, registration);

/** The same within a transaction. */
export const findBegunByIn = (tx: Tx, registration: string): Promise<Review | undefined> =>
  findBegun(clientOf(tx), registration);

/** So many reviews, the newest first. */
export const listReviews = async (
  { prisma }: Database,
  { from, most }: { readonly from: number; readonly most: number },
): Promise<readonly Review[]> =>
  (await prisma.review.findMany({ orderBy: { number: 'desc' }, skip: from, take: most })).map(asReview);

export const countReviews = ({ prisma }: Database): Promise<number> => prisma.review.count();

/** What hangs on a review besides its seats. */
export interface Attached {
  readonly records: readonly Recorded[];
  /** Dates that were set by hand. */
  readonly overrides: ReadonlyMap<string, CalendarDate>;
}

const attachedTo = async (client: Client, reviewId: ReviewId): Promise<Attached> => {
  const records = await client.reviewRecord.findMany({ where: { reviewId }, orderBy: { recordedAt: 'asc' } });
  const dates = await client.reviewDate.findMany({ where: { reviewId } });
  return {
    records: records.map(({ need, reason, recordedBy, recordedAt }) => ({
      need,
      at: recordedAt,
      ...(recordedBy !== null && { by: recordedBy as PersonId }),
      ...(reason !== null && { reason }),
    })),
    overrides: new Map(dates.map(({ key, due }) => [key, asDay(due)])),
  };
};

export const findAttached = ({ prisma }: Database, review: ReviewId): Promise<Attached> => attachedTo(prisma, review);

/** The same within a transaction. */
export const findAttachedIn = (tx: Tx, review: ReviewId): Promise<Attached> => attachedTo(clientOf(tx), review);

export const saveRecord = async (
  tx: Tx,
  reviewId: ReviewId,
  { need, by, at, reason = null }: Omit<Recorded, 'reason'> & { readonly reason?: string | null },
): Promise<void> => {
  const data = { recordedBy: by ?? null, recordedAt: at, reason };
  await clientOf(tx).reviewRecord.upsert({
    where: { reviewId_need: { reviewId, need } },
    create: { reviewId, need, ...data },
    update: data,
  });
};

/** @returns whether it was recorded */
export const deleteRecord = async (tx: Tx, reviewId: ReviewId, need: string): Promise<boolean> =>
  (await clientOf(tx).reviewRecord.deleteMany({ where: { reviewId, need } })).count > 0;

export const saveDate = async (tx: Tx, reviewId: ReviewId, key: string, date: CalendarDate): Promise<void> => {
  const due = asDate(date);
  await clientOf(tx).reviewDate.upsert({
    where: { reviewId_key: { reviewId, key } },
    create: { reviewId, key, due },
    update: { due },
  });
};

export const deleteDate = async (tx: Tx, reviewId: ReviewId, key: string): Promise<void> => {
  await clientOf(tx).reviewDate.deleteMany({ where: { reviewId, key } });
};

/** Puts somebody who has no seat in the review into a place, which is theirs from now on. */
export const insertSeat = async (
  tx: Tx,
  { review, person, place }: { readonly review: ReviewId; readonly person: PersonId; readonly place: string },
  now: Date,
): Promise<void> => {
  await clientOf(tx).reviewSeat.create({
    data: { reviewId: review, personId: person, place, state: 'confirmed', createdAt: now, updatedAt: now },
  });
};

/** Empties a place. @returns who had it */
export const deleteSeats = (tx: Tx, reviewId: ReviewId, place: string): Promise<readonly { person: PersonId }[]> =>
  clientOf(tx).$queryRaw<{ person: PersonId }[]>`
    DELETE FROM review_seats WHERE review_id = ${reviewId}::uuid AND place = ${place} RETURNING person_id AS person`;

/** Somebody whom the bot has met and who could take part. */
export interface Known {
  readonly person: PersonId;
  readonly name: string;
  readonly workspace: string;
}

const known = (only: Prisma.Sql, most: number): Prisma.Sql => Prisma.sql`
  SELECT * FROM (
    SELECT DISTINCT ON (a.person_id) a.person_id AS person, a.name, w.name AS workspace
    FROM accounts a JOIN workspaces w ON w.id = a.workspace_id
    WHERE a.closed_at IS NULL AND w.state = 'admitted' ${only}
    ORDER BY a.person_id, a.created_at DESC, a.id
  ) AS met ORDER BY name, person LIMIT ${most}`;

/** People of one workspace that takes part; of all of them where none is given. */
export const listKnown = (
  { prisma }: Database,
  workspace: WorkspaceId | undefined,
  most: number,
): Promise<readonly Known[]> =>
  prisma.$queryRaw<Known[]>(
    known(workspace === undefined ? Prisma.empty : Prisma.sql`AND w.id = ${workspace}::uuid`, most),
  );

/** Somebody, as long as they have an account where the bot takes part. */
export const findKnown = async ({ prisma }: Database, person: PersonId): Promise<Known | undefined> =>
  (await prisma.$queryRaw<Known[]>(known(Prisma.sql`AND a.person_id = ${person}::uuid`, 1)))[0];

export const findKnownIn = async (tx: Tx, person: PersonId): Promise<Known | undefined> =>
  (await clientOf(tx).$queryRaw<Known[]>(known(Prisma.sql`AND a.person_id = ${person}::uuid`, 1)))[0];
