import { z } from 'zod';
import { type Command, defineCommand } from '../../chat/command.ts';
import type { PersonId } from '../../chat/ids.ts';
import { show } from '../../chat/reply.ts';
import { textsIn } from '../../chat/values.ts';
import type { TeamNeeds } from './base.ts';
import { chooseForm } from './choose-form.ts';
import type { createListing } from './listing.ts';
import type { OnTeam } from './on-team.ts';

/** What the form asks, for whoever adds somebody. */
export const addInput = z.object({
  review: z.string().min(1).max(100),
  place: z.string().min(1).max(50),
  name: z.string().optional(),
  reserve: z.boolean().default(false),
  person: z.uuid().transform((id) => id as PersonId),
});

/** `team add`: puts somebody from the pool on a review's list, from the team's card. */
export const createTeamAdd = (
  { programme, gather }: TeamNeeds,
  listing: ReturnType<typeof createListing>,
  on: OnTeam,
): Command =>
  defineCommand({
    name: 'team add',
    summary: 'Put somebody from the pool on a review’s list, from the team’s card',
    example: 'team add',
    who: 'member',
    takes: [{ name: 'review', label: `${programme.shortName}-12`, kind: 'word' }],
    fromCards: true,
    input: addInput,
    form: async (context, { review: typed }) => {
      const [name = ''] = textsIn(typed);
      const managed = await on.managed(name, context);
      if ('say' in managed) return managed.say;
      const { review, seats } = managed;
      const pool = await gather.pool(review, seats, context.now);
      const words = { title: 'Add somebody', submit: 'Put on the list' };
      return chooseForm({ programme, review, seats, pool, excepted: false }, words, { review: name });
    },
    run: async ({ review: typed, place, person, reserve }, context) => {
      const managed = await on.managed(typed, context);
      if ('say' in managed) return show(managed.say);
      return context.change(async (tx) =>
        on.told(await listing.add(tx, managed.review, { place, person, reserve }, context), typed, context),
      );
    },
  });
