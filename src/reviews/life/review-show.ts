import { z } from 'zod';
import { type Command, defineCommand } from '../../chat/command.ts';
import { show } from '../../chat/reply.ts';
import type { Programme } from '../../programme/programme.ts';
import { notYours } from '../not-yours.ts';
import { type OnReview, takesReview } from './on-review.ts';

/** `review show HMEP-12`: where a review stands, as the caller's side of it may see it. */
export const createReviewShow = (on: OnReview, programme: Programme): Command =>
  defineCommand({
    name: 'review show',
    summary: 'See where a review stands, who is who, and what is missing',
    example: 'review show HMEP-12',
    who: 'member',
    takes: [takesReview],
    readOnly: true,
    input: z.object({ review: z.string().min(1) }),
    run: async ({ review }, { caller, now }) => {
      const found = await on.find(review, caller);
      return show(found ? on.face(found, now, true) : notYours(review, programme));
    },
  });
