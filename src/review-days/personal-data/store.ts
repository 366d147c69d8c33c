import type { Tx } from '../../chat/context.ts';
import type { PersonId } from '../../chat/ids.ts';
import type { Database } from '../../storage/database.ts';
import { Prisma } from '../../storage/generated/client.ts';
import { hasTrace } from '../../storage/traces.ts';
import { clientOf } from '../../storage/tx.ts';

/** Items of somebody's own, those that they added, and what they ticked. */
export const findReviewDaysData = async ({ prisma }: Database, personId: PersonId) => {
  const select = { id: true, label: true, list: true, day: true, personal: true, doneAt: true } as const;
  const own = await prisma.checklistItem.findMany({ where: { personId }, select, orderBy: { position: 'asc' } });
  const added = await prisma.checklistItem.findMany({
    where: { addedBy: personId },
    select,
    orderBy: { position: 'asc' },
  });
  const done = await prisma.checklistItem.findMany({ where: { doneBy: personId }, select, orderBy: { doneAt: 'asc' } });
  const ticks = await prisma.checklistTick.findMany({
    where: { by: personId },
    select: { itemId: true, done: true, at: true },
    orderBy: { id: 'asc' },
  });
  return { own, added, done, ticks };
};

/**
 * The reviews in whose days somebody has a part: what they have, added or ticked, where they go, what they were asked.
 * @param traces also those in which an item or a session has one of these words
 */
export const findReviewsOf = async (
  tx: Tx,
  person: PersonId,
  traces: readonly string[] = [],
): Promise<readonly string[]> => {
  const rows = await clientOf(tx).$queryRaw<{ id: string }[]>`
    SELECT i.review_id AS id FROM checklist_items i
    WHERE ${person}::uuid IN (i.person_id, i.added_by, i.done_by) OR ${hasTrace(Prisma.sql`i.label`, traces)}
    UNION SELECT s.review_id FROM review_sessions s WHERE ${hasTrace(Prisma.sql`concat_ws(' ', s.title, s.meets, s.place)`, traces)}
    UNION SELECT s.review_id FROM session_people p JOIN review_sessions s ON s.id = p.session_id
    WHERE p.person_id = ${person}::uuid
    UNION SELECT q.review_id FROM prompt_people p JOIN prompts q ON q.id = p.prompt_id WHERE p.person_id = ${person}::uuid`;
  return rows.map(({ id }) => id);
};

/**
 * What one person has on checklists is another's. Of an item that each peer has and that both have, one is left:
 * the one that is done, or the other's own.
 */
export const moveReviewDays = async (tx: Tx, from: PersonId, into: PersonId): Promise<void> => {
  const client = clientOf(tx);
  const ends = (first: PersonId, second: PersonId, isDone: boolean) => client.$executeRaw`
    DELETE FROM checklist_items i WHERE i.person_id = ${first}::uuid AND i.key <> '' AND EXISTS (
      SELECT 1 FROM checklist_items o WHERE o.person_id = ${second}::uuid AND o.review_id = i.review_id
        AND o.list = i.list AND o.day = i.day AND o.key = i.key
        AND (${isDone} = false OR (i.done_at IS NULL AND o.done_at IS NOT NULL)))`;
  await ends(into, from, true);
  await ends(from, into, false);
  await client.checklistItem.updateMany({ where: { personId: from }, data: { personId: into } });
  await client.checklistItem.updateMany({ where: { addedBy: from }, data: { addedBy: into } });
  await client.checklistItem.updateMany({ where: { doneBy: from }, data: { doneBy: into } });
  await client.checklistTick.updateMany({ where: { by: from }, data: { by: into } });
};

/**
 * Forgets somebody on checklists: what was theirs alone goes, what was given to them falls to its role again, and
 * what they ticked stays ticked.
 * @param named an item that names them says this instead
 */
export const forgetInReviewDays = async (
  tx: Tx,
  person: PersonId,
  traces: readonly string[],
  named: string,
): Promise<void> => {
  const client = clientOf(tx);
  await client.checklistItem.deleteMany({
    where: { personId: person, OR: [{ personal: true }, { key: { not: '' }, owner: 'each-peer' }] },
  });
  await client.checklistItem.updateMany({ where: { personId: person }, data: { personId: null } });
  await client.checklistItem.updateMany({ where: { addedBy: person }, data: { addedBy: null } });
  await client.checklistItem.updateMany({ where: { doneBy: person }, data: { doneBy: null } });
  await client.checklistTick.updateMany({ where: { by: person }, data: { by: null } });
  await client.$executeRaw`
    UPDATE checklist_items SET label = ${named} WHERE ${hasTrace(Prisma.sql`label`, traces)}`;
};
