import { z } from 'zod';
import { type Command, defineCommand } from '../chat/command.ts';
import { noted, replace, show } from '../chat/reply.ts';
import type { AnnouncementId } from './announcement.ts';
import type { Announcements } from './announcements.ts';
import { announcementGone, announcementList, seenInList } from './views.ts';

/** Announcements that are listed: what somebody who was away may have missed. */
const mostListed = 5;

const seeing = z.object({
  seen: z.uuid().transform((id) => id as AnnouncementId),
  /** Pressed in a list, which nobody draws anew: it is answered. */
  listed: z.literal('yes').optional(),
});

/** `announcements`: the latest words of the office; their cards' button says that one has seen them. */
export const createAnnouncementsCommand = (announcements: Announcements): Command =>
  defineCommand({
    name: 'announcements',
    summary: 'Read what the programme office announced lately',
    example: 'announcements',
    who: 'member',
    input: z.union([seeing, z.object({})]),
    run: async (input, { caller, now, change }) => {
      if (!('seen' in input)) return show(announcementList(await announcements.list(mostListed)));
      return change(async (tx) => {
        const announcement = await announcements.see(tx, input.seen, caller.person, now);
        if (!announcement) return show(announcementGone());
        return input.listed ? replace(seenInList(announcement)) : noted;
      });
    },
  });
