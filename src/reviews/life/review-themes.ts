import { z } from 'zod';
import { type Command, defineCommand } from '../../chat/command.ts';
import type { Field } from '../../chat/form.ts';
import type { Programme } from '../../programme/programme.ts';
import type { Life } from './life.ts';
import { type Actor, mayLift, mayManage } from './may.ts';
import { carriedOnReview, managersAndSponsor, type OnReview, onReview, takesReview } from './on-review.ts';

/** What a review looks at. */
export const themesField = ({ themes }: Programme): Field => ({
  kind: 'choices',
  name: 'themes',
  label: 'Themes',
  hint: 'What the team will look at. They can be changed later.',
  optional: true,
  options: themes.map(({ key, name }) => ({ value: key, label: name })),
});

/** `review themes HMEP-12`: chooses what the team will look at. */
export const createReviewThemes = (on: OnReview, life: Life, programme: Programme): Command => {
  const needs = programme.stages.flatMap((stage) => stage.needs).filter(({ key }) => key === 'theme');
  const may = (actor: Actor): boolean => mayManage(actor) || needs.some((need) => mayLift(actor, need));
  return defineCommand({
    name: 'review themes',
    summary: 'Choose what a review looks at',
    example: 'review themes HMEP-12',
    who: 'member',
    takes: [takesReview],
    input: onReview.extend({ themes: z.array(z.string()) }),
    form: async (context, held) => {
      const found = await on.held(held, context, { name: 'review themes', may, who: managersAndSponsor });
      if ('blocks' in found) return found;
      return {
        title: 'Themes of the review',
        submit: 'Save',
        start: { themes: found.whole.review.themes },
        carries: carriedOnReview,
        steps: () => [{ title: 'Themes', fields: [themesField(programme)] }],
      };
    },
    run: (input, context) =>
      on.act(input, context, {
        may,
        who: managersAndSponsor,
        work: async (tx, found) => {
          const { caller, now } = context;
          const deed = { by: caller.person, now, action: 'review-themes' } as const;
          const changed = await life.change(tx, found.whole.review, { themes: input.themes }, deed);
          return on.done(tx, found, { changed, said: 'The themes are chosen.' }, now);
        },
      }),
  });
};
