import { z } from 'zod';
import { type Command, defineCommand } from '../../chat/command.ts';
import { show } from '../../chat/reply.ts';
import type { FaceParts } from './face.ts';
import type { Life } from './life.ts';
import { type OnReview, onReview, takesReview } from './on-review.ts';
import { askToWithdraw } from './views.ts';

/** `review withdraw HMEP-12`: ends a review early. Asks once, with the version that the answer is about. */
export const createReviewWithdraw = (on: OnReview, life: Life, face: FaceParts): Command =>
  defineCommand({
    name: 'review withdraw',
    summary: 'End a review early',
    example: 'review withdraw HMEP-12',
    who: 'member',
    takes: [takesReview],
    input: onReview.extend({ sure: z.literal('yes').optional() }),
    run: (input, context) =>
      on.act(input, context, {
        whileOnHold: true,
        work: async (tx, found) => {
          const { review } = found.whole;
          // What was never seen is not withdrawn.
          if (input.sure === undefined || input.seen === undefined) return show(askToWithdraw(review, face));
          const { caller, now } = context;
          const deed = { by: caller.person, now, action: 'review-withdrawn' } as const;
          const changed = await life.change(tx, review, { pause: 'withdrawn' }, deed);
          return on.done(tx, found, { changed, said: 'It is withdrawn.' }, now);
        },
      }),
  });
