import type { AuthorityCode } from '../../authorities/authority.ts';
import type { CalendarDate } from '../../calendar/calendar-date.ts';
import type { Tx } from '../../chat/context.ts';
import type { PersonId } from '../../chat/ids.ts';
import { daysBefore } from '../../schedule/retention-job.ts';
import type { Database } from '../../storage/database.ts';
import { asDate, asDay } from '../../storage/days.ts';
import { type Client, clientOf } from '../../storage/tx.ts';
import type { PeerId } from '../peer.ts';
import { isAskable } from '../store.ts';
import type { Period } from './period.ts';
import { type Answers, type EarlierPost, type Question, questions, type Upkeep } from './questions.ts';

const asPeriod = ({ from, to }: { readonly from: Date; readonly to: Date }): Period => ({
  from: asDay(from),
  to: asDay(to),
});

const asPost = (row: {
  readonly authority: string | null;
  readonly name: string;
  readonly from: Date | null;
  readonly to: Date | null;
}): EarlierPost => ({
  ...(row.authority !== null && { authority: row.authority as AuthorityCode }),
  name: row.name,
  ...(row.from && { from: asDay(row.from) }),
  ...(row.to && { to: asDay(row.to) }),
});

const find = async (client: Client, personId: PersonId): Promise<Upkeep | undefined> => {
  const row = await client.peer.findUnique({
    where: { personId },
    include: { availability: { orderBy: { from: 'asc' } }, earlierPosts: { orderBy: { position: 'asc' } } },
  });
  if (!row) return undefined;
  return {
    peer: row.id as PeerId,
    state: row.state,
    ...(row.state === 'paused' && row.pausedUntil && { pausedUntil: asDay(row.pausedUntil) }),
    answered: questions.filter((question) => row.answered.includes(question)),
    travelsTo: row.travelsTo,
    ...(row.reviewsAYear !== null && { reviewsAYear: row.reviewsAYear }),
    ...(row.release !== null && { release: row.release }),
    ...(row.releasedBy !== null && { releasedBy: row.releasedBy }),
    optIns: row.optIns,
    earlierPosts: row.earlierPosts.map(asPost),
    availability: row.availability.map(asPeriod),
  };
};

export const findUpkeep = ({ prisma }: Database, personId: PersonId): Promise<Upkeep | undefined> =>
  find(prisma, personId);

/** The same, with the peer locked until the transaction ends. */
export const lockUpkeep = async (tx: Tx, personId: PersonId): Promise<Upkeep | undefined> => {
  const client = clientOf(tx);
  await client.$queryRaw`SELECT id FROM peers WHERE person_id = ${personId}::uuid FOR UPDATE`;
  return find(client, personId);
};

/** Writes that a peer pauses, until the end of a day. */
export const savePause = async (tx: Tx, id: PeerId, until: CalendarDate, now: Date): Promise<void> => {
  const data = { state: 'paused', pausedUntil: asDate(until), version: { increment: 1 }, updatedAt: now } as const;
  await clientOf(tx).peer.update({ where: { id }, data, select: { id: true } });
};

/** Writes that a peer's pause has ended. */
export const saveResumption = async (tx: Tx, id: PeerId, now: Date): Promise<void> => {
  const data = { state: 'active', pausedUntil: null, version: { increment: 1 }, updatedAt: now } as const;
  await clientOf(tx).peer.update({ where: { id }, data, select: { id: true } });
};

/** Writes when a peer is available, over what was there before, and that they have said so. */
export const saveAvailability = async (
  tx: Tx,
  { peer, answered }: Pick<Upkeep, 'peer' | 'answered'>,
  periods: readonly Period[],
  now: Date,
): Promise<void> => {
  await clientOf(tx).peer.update({
    where: { id: peer },
    data: {
      answered: [...new Set<Question>([...answered, 'availability'])],
      availability: {
        deleteMany: {},
        createMany: { data: periods.map(({ from, to }) => ({ from: asDate(from), to: asDate(to) })) },
      },
      version: { increment: 1 },
      updatedAt: now,
    },
    select: { id: true },
  });
};

