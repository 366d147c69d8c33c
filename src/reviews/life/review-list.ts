import { z } from 'zod';
import { type Command, defineCommand } from '../../chat/command.ts';
import { pageInput } from '../../chat/inputs.ts';
import { show } from '../../chat/reply.ts';
import type { Reviews } from '../reviews.ts';
import type { FaceParts } from './face.ts';
import type { Life } from './life.ts';
import { reviewList } from './views.ts';

/** Reviews that are shown at once. */
const mostShown = 8;

interface Parts extends FaceParts {
  readonly reviews: Reviews;
  readonly life: Life;
}

/** `review list`: the office's reviews, or those that somebody sits in. */
export const createReviewList = ({ reviews, life, ...face }: Parts): Command =>
  defineCommand({
    name: 'review list',
    summary: 'See the reviews that you are in',
    example: 'review list',
    who: 'member',
    readOnly: true,
    input: z.object({
      from: pageInput,
    }),
    run: async ({ from }, { caller }) => {
      if (caller.roles.includes('office')) {
        const page = await life.page({ from, most: mostShown });
        return show(reviewList({ ...page, from, mayBegin: true }, face));
      }
      const theirs = (await reviews.of(caller.person)).map(({ review }) => review);
      const found = theirs.slice(from, from + mostShown);
      return show(reviewList({ found, from, all: theirs.length, mayBegin: false }, face));
    },
  });
