import type { Tx } from '../../../chat/context.ts';
import type { PersonId } from '../../../chat/ids.ts';
import type { Database } from '../../../storage/database.ts';
import { Prisma } from '../../../storage/generated/client.ts';
import { hasTrace } from '../../../storage/traces.ts';
import { clientOf } from '../../../storage/tx.ts';

/** What somebody has of the days of reviews beside checklists: sessions, notes, prompts, quiet hours. */
export const findDaysData = async ({ prisma }: Database, personId: PersonId) => {
  const notes = await prisma.note.findMany({
    where: { authorId: personId },
    select: { text: true, theme: true, kind: true, createdAt: true },
    orderBy: { createdAt: 'asc' },
  });
  const sessions = await prisma.sessionPerson.findMany({
    where: { personId },
    select: { takesNotes: true, session: { select: { title: true, day: true, start: true, end: true } } },
  });
  const prompts = await prisma.promptPerson.findMany({
    where: { personId },
    select: { snoozes: true, prompt: { select: { key: true, dueAt: true } } },
  });
  const stops = await prisma.promptStop.findMany({ where: { personId }, select: { key: true } });
  const quietHours = await prisma.quietHours.findUnique({
    where: { personId },
    select: { from: true, until: true },
  });
  const calendars = await prisma.calendarLink.count({ where: { personId } });
  return { notes, sessions, prompts, stops, quietHours, calendars };
};

/** What one person has is another's; where both have what there is one of, it is as both would have it. */
export const moveDays = async (tx: Tx, from: PersonId, into: PersonId): Promise<void> => {
  const client = clientOf(tx);
  await client.note.updateMany({ where: { authorId: from }, data: { authorId: into } });
  await client.calendarLink.updateMany({ where: { personId: from }, data: { personId: into } });
  await client.$executeRaw`
    WITH theirs AS (DELETE FROM session_people WHERE person_id = ${from}::uuid RETURNING session_id, takes_notes)
    INSERT INTO session_people (session_id, person_id, takes_notes) SELECT session_id, ${into}::uuid, takes_notes FROM theirs
    ON CONFLICT (session_id, person_id) DO UPDATE SET takes_notes = session_people.takes_notes OR EXCLUDED.takes_notes`;
  await client.$executeRaw`
    WITH theirs AS (DELETE FROM prompt_people WHERE person_id = ${from}::uuid RETURNING *)
    INSERT INTO prompt_people (prompt_id, person_id, snoozed_until, snoozes, nudge_at, tell_at)
    SELECT prompt_id, ${into}::uuid, snoozed_until, snoozes, nudge_at, tell_at FROM theirs
    ON CONFLICT (prompt_id, person_id) DO NOTHING`;
  await client.$executeRaw`
    WITH theirs AS (DELETE FROM prompt_stops WHERE person_id = ${from}::uuid RETURNING review_id, key)
    INSERT INTO prompt_stops (review_id, person_id, key) SELECT review_id, ${into}::uuid, key FROM theirs
    ON CONFLICT DO NOTHING`;
  await client.$executeRaw`
    WITH theirs AS (DELETE FROM quiet_hours WHERE person_id = ${from}::uuid RETURNING "from", until)
    INSERT INTO quiet_hours (person_id, "from", until) SELECT ${into}::uuid, "from", until FROM theirs
    ON CONFLICT DO NOTHING`;
};

/**
 * Forgets somebody: their notes stay without their name, everything else goes.
 * @param named a note or a session that names them says this instead; a note does not, where the review's notes are kept
 */
export const forgetInDays = async (
  tx: Tx,
  personId: PersonId,
  traces: readonly string[],
  named: string,
): Promise<void> => {
  const client = clientOf(tx);
  await client.note.updateMany({ where: { authorId: personId }, data: { authorId: null } });
  await client.sessionPerson.deleteMany({ where: { personId } });
  await client.promptPerson.deleteMany({ where: { personId } });
  await client.promptStop.deleteMany({ where: { personId } });
  await client.quietHours.deleteMany({ where: { personId } });
  await client.calendarLink.deleteMany({ where: { personId } });
  const has = (column: string) => hasTrace(Prisma.raw(column), traces);
  await client.$executeRaw`
    UPDATE notes SET text = ${named} WHERE review_id NOT IN (SELECT review_id FROM notes_kept) AND ${has('text')}`;
  const without = (column: string) => Prisma.sql`CASE WHEN ${has(column)} THEN ${named} ELSE ${Prisma.raw(column)} END`;
  await client.$executeRaw`
    UPDATE review_sessions SET title = ${without('title')}, meets = ${without('meets')}, place = ${without('place')}
    WHERE ${has("concat_ws(' ', title, meets, place)")}`;
  await client.$executeRaw`UPDATE timetable_changes SET words = ${named} WHERE ${has('words')}`;
};
