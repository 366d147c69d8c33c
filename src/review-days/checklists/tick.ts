import { z } from 'zod';
import { type Command, defineCommand } from '../../chat/command.ts';
import { noted, replace, show } from '../../chat/reply.ts';
import { livesHere } from '../which.ts';
import type { ChecklistParts } from './checklist-command.ts';
import { myListView, wholeListView } from './views.ts';
import { notTicked } from './words.ts';

/** `tick`: one item, ticked or unticked, on whichever card it stands. */
export const createTick = (parts: ChecklistParts): Command =>
  defineCommand({
    name: 'tick',
    summary: 'Tick one thing on a checklist, or untick it',
    example: 'tick',
    who: 'member',
    fromCards: true,
    input: z.object({
      item: z.uuid(),
      done: z.boolean(),
      /** Ticked in a private list, which nobody draws anew: it is answered. */
      listed: z.enum(['all', 'mine']).optional(),
    }),
    run: async ({ item, done, listed }, context) => {
      const { caller, now, change } = context;
      const { checklists, lists, reviews } = parts;
      const ticking = await checklists.ticking(item, caller);
      if (ticking.why !== undefined) return show(notTicked[ticking.why]);
      const reply = await change(async (tx) => {
        await checklists.tick(tx, ticking, done, { by: caller.person, now });
        return noted;
      });
      const review = listed && (await reviews.find(ticking.review));
      if (!review) return reply;
      const seat = ticking.place === undefined ? {} : { seat: { place: ticking.place } };
      const reader = { person: caller.person, ...seat };
      const whole = await lists.forReader(review, ticking.item, reader);
      const here = await livesHere(parts, context);
      const canPost = here?.review.id === review.id && here.side === ticking.item.side;
      return replace(
        listed === 'mine' ? myListView(whole, reader, parts, { listed }) : wholeListView(whole, parts, { canPost }),
      );
    },
  });
