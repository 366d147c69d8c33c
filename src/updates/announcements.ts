import type { Tx } from '../chat/context.ts';
import type { PersonId } from '../chat/ids.ts';
import type { Deliveries } from '../delivery/deliveries.ts';
import { subjectOf } from '../delivery/message.ts';
import type { Database } from '../storage/database.ts';
import type { Announcement, AnnouncementId } from './announcement.ts';
import { findAnnouncement, listAnnouncements, saveAnnouncement, saveSeen } from './store.ts';

/** The kind of shared card that an announcement is. */
export const announcementCard = 'announcement';

export type Announcements = ReturnType<typeof createAnnouncements>;

/** Words from the office that stand as one card in every channel, with how many have seen them. */
export const createAnnouncements = (database: Database, deliveries: Deliveries) => ({
  find: (id: string): Promise<Announcement | undefined> => findAnnouncement(database, id),

  /** Newest first. */
  list: (most: number): Promise<readonly Announcement[]> => listAnnouncements(database, most),

  /** Posts an announcement. @returns it, and how many channels it goes to */
  announce: async (
    tx: Tx,
    author: PersonId,
    words: Pick<Announcement, 'title' | 'text'>,
    now: Date,
  ): Promise<{ readonly announcement: Announcement; readonly channels: number }> => {
    const announcement = await saveAnnouncement(tx, author, words, now);
    const subject = subjectOf(announcementCard, announcement.id);
    const outgoing = { key: subject, subject, summary: words.title, to: { kind: 'every-channel' } } as const;
    const channels = await deliveries.enqueue(tx, outgoing, now);
    return { announcement, channels };
  },

  /** Somebody has seen it: every copy shows one more. @returns it as it is then; undefined where it is gone */
  see: async (tx: Tx, id: AnnouncementId, person: PersonId, now: Date): Promise<Announcement | undefined> => {
    const seen = await saveSeen(tx, id, person, now);
    if (seen?.isNew) await deliveries.changed(tx, subjectOf(announcementCard, id));
    return seen?.announcement;
  },
});
