import type { CalendarDate } from '../../calendar/calendar-date.ts';
import type { TimeOfDay } from '../../calendar/time-of-day.ts';
import type { Tx } from '../../chat/context.ts';
import type { Id, PersonId } from '../../chat/ids.ts';
import type { ReviewId } from '../../reviews/review.ts';
import type { Database } from '../../storage/database.ts';
import { asDate, asDay } from '../../storage/days.ts';
import { clientOf } from '../../storage/tx.ts';
import type { SessionId } from '../timetable/session.ts';
import type { Moment, PromptKey } from './moment.ts';
import type { Quiet } from './quiet.ts';

export type PromptId = Id<'prompt'>;

/** A prompt that was dealt with. */
export interface Dealt extends Omit<Moment, 'until'> {
  readonly id: PromptId;
  readonly review: ReviewId;
  readonly state: 'sent' | 'missed';
}

interface Row {
  readonly id: string;
  readonly reviewId: string;
  readonly key: string;
  readonly onDate: Date;
  readonly about: string;
  readonly day: number;
  readonly state: 'sent' | 'missed';
  readonly dueAt: Date;
}

const asDealt = ({ id, reviewId, key, onDate, about, day, state, dueAt }: Row): Dealt => ({
  id: id as PromptId,
  review: reviewId as ReviewId,
  key: key as PromptKey,
  onDate: asDay(onDate),
  ...(about !== '' && { session: about as SessionId }),
  day,
  state,
  dueAt,
});

/** What was dealt with of some reviews since a day. */
export const findDealt = async (
  tx: Tx,
  reviews: readonly ReviewId[],
  since: CalendarDate,
): Promise<readonly Dealt[]> => {
  const where = { reviewId: { in: [...reviews] }, onDate: { gte: asDate(since) } };
  return (await clientOf(tx).prompt.findMany({ where })).map(asDealt);
};

/** A prompt by its id, for whoever got it; undefined for everybody else. */
export const findPromptOf = async (
  { prisma }: Database,
  id: string,
  personId: PersonId,
): Promise<Dealt | undefined> => {
  const row = await prisma.prompt.findFirst({ where: { id, people: { some: { personId } } } });
  return row ? asDealt(row) : undefined;
};

/** The latest prompts of some cards, by review, key and what they are about. */
export const findShown = async (
  { prisma }: Database,
  cards: readonly { readonly review: string; readonly key: string; readonly about: string }[],
): Promise<readonly Dealt[]> => {
  const isDay = (about: string): boolean => /^\d+$/u.test(about);
  const rows = await prisma.prompt.findMany({
    where: {
      OR: cards.map(({ review, key, about }) => ({
        reviewId: review,
        key,
        ...(isDay(about) ? { day: Number(about), about: '' } : { about }),
      })),
    },
    orderBy: { dueAt: 'asc' },
  });
  return rows.map(asDealt);
};

export interface Dealing extends Moment {
  readonly review: ReviewId;
  readonly state: 'sent' | 'missed';
}

/** Notes that prompts were dealt with, in one statement. @returns those that were not before */
export const insertDealt = async (tx: Tx, prompts: readonly Dealing[]): Promise<readonly Dealt[]> => {
  if (prompts.length === 0) return [];
  const rows = await clientOf(tx).prompt.createManyAndReturn({
    data: prompts.map(({ review, key, onDate, session, day, state, dueAt }) => ({
      ...{ reviewId: review, key, onDate: asDate(onDate), about: session ?? '', day, state, dueAt },
    })),
    skipDuplicates: true,
  });
  return rows.map(asDealt);
};

/** Somebody who is prompted. */
export interface Prompted {
  readonly prompt: PromptId;
  readonly person: PersonId;
  /** When they are reminded, and when the review manager hears, where they are asked for something. */
  readonly nudgeAt?: Date;
  readonly tellAt?: Date;
}

export const insertPrompted = async (tx: Tx, all: readonly Prompted[]): Promise<void> => {
  if (all.length === 0) return;
  await clientOf(tx).promptPerson.createMany({
    data: all.map(({ prompt, person, nudgeAt = null, tellAt = null }) => ({
      ...{ promptId: prompt, personId: person, nudgeAt, tellAt },
    })),
    skipDuplicates: true,
  });
};

