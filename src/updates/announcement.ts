import type { Id } from '../chat/ids.ts';

export type AnnouncementId = Id<'announcement'>;

/** A few words from the office to every channel. */
export interface Announcement {
  readonly id: AnnouncementId;
  readonly title: string;
  readonly text: string;
  readonly createdAt: Date;
  /** People who pressed that they have seen it. */
  readonly seenBy: number;
}

/** Characters; longer news belongs behind a link. */
export const mostOfTitle = 120;
export const mostOfText = 1_500;
