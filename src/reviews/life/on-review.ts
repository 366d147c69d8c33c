import { z } from 'zod';
import { dateAt } from '../../calendar/time-zone.ts';
import type { Argument } from '../../chat/arguments.ts';
import type { Context, Tx } from '../../chat/context.ts';
import { numberInput } from '../../chat/inputs.ts';
import { refuse } from '../../chat/refusal.ts';
import { type Reply, show } from '../../chat/reply.ts';
import { command } from '../../chat/text.ts';
import type { Values } from '../../chat/values.ts';
import type { View } from '../../chat/view.ts';
import { notYours } from '../not-yours.ts';
import { nameOf, type Review } from '../review.ts';
import type { Belonging, Reviews } from '../reviews.ts';
import { type FaceParts, faceView } from './face.ts';
import { managerButtons, providersButtons, recordButtons } from './face-buttons.ts';
import type { Life, Whole } from './life.ts';
import { type Actor, mayLift, mayManage, maySayProviders } from './may.ts';
import { recordableOf } from './records.ts';
import { cannotNow, doneView, notForYou, staleView, whichReview } from './views.ts';

/** Which review something is about, and the version that its user saw where it came from a card. */
export const onReview = z.object({
  review: z.string().min(1),
  seen: numberInput.optional(),
});

/** What forms about a review carry along unseen. */
export const carriedOnReview: readonly string[] = ['review', 'seen'];

/** The review, as the first word after a command. */
export const takesReview: Argument = { name: 'review', label: 'HMEP-12', kind: 'word' };

/** A review, and who acts on it. */
export interface Found {
  readonly whole: Whole;
  readonly actor: Actor;
  readonly belonging: Belonging;
}

export interface OnReviewParts extends FaceParts {
  readonly reviews: Reviews;
  readonly life: Life;
}

interface ForWhom {
  /** Whether they may; the review's manager and the office do, unless it says otherwise. */
  readonly may?: (actor: Actor) => boolean;
  /** Who may, for those who may not. */
  readonly who?: string | ((whole: Whole) => string);
}

interface Act extends ForWhom {
  /** It may be done while the review is on hold. */
  readonly whileOnHold?: true;
  readonly work: (tx: Tx, found: Found) => Promise<Reply>;
}

export const managers = 'The review manager or the programme office';
/** Those, and the sponsor, for what is the council's own to say. */
export const managersAndSponsor = 'The sponsor, the review manager or the programme office';

export type OnReview = ReturnType<typeof createOnReview>;

/** Finds the review that somebody means, sees whether they may, and shows them what came of it. */
export const createOnReview = ({ reviews, life, ...face }: OnReviewParts) => {
  const { programme, timeZone } = face;

  const faceOf = ({ whole, actor, belonging }: Found, now: Date, inFull?: true): View => {
    const { review } = whole;
    const mayRecord = recordableOf(programme, review).some((need) => mayLift(actor, need));
    const own = [
      ...(mayRecord ? recordButtons(review, programme) : []),
      ...(maySayProviders(actor) ? providersButtons(review, programme) : []),
    ];
    return faceView(
      whole,
      {
        side: belonging.sides.includes('team') ? 'team' : 'host',
        today: dateAt(now, timeZone),
        buttons: mayManage(actor) ? managerButtons(review, programme) : own,
        withProviders: maySayProviders(actor),
        ...(inFull && { inFull }),
      },
      face,
    );
  };

  /** What stands in the way of changing a review, whoever they are. */
  const closedTo = ({ review }: Whole, whileOnHold: true | undefined): View | undefined => {
    if (review.pause === 'withdrawn') return cannotNow(review, programme, 'This review was withdrawn.');
    if (review.stage === 'closed') return cannotNow(review, programme, 'This review is closed.');
    if (review.pause === 'on_hold' && !whileOnHold) {
      return refuse({
        missing: 'This review is on hold.',
        lifts: `${managers} can resume it.`,
        next: [
          'Nothing was changed. To go on, type ',
          command(`review resume ${nameOf(review, programme)}`),
          ' first.',
        ],
      });
    }
    return undefined;
  };

  const refused = (whole: Whole, who: string | ((whole: Whole) => string)): View =>
    notForYou(typeof who === 'string' ? who : who(whole), whole.review, programme);

  const find = async (text: string, caller: Context['caller']): Promise<Found | undefined> => {
    const belonging = await reviews.named(text, programme, caller);
    return belonging && { whole: await life.whole(belonging.review), actor: { caller, belonging }, belonging };
  };

  return {
    find,

    face: faceOf,

    /** The review that a form is about, or what to say instead of the form. */
    held: async (
      { review }: Values,
      { caller }: Context,
      { name, may = mayManage, who = managers }: { readonly name: string } & ForWhom,
    ): Promise<Found | View> => {
      if (typeof review !== 'string' || review === '') return whichReview(name);
      const found = await find(review, caller);
      if (!found) return notYours(review, programme);
      return may(found.actor) ? found : refused(found.whole, who);
    },

    /** Does something to a review that is as its user saw it; otherwise says how it stands. */
    act: async (
      { review: text, seen }: z.infer<typeof onReview>,
      { caller, now, change }: Context,
      { may = mayManage, who = managers, whileOnHold, work }: Act,
    ): Promise<Reply> => {
      const theirs = await reviews.named(text, programme, caller);
      if (!theirs) return show(notYours(text, programme));
      return change(async (tx) => {
        const locked = await reviews.lock(tx, theirs.review.id);
        const belonging = locked && (await reviews.belongingIn(tx, locked, caller));
        if (!belonging) return show(notYours(text, programme));
        const actor = { caller, belonging };
        const found = { whole: await life.wholeIn(tx, belonging.review), actor, belonging };
        if (!may(actor)) return show(refused(found.whole, who));
        if (seen !== undefined && seen !== belonging.review.version) return show(staleView(faceOf(found, now)));
        const closed = closedTo(found.whole, whileOnHold);
        return closed ? show(closed) : work(tx, found);
      });
    },

    /** Says that a review has begun. */
    begun: async (tx: Tx, review: Review, { caller, now }: Context, said: string): Promise<Reply> => {
      const belonging = await reviews.belongingIn(tx, review, caller);
      if (!belonging) throw new Error('Somebody began a review that is not theirs');
      const found = { whole: await life.wholeIn(tx, review), actor: { caller, belonging }, belonging };
      return show(doneView(faceOf(found, now), said));
    },

    /** Says what was done, with the review as it is now. */
    done: async (
      tx: Tx,
      { actor, belonging }: Found,
      { changed, said, inFull }: { readonly changed: Review; readonly said: string; readonly inFull?: true },
      now: Date,
    ): Promise<Reply> => {
      const found = { actor, belonging: { ...belonging, review: changed }, whole: await life.wholeIn(tx, changed) };
      return show(doneView(faceOf(found, now, inFull), said));
    },
  };
};