/** Who does not want which prompts of some reviews, as `<review>:<person>:<key>`. */
export const findStops = async (tx: Tx, reviews: readonly ReviewId[]): Promise<ReadonlySet<string>> => {
  const rows = await clientOf(tx).promptStop.findMany({ where: { reviewId: { in: [...reviews] } } });
  return new Set(rows.map(({ reviewId, personId, key }) => `${reviewId}:${personId}:${key}`));
};

/** The quiet hours of those who have their own. */
export const findQuiet = async (tx: Tx, people: readonly PersonId[]): Promise<ReadonlyMap<PersonId, Quiet>> => {
  const rows = await clientOf(tx).quietHours.findMany({ where: { personId: { in: [...people] } } });
  return new Map(
    rows.map(({ personId, from, until }) => [
      personId as PersonId,
      { from: from as TimeOfDay, until: until as TimeOfDay },
    ]),
  );
};

/** Somebody's prompt that falls due again. */
export interface Again extends Dealt {
  readonly person: PersonId;
  readonly snoozes: number;
}

type Due = 'snoozedUntil' | 'nudgeAt' | 'tellAt';

/** Takes what is due at that moment, so that nobody takes it again. */
export const takeDue = async (tx: Tx, due: Due, now: Date): Promise<readonly Again[]> => {
  const client = clientOf(tx);
  const where = { [due]: { lte: now } };
  const rows = await client.promptPerson.findMany({ where, include: { prompt: true } });
  if (rows.length > 0) await client.promptPerson.updateMany({ where, data: { [due]: null } });
  return rows.map(({ prompt, personId, snoozes }) => ({ ...asDealt(prompt), person: personId as PersonId, snoozes }));
};

/** Puts a prompt off, and the reminder that was to follow it. @returns false where somebody did not get it */
export const saveSnooze = async (
  tx: Tx,
  { prompt: promptId, person: personId, until, nudgeAt, tellAt }: Required<Prompted> & { readonly until: Date },
): Promise<boolean> => {
  const { promptPerson } = clientOf(tx);
  const where = { promptId, personId };
  const data = { snoozedUntil: until, snoozes: { increment: 1 } };
  if ((await promptPerson.updateMany({ where, data })).count === 0) return false;
  await promptPerson.updateMany({ where: { ...where, nudgeAt: { not: null } }, data: { nudgeAt, tellAt } });
  return true;
};

/** Ends a kind of prompt for somebody, what they had put off too, or has it come again. */
export const saveStop = async (
  tx: Tx,
  { review: reviewId, person: personId, key }: { review: ReviewId; person: PersonId; key: string },
  isStopped: boolean,
): Promise<void> => {
  const client = clientOf(tx);
  if (!isStopped) {
    await client.promptStop.deleteMany({ where: { reviewId, personId, key } });
    return;
  }
  await client.promptStop.createMany({ data: [{ reviewId, personId, key }], skipDuplicates: true });
  await client.promptPerson.updateMany({
    where: { personId, prompt: { reviewId, key } },
    data: { snoozedUntil: null, nudgeAt: null, tellAt: null },
  });
};

/** Which prompts of a review somebody has ended. */
export const findStopped = async (
  { prisma }: Database,
  reviewId: ReviewId,
  personId: PersonId,
): Promise<readonly string[]> =>
  (await prisma.promptStop.findMany({ where: { reviewId, personId }, select: { key: true } })).map(({ key }) => key);

/** Somebody's own quiet hours; undefined where they have none. */
export const findQuietOf = async ({ prisma }: Database, personId: PersonId): Promise<Quiet | undefined> => {
  const row = await prisma.quietHours.findUnique({ where: { personId } });
  return row ? { from: row.from as TimeOfDay, until: row.until as TimeOfDay } : undefined;
};

export const saveQuiet = async (tx: Tx, personId: PersonId, quiet: Quiet): Promise<void> => {
  await clientOf(tx).quietHours.upsert({ where: { personId }, create: { personId, ...quiet }, update: quiet });
};
