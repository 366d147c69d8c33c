import { z } from 'zod';
import { type Command, defineCommand } from '../../chat/command.ts';
import { numberInput, pageInput } from '../../chat/inputs.ts';
import { replace, show } from '../../chat/reply.ts';
import type { Deliveries } from '../../delivery/deliveries.ts';
import type { UpdateId } from '../update.ts';
import type { PostParts } from './post.ts';
import { postList, preview, trial, triedOut, updateGone } from './views.ts';

/** News that is listed at a time. */
const mostShown = 5;

const doing = z.object({
  of: z.uuid().transform((id) => id as UpdateId),
  seen: numberInput,
  do: z.enum(['publish', 'withdraw', 'show']),
});
const listing = z.object({
  from: pageInput,
});

/** `posts`: what the office wrote; send it off, correct it, withdraw it. */
export const createPosts = ({
  updates,
  deliveries,
  ...parts
}: PostParts & { readonly deliveries: Deliveries }): Command =>
  defineCommand({
    name: 'posts',
    summary: 'See the news that the office wrote: send it off, correct it, withdraw it',
    example: 'posts',
    who: 'office',
    input: z.union([doing, listing]),
    run: async (input, { caller, now, change }) => {
      if (!('do' in input)) {
        const states = ['draft', 'scheduled', 'published', 'withdrawn'] as const;
        const found = await updates.list(states, { from: input.from, most: mostShown + 1 });
        const isMore = found.length > mostShown;
        return show(postList(found.slice(0, mostShown), parts, { from: input.from, isMore }));
      }
      const before = await updates.find(input.of);
      if (!before) return show(updateGone());
      if (input.do === 'show') {
        return change(async (tx) => {
          const key = `preview:${before.id}:${now.getTime()}`;
          const to = { kind: 'everywhere', person: caller.person } as const;
          const places = await deliveries.enqueue(tx, { key, view: trial(before, parts), to }, now);
          return show(triedOut(places));
        });
      }
      const seen = { id: input.of, version: input.seen };
      return change(async (tx) => {
        const done =
          input.do === 'publish'
            ? await updates.submit(tx, seen, before.publishAt, now)
            : await updates.withdraw(tx, seen);
        return done ? replace(preview(done, parts)) : show(updateGone());
      });
    },
  });
