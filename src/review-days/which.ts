import type { TimeZone } from '../calendar/time-zone.ts';
import type { Context } from '../chat/context.ts';
import type { PersonId } from '../chat/ids.ts';
import { refuse } from '../chat/refusal.ts';
import { command } from '../chat/text.ts';
import type { View } from '../chat/view.ts';
import type { Deliveries } from '../delivery/deliveries.ts';
import type { ChannelId } from '../delivery/message.ts';
import type { Programme } from '../programme/programme.ts';
import { notYours } from '../reviews/not-yours.ts';
import { isOpen, nameOf, numberIn, type Review, type Side } from '../reviews/review.ts';
import type { Belonging, Reviews } from '../reviews/reviews.ts';

export interface WhichParts {
  readonly reviews: Reviews;
  readonly deliveries: Deliveries;
  readonly programme: Programme;
  readonly timeZone: TimeZone;
}

/** The reviews that somebody takes part in: those that go on, and where none does, those that have ended. */
export const reviewsOf = async (reviews: Reviews, person: PersonId): Promise<readonly Belonging[]> => {
  const all = await reviews.of(person);
  const open = all.filter(({ review }) => isOpen(review));
  return open.length > 0 ? open : all;
};

/** The review that somebody means, and what of it is shown here. */
export type Meant = Belonging & { readonly side: Side; readonly isTiedHere: boolean };

const none = (): View =>
  refuse({
    missing: 'You take part in no review at the moment.',
    lifts: 'The review manager or the programme office names those who do.',
    next: ['Type ', command('status'), ' to see what is on its way for you.'],
  });

const several = (all: readonly Belonging[], programme: Programme, typed: string): View =>
  refuse({
    missing: 'You take part in more than one review.',
    next: ['Say which: ', ...all.flatMap(({ review }) => [command(`${typed} ${nameOf(review, programme)}`), ' '])],
  });

/** The channel that something is asked in, where a review lives in it. */
export const livesHere = async (
  { reviews, deliveries }: Pick<WhichParts, 'reviews' | 'deliveries'>,
  { caller, conversation }: Pick<Context, 'caller' | 'conversation'>,
): Promise<{ readonly channel: ChannelId; readonly review: Review; readonly side: Side } | undefined> => {
  const channel = await deliveries.channelIn(caller.workspace.id, conversation);
  const tied = channel && (await reviews.inChannel(channel));
  return channel && tied && { channel, ...tied };
};

/**
 * Finds the review that is meant: the one of this channel, the one that was named, or the only one.
 * @param typed the command that somebody with several is told to name one with
 */
export const createWhich = ({ reviews, deliveries, programme }: WhichParts, typed: string) => {
  const sideFor = ({ sides }: Belonging): Side => sides[0] ?? 'host';

  const named = async (name: string, context: Context): Promise<Meant | View> => {
    const found = await reviews.named(name, programme, context.caller);
    if (!found) return notYours(name, programme);
    return { ...found, side: sideFor(found), isTiedHere: false };
  };

  const here = async (context: Context): Promise<Meant | View | undefined> => {
    const tied = await livesHere({ reviews, deliveries }, context);
    if (!tied) return undefined;
    const found = await reviews.belonging(tied.review, context.caller);
    if (!found?.sides.includes(tied.side)) return notYours(nameOf(tied.review, programme), programme);
    return { ...found, side: tied.side, isTiedHere: true };
  };

  return async (name: string | undefined, context: Context): Promise<Meant | View> => {
    const tied = await here(context);
    if (tied && (name === undefined || 'blocks' in tied || numberIn(name, programme) === tied.review.number))
      return tied;
    if (name !== undefined) return named(name, context);
    const all = await reviewsOf(reviews, context.caller.person);
    const [only] = all;
    if (!only) return none();
    return all.length > 1 ? several(all, programme, typed) : { ...only, side: sideFor(only), isTiedHere: false };
  };
};
