import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { Tx } from '../chat/context.ts';
import type { PersonId } from '../chat/ids.ts';
import type { Database } from '../storage/database.ts';
import { asDate, asDay } from '../storage/days.ts';
import type { Prisma } from '../storage/generated/client.ts';
import { type Client, clientOf } from '../storage/tx.ts';
import type { Case, CaseId, CaseKind, CaseOutcome, CaseState, Question, QuestionId } from './case.ts';

const withQuestions = { questions: { orderBy: { askedAt: 'asc' } } } as const satisfies Prisma.CaseInclude;

type Row = Prisma.CaseGetPayload<{ include: typeof withQuestions }>;

const asQuestion = ({ id, text, askedAt, answer }: Row['questions'][number]): Question => ({
  id: id as QuestionId,
  text,
  askedAt,
  ...(answer !== null && { answer }),
});

const asCase = (row: Row): Case => ({
  id: row.id as CaseId,
  kind: row.kind,
  about: row.aboutId,
  person: row.personId as PersonId,
  state: row.state,
  openedAt: row.openedAt,
  replyBy: asDay(row.replyBy),
  ...(row.acknowledgedAt && { acknowledgedAt: row.acknowledgedAt }),
  ...(row.outcome && { outcome: row.outcome }),
  ...(row.reason !== null && { reason: row.reason }),
  ...(row.closedAt && { closedAt: row.closedAt }),
  ...(row.officer !== null && { officer: row.officer as PersonId }),
  version: row.version,
  questions: row.questions.map(asQuestion),
});

const find = async (client: Client, id: string): Promise<Case | undefined> => {
  const row = await client.case.findUnique({ where: { id }, include: withQuestions });
  return row ? asCase(row) : undefined;
};

export const findCase = ({ prisma }: Database, id: string): Promise<Case | undefined> => find(prisma, id);

/** The case, locked until the transaction ends. */
export const lockCase = async (tx: Tx, id: string): Promise<Case | undefined> => {
  const client = clientOf(tx);
  await client.$queryRaw`SELECT 1 FROM cases WHERE id = ${id}::uuid FOR UPDATE`;
  return find(client, id);
};

/** The case about something that is not closed, locked until the transaction ends. */
export const lockOpenCase = async (tx: Tx, kind: CaseKind, about: string): Promise<Case | undefined> => {
  const client = clientOf(tx);
  const [row] = await client.$queryRaw<{ id: string }[]>`
    SELECT id FROM cases WHERE kind = ${kind}::case_kind AND about_id = ${about}::uuid AND state <> 'closed' FOR UPDATE`;
  return row && find(client, row.id);
};

/** The newest cases of a person, newest first. */
export const findCasesOf = async ({ prisma }: Database, personId: PersonId, most: number): Promise<readonly Case[]> => {
  const rows = await prisma.case.findMany({
    where: { personId },
    include: withQuestions,
    orderBy: [{ openedAt: 'desc' }, { id: 'asc' }],
    take: most,
  });
  return rows.map(asCase);
};

/** Cases about something that were closed, newest first. */
export const findClosedCases = async (
  { prisma }: Database,
  kind: CaseKind,
  aboutId: string,
  most: number,
): Promise<readonly Case[]> => {
  const rows = await prisma.case.findMany({
    where: { kind, aboutId, state: 'closed' },
    include: withQuestions,
    orderBy: [{ closedAt: 'desc' }, { id: 'asc' }],
    take: most,
  });
  return rows.map(asCase);
};

/** Cases that are not closed: those that wait for the office first, and of them the longest waiting. */
export const listOpenCases = async (
  { prisma }: Database,
  { from, most }: { readonly from: number; readonly most: number },
): Promise<readonly Case[]> => {
  const rows = await prisma.case.findMany({
    where: { state: { not: 'closed' } },
    include: withQuestions,
    orderBy: [{ state: 'asc' }, { openedAt: 'asc' }, { id: 'asc' }],
    skip: from,
    take: most,
  });
  return rows.map(asCase);
};

/** How many cases are in each state that is not closed. */
export const countCases = async ({ prisma }: Database): Promise<Readonly<Partial<Record<CaseState, number>>>> => {
  const rows = await prisma.case.groupBy({ by: ['state'], where: { state: { not: 'closed' } }, _count: true });
  return Object.fromEntries(rows.map(({ state, _count }) => [state, _count]));
};

/** How many cases the office owes an answer: those promised for that day, and those promised before it. */
export const countOwed = async (tx: Tx, on: CalendarDate): Promise<{ readonly due: number; readonly late: number }> => {
  const [row] = await clientOf(tx).$queryRaw<{ due: number; late: number }[]>`
    SELECT count(*) FILTER (WHERE reply_by = ${on}::date)::int AS due,
      count(*) FILTER (WHERE reply_by < ${on}::date)::int AS late
    FROM cases WHERE state = 'waiting' AND reply_by <= ${on}::date`;
  return row ?? { due: 0, late: 0 };
};

export const insertCase = async (
  tx: Tx,
  { kind, about, person, replyBy }: Pick<Case, 'kind' | 'about' | 'person' | 'replyBy'>,
  openedAt: Date,
): Promise<Case> => {
  const row = await clientOf(tx).case.create({
    data: { kind, aboutId: about, personId: person, openedAt, replyBy: asDate(replyBy) },
    include: withQuestions,
  });
  return asCase(row);
};

/** What changes in a case. Whatever a decision may depend on raises its version. */
export interface CaseChange {
  readonly state?: CaseState;
  readonly replyBy?: CalendarDate;
  readonly acknowledgedAt?: Date;
  readonly outcome?: CaseOutcome;
  readonly reason?: string;
  readonly closedAt?: Date;
  /** Null where what happens now is no officer's doing. */
  readonly officer?: PersonId | null;
}

export const updateCase = async (
  tx: Tx,
  id: CaseId,
  { replyBy, ...change }: CaseChange,
  { raises }: { readonly raises: boolean },
): Promise<Case> => {
  const row = await clientOf(tx).case.update({
    where: { id },
    data: { ...change, ...(replyBy && { replyBy: asDate(replyBy) }), ...(raises && { version: { increment: 1 } }) },
    include: withQuestions,
  });
  return asCase(row);
};

export const insertQuestion = async (tx: Tx, caseId: CaseId, text: string, askedAt: Date): Promise<QuestionId> => {
  const { id } = await clientOf(tx).caseQuestion.create({ data: { caseId, text, askedAt }, select: { id: true } });
  return id as QuestionId;
};

/** Writes the answer of the person who was asked. @returns the case; undefined where there is nothing to answer */
export const answerQuestion = async (
  tx: Tx,
  { question, person, text }: { readonly question: QuestionId; readonly person: PersonId; readonly text: string },
  answeredAt: Date,
): Promise<CaseId | undefined> => {
  const [row] = await clientOf(tx).caseQuestion.updateManyAndReturn({
    where: { id: question, answer: null, case: { personId: person, state: { not: 'closed' } } },
    data: { answer: text, answeredAt },
    select: { caseId: true },
  });
  return row && (row.caseId as CaseId);
};
