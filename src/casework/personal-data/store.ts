import type { Tx } from '../../chat/context.ts';
import type { PersonId } from '../../chat/ids.ts';
import type { Merging } from '../../people/personal-data.ts';
import type { Database } from '../../storage/database.ts';
import { clientOf } from '../../storage/tx.ts';
import type { CaseKind } from '../case.ts';

/** A case as the person it is about gets it. */
export interface CaseData {
  readonly kind: CaseKind;
  readonly opened: string;
  readonly outcome: string | null;
  readonly questions: readonly { readonly asked: string; readonly answer: string | null }[];
}

/** Everything that the office was, or is, to answer a person; in one statement. */
export const findCaseData = async ({ prisma }: Database, person: PersonId): Promise<readonly CaseData[]> => {
  const [row] = await prisma.$queryRaw<{ data: readonly CaseData[] }[]>`
    SELECT coalesce(jsonb_agg(jsonb_build_object(
      'kind', c.kind, 'state', c.state, 'opened', c.opened_at, 'replyBy', c.reply_by, 'acknowledged', c.acknowledged_at,
      'outcome', c.outcome, 'reason', c.reason, 'closed', c.closed_at, 'questions', coalesce((
        SELECT jsonb_agg(jsonb_build_object('asked', q.text, 'at', q.asked_at, 'answer', q.answer, 'answered', q.answered_at)
          ORDER BY q.asked_at, q.id) FROM case_questions q WHERE q.case_id = c.id), '[]')) ORDER BY c.opened_at, c.id), '[]') AS data
    FROM cases c WHERE c.person_id = ${person}::uuid`;
  return row?.data ?? [];
};

/** The cases of one person are another's, and so is what they did about cases as an officer. @returns the former */
export const moveCases = async (tx: Tx, { from, into }: Merging): Promise<readonly string[]> => {
  const client = clientOf(tx);
  const moved = await client.$queryRaw<{ id: string }[]>`
    UPDATE cases SET person_id = ${into}::uuid, version = version + 1 WHERE person_id = ${from}::uuid RETURNING id`;
  await client.$executeRaw`UPDATE cases SET officer = ${into}::uuid WHERE officer = ${from}::uuid`;
  return moved.map(({ id }) => id);
};

/**
 * What a case was about was folded into something else, and the case follows. Where one about that is open
 * already, its questions go there and it is closed: one answer is enough.
 * @returns the cases that changed
 */
export const followFolded = async (tx: Tx, was: string, is: string, now: Date): Promise<readonly string[]> => {
  const client = clientOf(tx);
  const [open] = await client.$queryRaw<{ id: string }[]>`
    SELECT id FROM cases WHERE about_id = ${is}::uuid AND state <> 'closed' ORDER BY opened_at LIMIT 1 FOR UPDATE`;
  const moved = await client.$queryRaw<{ id: string }[]>`
    UPDATE cases SET about_id = ${is}::uuid, version = version + 1 WHERE about_id = ${was}::uuid RETURNING id`;
  const ids = moved.map(({ id }) => id);
  if (!open || ids.length === 0) return ids;
  const closed = await client.$queryRaw<{ id: string }[]>`
    UPDATE cases SET state = 'closed', outcome = 'withdrawn', closed_at = ${now}
    WHERE id = ANY(${ids}::uuid[]) AND state <> 'closed' RETURNING id`;
  await client.$executeRaw`
    UPDATE case_questions SET case_id = ${open.id}::uuid WHERE case_id = ANY(${closed.map(({ id }) => id)}::uuid[])`;
  await client.$executeRaw`UPDATE cases SET version = version + 1 WHERE id = ${open.id}::uuid`;
  return [...ids, open.id];
};

/** @returns the cases that were deleted, with what was asked and answered */
export const deleteCases = async (tx: Tx, person: PersonId): Promise<readonly string[]> => {
  const deleted = await clientOf(tx).$queryRaw<{ id: string }[]>`
    DELETE FROM cases WHERE person_id = ${person}::uuid RETURNING id`;
  return deleted.map(({ id }) => id);
};

/** Nobody changed a case last who is forgotten. @returns the cases that named them */
export const forgetOfficer = async (tx: Tx, officer: PersonId): Promise<readonly string[]> => {
  const changed = await clientOf(tx).$queryRaw<{ id: string }[]>`
    UPDATE cases SET officer = NULL
    WHERE officer IN (SELECT id FROM persons WHERE id = ${officer}::uuid OR merged_into = ${officer}::uuid) RETURNING id`;
  return changed.map(({ id }) => id);
};
