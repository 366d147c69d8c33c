import { z } from 'zod';
import { type Command, defineCommand } from '../../chat/command.ts';
import { tidy } from '../../chat/tidy.ts';
import type { Programme } from '../../programme/programme.ts';
import { nameOf } from '../review.ts';
import type { Life } from './life.ts';
import { maySayProviders } from './may.ts';
import { carriedOnReview, managersAndSponsor, type OnReview, onReview, takesReview } from './on-review.ts';

/** Organisations that one review may name, and characters of each. */
const most = 20;
const mostOfName = 100;

/** The organisations in what somebody wrote: one a line, or with commas between them; each once. */
export const readProviders = (text: string): readonly string[] => {
  const names = text.split(/[\n,;]/u).map((each) => tidy(each));
  return names.filter(
    (name, index) => name !== '' && names.findIndex((other) => other.toLowerCase() === name.toLowerCase()) === index,
  );
};

/** Why a list of organisations cannot be taken; undefined where it can. */
const wrongProviders = (names: readonly string[]): string | undefined => {
  if (names.length > most) return `These are ${names.length} organisations. Please name ${most} at the most.`;
  const long = names.find((name) => name.length > mostOfName);
  return long === undefined ? undefined : `“${long.slice(0, 40)}…” is too long: ${mostOfName} characters at the most.`;
};

/** `review providers HMEP-12`: says which organisations work for the host or bid to, whose people cannot review it. */
export const createReviewProviders = (on: OnReview, life: Life, programme: Programme): Command =>
  defineCommand({
    name: 'review providers',
    summary: 'Say which organisations have a contract or a bid at the council of a review',
    example: 'review providers HMEP-12',
    who: 'member',
    takes: [takesReview],
    input: onReview.extend({
      providers: z
        .string()
        .transform(readProviders)
        .refine((names) => wrongProviders(names) === undefined),
    }),
    form: async (context, held) => {
      const found = await on.held(held, context, {
        name: 'review providers',
        may: maySayProviders,
        who: managersAndSponsor,
      });
      if ('blocks' in found) return found;
      const { review } = found.whole;
      return {
        title: `Providers of ${nameOf(review, programme)}`,
        submit: 'Save',
        start: { providers: review.providers.join('\n') },
        carries: carriedOnReview,
        steps: () => [
          {
            title: 'Providers',
            fields: [
              {
                kind: 'text',
                name: 'providers',
                label: 'Who has a contract for highway services at the council, or a bid?',
                hint: 'One organisation a line. Nobody who works for one of them is asked to join the team. Name no people.',
                lines: 'many',
                most: most * (mostOfName + 1),
                optional: true,
              },
            ],
            check: ({ providers }) => {
              const why = wrongProviders(readProviders(typeof providers === 'string' ? providers : ''));
              return why === undefined ? {} : { providers: why };
            },
          },
        ],
      };
    },
    run: (input, context) =>
      on.act(input, context, {
        may: maySayProviders,
        who: managersAndSponsor,
        work: async (tx, found) => {
          const { caller, now } = context;
          const { providers } = input;
          const deed = { by: caller.person, now, action: 'review-providers' } as const;
          const changed = await life.change(tx, found.whole.review, { providers }, deed);
          const said = providers.length === 0 ? 'No provider is named.' : `Providers: ${providers.join('; ')}.`;
          return on.done(tx, found, { changed, said }, now);
        },
      }),
  });
