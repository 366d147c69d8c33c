import { z } from 'zod';
import { type Command, defineCommand, type FormPlan } from '../../chat/command.ts';
import type { Field } from '../../chat/form.ts';
import { numberInput } from '../../chat/inputs.ts';
import { show } from '../../chat/reply.ts';
import { textsIn, type Values } from '../../chat/values.ts';
import type { SeatId } from '../review.ts';
import { addInput } from './add.ts';
import type { TeamNeeds } from './base.ts';
import { chooseForm } from './choose-form.ts';
import type { createListing } from './listing.ts';
import type { OnTeam } from './on-team.ts';

const reason = z.string().min(1).max(300);

const input = z.union([
  addInput.extend({ reason, seat: z.undefined().optional() }),
  z.object({
    review: z.string().min(1).max(100),
    seat: z.uuid().transform((id) => id as SeatId),
    seen: numberInput,
    reason,
  }),
]);

const reasonField: Field = {
  kind: 'text',
  name: 'reason',
  label: 'Why the exception is agreed',
  hint: 'The review manager reads it on the team’s card. Nothing about health, beliefs or party, please.',
  most: 300,
  lines: 'many',
};

const title = 'Agree an exception';

/** About somebody on the list already. */
const reasonForm = (start: Values): FormPlan => ({
  title,
  submit: 'Record',
  start,
  carries: ['review', 'seat', 'seen'],
  steps: () => [{ title, fields: [reasonField] }],
});

/** `team exception`: an officer agrees that somebody sits on a team though a rule speaks against it. */
export const createTeamException = (
  { programme, gather }: TeamNeeds,
  listing: ReturnType<typeof createListing>,
  on: OnTeam,
): Command =>
  defineCommand({
    name: 'team exception',
    summary: 'Agree an exception for a review’s team, from the team’s card',
    example: 'team exception',
    who: 'office',
    takes: [{ name: 'review', label: `${programme.shortName}-12`, kind: 'word' }],
    fromCards: true,
    input,
    form: async (context, { review: typed, seat, seen }) => {
      const [name = ''] = textsIn(typed);
      const managed = await on.managed(name, context);
      if ('say' in managed) return managed.say;
      if (seat !== undefined && seen !== undefined) return reasonForm({ review: name, seat, seen });
      const { review, seats } = managed;
      const pool = await gather.pool(review, seats, context.now);
      const words = { title, submit: 'Record', more: [reasonField] };
      return chooseForm({ programme, review, seats, pool, excepted: true }, words, { review: name });
    },
    run: async (asked, context) => {
      const managed = await on.managed(asked.review, context);
      if ('say' in managed) return show(managed.say);
      return context.change(async (tx) => {
        const done =
          asked.seat === undefined
            ? await listing.add(tx, managed.review, { ...asked, exception: asked.reason }, context)
            : await listing.except(tx, managed.review, asked, context);
        return on.told(done, asked.review, context);
      });
    },
  });
