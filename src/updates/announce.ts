import { z } from 'zod';
import { type Command, defineCommand } from '../chat/command.ts';
import { show } from '../chat/reply.ts';
import { mostOfText, mostOfTitle } from './announcement.ts';
import type { Announcements } from './announcements.ts';
import { announced } from './views.ts';

/** `announce`: the office says something to every channel. */
export const createAnnounce = (announcements: Announcements): Command =>
  defineCommand({
    name: 'announce',
    summary: 'Say something to every channel, and see how many have seen it',
    example: 'announce',
    who: 'office',
    input: z.object({ title: z.string().min(1).max(mostOfTitle), text: z.string().min(1).max(mostOfText) }),
    form: async () => ({
      title: 'Announce to every channel',
      submit: 'Announce',
      start: {},
      steps: () => [
        {
          title: 'What to say',
          fields: [
            { kind: 'text', name: 'title', label: 'Title', most: mostOfTitle },
            { kind: 'text', name: 'text', label: 'What everybody should know', most: mostOfText, lines: 'many' },
          ],
        },
      ],
    }),
    run: (words, { caller, now, change }) =>
      change(async (tx) => {
        const { announcement, channels } = await announcements.announce(tx, caller.person, words, now);
        return show(announced(announcement, channels));
      }),
  });
