import type { Tx } from '../../chat/context.ts';
import type { PersonId } from '../../chat/ids.ts';
import type { Database } from '../../storage/database.ts';
import { clientOf } from '../../storage/tx.ts';
import type { AnnouncementId } from '../announcement.ts';

/** What somebody announced, said they have seen, wrote, and subscribes to. */
export const findUpdatesData = async ({ prisma }: Database, personId: PersonId) => {
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
    written: await prisma.update.findMany({ where: { authorId: personId }, orderBy: { createdAt: 'asc' } }),
    pages: await prisma.page.findMany({ where: { writtenBy: personId }, orderBy: { writtenAt: 'asc' } }),
    subscriptions: await prisma.subscription.findMany({ where: { personId }, orderBy: { createdAt: 'asc' } }),
    setForChannels: await prisma.subscription.count({ where: { setBy: personId, personId: null } }),
    announced: announced.map(({ title, text, createdAt }) => ({ title, text, at: createdAt })),
    seen: seen.map(({ announcement, at }) => ({ title: announcement.title, at })),
  };
};

/**
 * What somebody announced, saw, wrote and subscribes to is another's from now on.
 * @returns the announcements that both have seen, of which one view is left
 */
export const moveUpdates = async (tx: Tx, from: PersonId, into: PersonId): Promise<readonly AnnouncementId[]> => {
  const client = clientOf(tx);
  await client.announcement.updateMany({ where: { authorId: from }, data: { authorId: into } });
  await client.update.updateMany({ where: { authorId: from }, data: { authorId: into } });
  await client.page.updateMany({ where: { writtenBy: from }, data: { writtenBy: into } });
  await client.subscription.updateMany({ where: { personId: from }, data: { personId: into } });
  await client.subscription.updateMany({ where: { setBy: from }, data: { setBy: into } });
  const twice = await client.$queryRaw<{ id: AnnouncementId }[]>`
    DELETE FROM announcements_seen s WHERE s.person_id = ${from}::uuid AND EXISTS (
      SELECT 1 FROM announcements_seen o WHERE o.announcement_id = s.announcement_id AND o.person_id = ${into}::uuid)
    RETURNING s.announcement_id AS id`;
  await client.announcementSeen.updateMany({ where: { personId: from }, data: { personId: into } });
  return twice.map(({ id }) => id);
};

/** What somebody gets for themselves ends; what they set for a channel goes on. */
export const deleteOwnSubscriptions = async (tx: Tx, personId: PersonId): Promise<void> => {
  await clientOf(tx).subscription.deleteMany({ where: { personId } });
};
