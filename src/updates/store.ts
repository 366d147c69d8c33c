import type { Tx } from '../chat/context.ts';
import type { PersonId } from '../chat/ids.ts';
import type { Database } from '../storage/database.ts';
import { type Client, clientOf } from '../storage/tx.ts';
import type { Announcement, AnnouncementId } from './announcement.ts';

const withSeen = { _count: { select: { seen: true } } } as const;

interface Row {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly createdAt: Date;
  readonly _count: { readonly seen: number };
}

const asAnnouncement = ({ id, title, text, createdAt, _count }: Row): Announcement => ({
  id: id as AnnouncementId,
  title,
  text,
  createdAt,
  seenBy: _count.seen,
});

const find = async (client: Client, id: string): Promise<Announcement | undefined> => {
  const row = await client.announcement.findUnique({ where: { id }, include: withSeen });
  return row ? asAnnouncement(row) : undefined;
};

export const findAnnouncement = ({ prisma }: Database, id: string): Promise<Announcement | undefined> =>
  find(prisma, id);

export const listAnnouncements = async ({ prisma }: Database, most: number): Promise<readonly Announcement[]> => {
  const rows = await prisma.announcement.findMany({ include: withSeen, orderBy: { createdAt: 'desc' }, take: most });
  return rows.map(asAnnouncement);
};

export const saveAnnouncement = async (
  tx: Tx,
  author: PersonId,
  { title, text }: Pick<Announcement, 'title' | 'text'>,
  createdAt: Date,
): Promise<Announcement> => {
  const [row] = await clientOf(tx).$queryRaw<Pick<Announcement, 'id'>[]>`
    INSERT INTO announcements (title, text, author_id, created_at)
    VALUES (${title}, ${text}, ${author}::uuid, ${createdAt}) RETURNING id`;
  if (!row) throw new Error('An announcement was written and is not there');
  return { id: row.id, title, text, createdAt, seenBy: 0 };
};

/** @returns the announcement as it is then, and whether the person is new to it; undefined where it is gone */
export const saveSeen = async (
  tx: Tx,
  announcementId: AnnouncementId,
  personId: PersonId,
  at: Date,
): Promise<{ readonly announcement: Announcement; readonly isNew: boolean } | undefined> => {
  const client = clientOf(tx);
  const before = await find(client, announcementId);
  if (!before) return undefined;
  const { count } = await client.announcementSeen.createMany({
    data: [{ announcementId, personId, at }],
    skipDuplicates: true,
  });
  return { announcement: { ...before, seenBy: before.seenBy + count }, isNew: count > 0 };
};
