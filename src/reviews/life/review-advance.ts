import { type Command, defineCommand } from '../../chat/command.ts';
import { show } from '../../chat/reply.ts';
import type { Programme } from '../../programme/programme.ts';
import type { Life } from './life.ts';
import { nextStep } from './missing.ts';
import { type OnReview, onReview, takesReview } from './on-review.ts';
import { cannotNow, notYet } from './views.ts';

/** `review advance HMEP-12`: on to the next stage, or what is missing for it. */
export const createReviewAdvance = (on: OnReview, life: Life, programme: Programme): Command =>
  defineCommand({
    name: 'review advance',
    summary: 'Move a review on to its next stage, or see what is missing for it',
    example: 'review advance HMEP-12',
    who: 'member',
    takes: [takesReview],
    input: onReview,
    run: (input, context) =>
      on.act(input, context, {
        work: async (tx, found) => {
          const { review } = found.whole;
          const next = nextStep(found.whole, programme);
          if (!next) return show(cannotNow(review, programme, 'This is the last stage of the review.'));
          const { stage, missing } = next;
          if (missing.length > 0) return show(notYet(review, programme, stage.name, missing));
          const { caller, now } = context;
          const deed = { by: caller.person, now, action: 'review-moved', what: stage.name } as const;
          const changed = await life.change(tx, review, { stage: stage.key }, deed);
          return on.done(tx, found, { changed, said: `It has moved on to: ${stage.name}.` }, now);
        },
      }),
  });
