import { z } from 'zod';
import type { CaseId, Done } from '../../casework/case.ts';
import type { Cases, Seen } from '../../casework/cases.ts';
import type { Context, Tx } from '../../chat/context.ts';
import { numberInput } from '../../chat/inputs.ts';
import { type Reply, show } from '../../chat/reply.ts';
import type { Values } from '../../chat/values.ts';
import { type CardParts, caseCardView, staleCaseView } from './case-card.ts';
import type { Entry, GatherCases, Whole } from './gather.ts';
import { caseGone } from './views.ts';

/** Which case a button or a form is about, and the version that its user saw. */
export const onCase = z.object({
  case: z.uuid().transform((id) => id as CaseId),
  seen: numberInput,
  /** Sent from a private copy of the card, which nobody draws anew. */
  listed: z.literal('yes').optional(),
});

/** What forms about a case carry along unseen. */
export const carriedOnCase = ['case', 'seen', 'listed'];

export interface OnCaseParts extends CardParts {
  readonly cases: Cases;
  readonly gather: GatherCases;
}

export type OnCase = ReturnType<typeof createOnCase>;

/** Does what an officer decided to a case, or shows them how it stands by now. */
export const createOnCase = ({ cases, gather, ...card }: OnCaseParts) => {
  const find = async (id: string): Promise<Whole | undefined> => gather.whole(await cases.find(id));

  return {
    find,

    /** The case that a form is about; undefined where it carries none, or it is gone. */
    carriedIn: async ({ case: id }: Values): Promise<Whole | undefined> =>
      z.uuid().safeParse(id).success ? find(String(id)) : undefined,

    card: (whole: Whole, more: Values = {}) => caseCardView(whole, card, more),

    stale: (whole: Whole) => staleCaseView(whole, card),

    /**
     * @param work does it, from what was read just before
     * @param how `answer`: what the officer sees when it is done; `typed`: what they had written, shown to
     *   them where it was not done
     */
    act: async (
      on: z.infer<typeof onCase>,
      { caller, change }: Context,
      work: (tx: Tx, entry: Entry, seen: Seen) => Promise<Done>,
      { answer, typed }: { readonly answer: (whole: Whole) => Reply; readonly typed?: string },
    ): Promise<Reply> => {
      const whole = await find(on.case);
      if (!whole) return show(caseGone());
      return change(async (tx) => {
        const done = await work(tx, whole, { id: on.case, version: on.seen, officer: caller.person });
        switch (done.kind) {
          case 'done':
            return answer({ ...whole, of: done.of, officer: caller.name });
          case 'stale':
            return show(staleCaseView({ ...whole, of: done.of }, card, typed));
          case 'gone':
            return show(caseGone());
        }
      });
    },
  };
};
