import { z } from 'zod';
import { type Command, defineCommand, type FormPlan } from '../../chat/command.ts';
import { show } from '../../chat/reply.ts';
import { command } from '../../chat/text.ts';
import type { View } from '../../chat/view.ts';
import type { Programme } from '../../programme/programme.ts';
import { nameOf, publicationAgreed, type Review } from '../review.ts';
import type { Life } from './life.ts';
import { type Actor, mayLift } from './may.ts';
import { liftersOf } from './missing.ts';
import { carriedOnReview, managers, type OnReview, onReview, takesReview } from './on-review.ts';
import { isException, mostOfReason, type Recordable, recordableOf, recordables, recordInWords } from './records.ts';
import { cannotNow, notForYou } from './views.ts';

const form = (theirs: readonly Recordable[]): FormPlan => ({
  title: 'Record an answer',
  submit: 'Record',
  start: { answer: 'yes' },
  carries: carriedOnReview,
  steps: ({ need, answer }) => [
    {
      title: 'What is so',
      fields: [
        {
          kind: 'choice',
          name: 'need',
          label: 'What is so',
          decides: true,
          options: theirs.map(({ key }) => ({ value: key, label: recordInWords(key) ?? key })),
        },
        {
          kind: 'choice',
          name: 'answer',
          label: 'Is it so?',
          decides: true,
          options: [
            { value: 'yes', label: 'Yes, record it' },
            { value: 'no', label: 'No, take the record back' },
          ],
        },
        ...(typeof need === 'string' && isException(need) && answer !== 'no'
          ? [
              {
                kind: 'text',
                name: 'reason',
                label: 'Why the review goes on without',
                hint: 'The team reads it. Name nobody.',
                lines: 'many',
                most: mostOfReason,
              } as const,
            ]
          : []),
      ],
    },
  ],
});

/** `review record HMEP-12 leader-agrees`: says that something is so, or with `no` takes that back. */
export const createReviewRecord = (on: OnReview, life: Life, programme: Programme): Command => {
  const recordable = (need: unknown): Recordable | undefined => recordables(programme).find(({ key }) => key === need);
  const ofTheirs = (actor: Actor, review: Review): readonly Recordable[] =>
    recordableOf(programme, review).filter((each) => mayLift(actor, each));
  const noElection = (review: Review): View =>
    cannotNow(review, programme, 'No election at this council is set, so there is nothing to agree to.', [
      'Nothing was changed. The review manager sets the days: ',
      command(`review schedule ${nameOf(review, programme)} election 2027-03-22..2027-05-06`),
    ]);
  /** Why it cannot be recorded, whoever says so. */
  const inTheWay = (
    { need, answer, reason }: { readonly need: string; readonly answer: string; readonly reason?: string | undefined },
    review: Review,
  ): View | undefined => {
    if (need === publicationAgreed && !review.election) return noElection(review);
    return isException(need) && answer === 'yes' && !reason
      ? cannotNow(review, programme, 'An exception needs a reason.')
      : undefined;
  };

  return defineCommand({
    name: 'review record',
    summary: 'Record that something a review waits for is done',
    example: 'review record HMEP-12 leader-agrees',
    who: 'member',
    takes: [
      takesReview,
      { name: 'need', label: 'what', kind: 'word', optional: true },
      { name: 'answer', label: 'no', kind: 'word', optional: true },
    ],
    input: onReview.extend({
      need: z.string().refine((key) => recordInWords(key) !== undefined),
      answer: z.enum(['yes', 'no']).default('yes'),
      reason: z.string().max(mostOfReason).optional(),
    }),
    form: async (context, held) => {
      const found = await on.held(held, context, { name: 'review record', may: () => true });
      if ('blocks' in found) return found;
      const { whole, actor } = found;
      const need = recordable(held['need']);
      if (need && !mayLift(actor, need)) {
        return notForYou(liftersOf(need, whole, programme), whole.review, programme);
      }
      if (need?.key === publicationAgreed && !whole.review.election) return noElection(whole.review);
      const theirs = ofTheirs(actor, whole.review);
      return theirs.length > 0 ? form(theirs) : notForYou(managers, whole.review, programme);
    },
    run: (input, context) => {
      const asked = recordable(input.need);
      return on.act(input, context, {
        may: (actor) => asked !== undefined && mayLift(actor, asked),
        who: (whole) => (asked ? liftersOf(asked, whole, programme) : managers),
        work: async (tx, found) => {
          const { caller, now } = context;
          const { review } = found.whole;
          const { need, answer, reason } = input;
          const why = inTheWay(input, review);
          if (why) return show(why);
          const said = recordInWords(need) ?? need;
          const deed = { by: caller.person, now, what: said };
          if (answer === 'no') {
            const changed = await life.takeBack(tx, review, need, { ...deed, action: 'review-taken-back' });
            if (!changed) return show(cannotNow(review, programme, `It was not recorded: ${said}.`));
            return on.done(tx, found, { changed, said: `Taken back: ${said}.` }, now);
          }
          const changed = await life.record(tx, review, { need, reason }, { ...deed, action: 'review-recorded' });
          return on.done(tx, found, { changed, said: `Recorded: ${said}.` }, now);
        },
      });
    },
  });
};
