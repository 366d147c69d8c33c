import type { Region } from '../../authorities/authority.ts';
import type { CalendarDate } from '../../calendar/calendar-date.ts';
import type { Tx } from '../../chat/context.ts';
import type { PersonId } from '../../chat/ids.ts';
import type { Database } from '../../storage/database.ts';
import { asDate, asDay } from '../../storage/days.ts';
import { Prisma } from '../../storage/generated/client.ts';
import { type Client, clientOf } from '../../storage/tx.ts';
import type { PeerKind } from '../peer.ts';
import { isApprovedPeer } from '../store.ts';
import type { AnsweredCall, CallAnswer, CallDetails, CallId, Helper } from './call.ts';

interface Row {
  readonly id: CallId;
  readonly text: string;
  readonly themes: readonly string[];
  readonly kind: PeerKind | null;
  readonly region: Region | null;
  readonly from: Date | null;
  readonly to: Date | null;
  readonly closes_on: Date;
  readonly yes: number;
  readonly no: number;
}

const asCall = ({ id, text, themes, kind, region, from, to, closes_on: closesOn, yes, no }: Row): AnsweredCall => ({
  id,
  text,
  criteria: {
    themes,
    ...(kind && { kind }),
    ...(region && { region }),
    ...(from !== null && to !== null && { dates: { from: asDay(from), to: asDay(to) } }),
  },
  closesOn: asDay(closesOn),
  yes,
  no,
});

/** Who counts among the answers: peers who are still there. */
const isThere = isApprovedPeer;

const columns = Prisma.sql`
  c.id, c.text, c.themes, c.kind::text AS kind, c.region, c."from", c."to", c.closes_on,
  count(*) FILTER (WHERE a.answer = 'yes' AND ${isThere})::int AS yes,
  count(*) FILTER (WHERE a.answer = 'no' AND ${isThere})::int AS no`;

const withAnswers = Prisma.sql`
  LEFT JOIN call_answers a ON a.call_id = c.id LEFT JOIN peers p ON p.person_id = a.person_id`;

const find = async (client: Client, id: string): Promise<AnsweredCall | undefined> => {
  const [row] = await client.$queryRaw<Row[]>`
    SELECT ${columns} FROM calls c ${withAnswers} WHERE c.id = ${id}::uuid GROUP BY c.id`;
  return row && asCall(row);
};

/** A call with its answers counted, in one statement. */
export const findCall = ({ prisma }: Database, id: string): Promise<AnsweredCall | undefined> => find(prisma, id);

/** The same within a change; the call stays as it is until the transaction ends. */
export const holdCall = async (tx: Tx, id: string): Promise<AnsweredCall | undefined> => {
  await clientOf(tx).$queryRaw`SELECT id FROM calls WHERE id = ${id}::uuid FOR SHARE`;
  return find(clientOf(tx), id);
};

/**
 * Calls that close on a day or later, the last to close first, each with its answers counted, in one statement.
 * @param after the last call of the page before; one that is gone begins again
 */
export const listCalls = async (
  { prisma }: Database,
  { since, after, most }: { readonly since: CalendarDate; readonly after?: string; readonly most: number },
): Promise<readonly AnsweredCall[]> => {
  const rest = after
    ? Prisma.sql`AND (c.closes_on, c.id)
        < (coalesce((SELECT closes_on FROM calls WHERE id = ${after}::uuid), 'infinity'), ${after}::uuid)`
    : Prisma.empty;
  const rows = await prisma.$queryRaw<Row[]>`
    SELECT ${columns}
    FROM (
      SELECT * FROM calls c WHERE c.closes_on >= ${since}::date ${rest} ORDER BY c.closes_on DESC, c.id DESC LIMIT ${most}
    ) AS c ${withAnswers}
    GROUP BY c.id, c.text, c.themes, c.kind, c.region, c."from", c."to", c.closes_on
    ORDER BY c.closes_on DESC, c.id DESC`;
  return rows.map(asCall);
};

export const saveCall = async (tx: Tx, { text, criteria, closesOn }: CallDetails, now: Date): Promise<CallId> => {
  const { themes, kind = null, region = null, dates } = criteria;
  const { id } = await clientOf(tx).call.create({
    data: {
      text,
      themes: [...themes],
      kind,
      region,
      from: dates ? asDate(dates.from) : null,
      to: dates ? asDate(dates.to) : null,
      closesOn: asDate(closesOn),
      createdAt: now,
    },
    select: { id: true },
  });
  return id as CallId;
};

/** Writes what somebody answered, over what they answered before. @returns whether it is something else */
export const saveAnswer = async (
  tx: Tx,
  call: CallId,
  person: PersonId,
  answer: CallAnswer,
  now: Date,
): Promise<boolean> => {
  const written = await clientOf(tx).$executeRaw`
    INSERT INTO call_answers (call_id, person_id, answer, at)
    VALUES (${call}::uuid, ${person}::uuid, ${answer}::call_answer_kind, ${now})
    ON CONFLICT (call_id, person_id) DO UPDATE SET answer = EXCLUDED.answer, at = EXCLUDED.at
    WHERE call_answers.answer <> EXCLUDED.answer`;
  return written > 0;
};

/** What somebody answered; undefined where they have not. */
export const findAnswer = async (tx: Tx, callId: CallId, personId: PersonId): Promise<CallAnswer | undefined> => {
  const where = { callId_personId: { callId, personId } };
  return (await clientOf(tx).callAnswer.findUnique({ where, select: { answer: true } }))?.answer;
};

/**
 * Those who can help with each of some calls, by name, in one statement.
 * @param after the last of the page before, where it is about one call
 */
export const listHelpers = async (
  { prisma }: Database,
  calls: readonly string[],
  { after, most }: { readonly after?: string; readonly most: number },
): Promise<ReadonlyMap<string, readonly Helper[]>> => {
  const rest = after
    ? Prisma.sql`AND (p.name, p.id) > (coalesce((SELECT name FROM peers WHERE id = ${after}::uuid), ''), ${after}::uuid)`
    : Prisma.empty;
  const rows = await prisma.$queryRaw<(Helper & { call: string })[]>`
    SELECT c.id AS call, p.id, p.kind::text AS kind, p.name, p.email, p.role,
      ARRAY(SELECT o.name FROM peer_organisations o WHERE o.peer_id = p.id ORDER BY o.position) AS organisations
    FROM unnest(${[...calls]}::uuid[]) AS c(id)
    CROSS JOIN LATERAL (
      SELECT p.* FROM call_answers a JOIN peers p ON p.person_id = a.person_id
      WHERE a.call_id = c.id AND a.answer = 'yes' AND ${isThere} ${rest} ORDER BY p.name, p.id LIMIT ${most}
    ) AS p
    ORDER BY p.name, p.id`;
  const byCall = new Map<string, Helper[]>();
  for (const { call, ...helper } of rows) {
    const helpers = byCall.get(call) ?? [];
    byCall.set(call, helpers);
    helpers.push(helper);
  }
  return byCall;
};
