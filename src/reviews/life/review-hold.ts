import { type Command, defineCommand } from '../../chat/command.ts';
import { show } from '../../chat/reply.ts';
import type { Programme } from '../../programme/programme.ts';
import type { Life } from './life.ts';
import { type OnReview, onReview, takesReview } from './on-review.ts';
import { cannotNow } from './views.ts';

/** `review hold HMEP-12`: the review waits where it is. */
export const createReviewHold = (on: OnReview, life: Life): Command =>
  defineCommand({
    name: 'review hold',
    summary: 'Put a review on hold',
    example: 'review hold HMEP-12',
    who: 'member',
    takes: [takesReview],
    input: onReview,
    run: (input, context) =>
      on.act(input, context, {
        work: async (tx, found) => {
          const { caller, now } = context;
          const deed = { by: caller.person, now, action: 'review-held' } as const;
          const changed = await life.change(tx, found.whole.review, { pause: 'on_hold' }, deed);
          return on.done(tx, found, { changed, said: 'It is on hold now.' }, now);
        },
      }),
  });

/** `review resume HMEP-12`: it goes on from where it stopped. */
export const createReviewResume = (on: OnReview, life: Life, programme: Programme): Command =>
  defineCommand({
    name: 'review resume',
    summary: 'Let a review go on that is on hold',
    example: 'review resume HMEP-12',
    who: 'member',
    takes: [takesReview],
    input: onReview,
    run: (input, context) =>
      on.act(input, context, {
        whileOnHold: true,
        work: async (tx, found) => {
          const { review } = found.whole;
          if (review.pause === undefined) return show(cannotNow(review, programme, 'This review is not on hold.'));
          const { caller, now } = context;
          const deed = { by: caller.person, now, action: 'review-resumed' } as const;
          const changed = await life.change(tx, review, { pause: null }, deed);
          return on.done(tx, found, { changed, said: 'It goes on from where it stopped.' }, now);
        },
      }),
  });
