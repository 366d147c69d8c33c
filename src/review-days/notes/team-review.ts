import type { Context } from '../../chat/context.ts';
import type { Values } from '../../chat/values.ts';
import { textsIn } from '../../chat/values.ts';
import type { View } from '../../chat/view.ts';
import { notYours } from '../../reviews/not-yours.ts';
import { nameOf } from '../../reviews/review.ts';
import type { Belonging } from '../../reviews/reviews.ts';
import { createWhich, livesHere, reviewsOf, type WhichParts } from '../which.ts';
import { notHere, onlyTheTeam } from './words.ts';

/** How a review is named by a press, or by what was typed. */
export interface Naming {
  readonly of?: string | undefined;
  readonly name?: string | undefined;
}

/** What names a review among the values of a form. */
export const namingIn = (held: Values): Naming => {
  const [of, name] = [textsIn(held['of'])[0], textsIn(held['name'])[0]];
  return { ...(of !== undefined && { of }), ...(name !== undefined && { name }) };
};

const isOfTeam = ({ sides }: Pick<Belonging, 'sides'>): boolean => sides.includes('team');

/**
 * Finds the review whose notes somebody means, who is on its team’s side. The host’s people hear that notes are the
 * team’s alone; for anybody else it is as if there were no such review.
 * @param typed the command that somebody with several is told to name one with
 */
export const createTeamReview = (parts: WhichParts, typed: string) => {
  const { reviews, deliveries, programme } = parts;
  const which = createWhich(parts, typed);

  /** Where somebody is on the team’s side; otherwise what to say, of the review as they know it. */
  const ifOfTeam = (found: Belonging | undefined, known: string): Belonging | View => {
    if (!found) return notYours(known, programme);
    return isOfTeam(found) ? found : onlyTheTeam(nameOf(found.review, programme));
  };

  /** What is said in a channel where the host’s people read: nothing of notes, save to the team’s own. */
  const inHostChannel = async (context: Context): Promise<View | undefined> => {
    const tied = await livesHere({ reviews, deliveries }, context);
    if (tied?.side !== 'host') return undefined;
    const found = await reviews.belonging(tied.review, context.caller);
    const own = ifOfTeam(found, nameOf(tied.review, programme));
    return 'blocks' in own ? own : notHere();
  };

  const pressed = async (of: string, { caller }: Context): Promise<Belonging | View> =>
    ifOfTeam(await reviews.carried(of, caller), programme.shortName);

  const ownOf = async ({ caller }: Context): Promise<readonly Belonging[]> =>
    (await reviewsOf(reviews, caller.person)).filter(isOfTeam);

  /** The one of this channel, the one that was named, or the only one; somebody may be the host’s in others. */
  const meant = async (name: string | undefined, context: Context): Promise<Belonging | View> => {
    const found = await which(name, context);
    if (!('blocks' in found) && isOfTeam(found)) return found;
    const [only, ...more] = name === undefined && context.conversation.kind === 'direct' ? await ownOf(context) : [];
    if (only && more.length === 0) return only;
    return 'blocks' in found ? found : ifOfTeam(found, nameOf(found.review, programme));
  };

  return {
    /** The one review that is meant. */
    one: async ({ of, name }: Naming, context: Context): Promise<Belonging | View> =>
      (await inHostChannel(context)) ?? (of === undefined ? meant(name, context) : pressed(of, context)),

    /** The one that is meant, or all that can be where nobody says which. */
    several: async ({ of }: Naming, context: Context): Promise<readonly Belonging[] | View> => {
      const refused = await inHostChannel(context);
      if (refused) return refused;
      const own = of === undefined && context.conversation.kind === 'direct' ? await ownOf(context) : [];
      if (own.length > 1) return own;
      const found = await (of === undefined ? meant(undefined, context) : pressed(of, context));
      return 'blocks' in found ? found : [found];
    },
  };
};