/** Writes answers over what was there before, and which questions are answered now. */
export const saveAnswers = async (
  tx: Tx,
  id: PeerId,
  { earlierPosts, availability: _, travelsTo, optIns, ...answers }: Answers,
  answered: readonly Question[],
  now: Date,
): Promise<void> => {
  await clientOf(tx).peer.update({
    where: { id },
    data: {
      ...answers,
      ...(answers.release !== undefined && { releasedBy: answers.releasedBy ?? null }),
      ...(travelsTo && { travelsTo: [...travelsTo] }),
      ...(optIns && { optIns: [...optIns] }),
      ...(earlierPosts && {
        earlierPosts: {
          deleteMany: {},
          createMany: {
            data: earlierPosts.map(({ authority = null, name, from, to }, position) => ({
              position,
              authority,
              name,
              from: from ? asDate(from) : null,
              to: to ? asDate(to) : null,
            })),
          },
        },
      }),
      answered: [...answered],
      version: { increment: 1 },
      updatedAt: now,
    },
    select: { id: true },
  });
};

/** Notes that a peer was asked, or has put a question off. */
export const saveAsked = async (tx: Tx, id: PeerId, now: Date): Promise<void> => {
  await clientOf(tx).peer.update({ where: { id }, data: { askedAt: now }, select: { id: true } });
};

/** Notes that a peer has said that all we know of them is right. */
export const saveConfirmation = async (tx: Tx, id: PeerId, now: Date): Promise<void> => {
  await clientOf(tx).peer.update({ where: { id }, data: { confirmedAt: now }, select: { id: true } });
};

/** Ends the pauses of which the last day is over, in one statement. @returns whose they were */
export const endPauses = async (tx: Tx, today: CalendarDate, now: Date): Promise<readonly PersonId[]> => {
  const rows = await clientOf(tx).$queryRaw<{ person: PersonId }[]>`
    UPDATE peers SET state = 'active', paused_until = NULL, version = version + 1, updated_at = ${now}
    WHERE state = 'paused' AND paused_until < ${today}::date
    RETURNING person_id AS person`;
  return rows.map(({ person }) => person);
};

/**
 * Peers of whom something is not known yet and who are to be reminded now, noted as asked, in one statement. As
 * many rests as there are reminders after their approval, nobody is reminded any more: so there never are more.
 */
export const askForAnswers = async (
  tx: Tx,
  { days, most }: { readonly days: number; readonly most: number },
  now: Date,
): Promise<readonly { readonly person: PersonId; readonly answered: readonly string[] }[]> =>
  clientOf(tx).$queryRaw<{ person: PersonId; answered: string[] }[]>`
    UPDATE peers p SET asked_at = ${now}
    WHERE ${isAskable} AND NOT (coalesce(answered, '{}') @> ${[...questions]}::text[])
      AND approved_at > ${daysBefore(now, days * most)} AND (asked_at IS NULL OR asked_at <= ${daysBefore(now, days)})
    RETURNING person_id AS person, coalesce(answered, '{}') AS answered`;

/**
 * Peers for whom the years since they were approved, or last said that all is right, have gone round again since
 * they were asked anything, noted as asked, in one statement.
 */
export const askWhetherRight = async (tx: Tx, years: number, now: Date): Promise<readonly PersonId[]> => {
  const rows = await clientOf(tx).$queryRaw<{ person: PersonId }[]>`
    WITH due AS (
      SELECT p.id, since.at + make_interval(years => rounds.n * ${years}::int) AS anniversary
      FROM peers p
      CROSS JOIN LATERAL (SELECT greatest(p.approved_at, p.confirmed_at) AS at) AS since
      CROSS JOIN LATERAL (
        SELECT floor(extract(year FROM age(${now}::timestamptz, since.at)) / ${years}::int)::int AS n
      ) AS rounds
      WHERE ${isAskable} AND rounds.n >= 1
    )
    UPDATE peers p SET asked_at = ${now} FROM due
    WHERE p.id = due.id AND (p.asked_at IS NULL OR p.asked_at < due.anniversary)
    RETURNING p.person_id AS person`;
  return rows.map(({ person }) => person);
};
