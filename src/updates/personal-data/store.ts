import type { Tx } from '../../chat/context.ts';
import type { PersonId } from '../../chat/ids.ts';
import type { Database } from '../../storage/database.ts';
import { clientOf } from '../../storage/tx.ts';
import type { AnnouncementId } from '../announcement.ts';

interface Posted {
  readonly title: string;
  readonly at: Date;
}

/** What somebody announced, and which announcements they said they have seen. */
export const findUpdatesData = async (
  { prisma }: Database,
  personId: PersonId,
): Promise<{ readonly announced: readonly Posted[]; readonly seen: readonly Posted[] }> => {
  const announced = await prisma.announcement.findMany({
    where: { authorId: personId },
    orderBy: { createdAt: 'asc' },
  });
  const seen = await prisma.announcementSeen.findMany({
    where: { personId },
    include: { announcement: true },
    orderBy: { at: 'asc' },
  });
  return {
    announced: announced.map(({ title, text, createdAt }) => ({ title, text, at: createdAt })),
    seen: seen.map(({ announcement, at }) => ({ title: announcement.title, at })),
  };
};

/**
 * What somebody announced and saw is another's from now on.
 * @returns the announcements that both have seen, of which one view is left
 */
export const moveUpdates = async (tx: Tx, from: PersonId, into: PersonId): Promise<readonly AnnouncementId[]> => {
  const client = clientOf(tx);
  await client.announcement.updateMany({ where: { authorId: from }, data: { authorId: into } });
  const twice = await client.$queryRaw<{ id: AnnouncementId }[]>`
    DELETE FROM announcements_seen s WHERE s.person_id = ${from}::uuid AND EXISTS (
      SELECT 1 FROM announcements_seen o WHERE o.announcement_id = s.announcement_id AND o.person_id = ${into}::uuid)
    RETURNING s.announcement_id AS id`;
  await client.announcementSeen.updateMany({ where: { personId: from }, data: { personId: into } });
  return twice.map(({ id }) => id);
};
