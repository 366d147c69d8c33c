import { z } from 'zod';
import { type Command, defineCommand } from '../../chat/command.ts';
import type { Context } from '../../chat/context.ts';
import { type Reply, replace, show } from '../../chat/reply.ts';
import type { Deliveries } from '../../delivery/deliveries.ts';
import { type ChannelId, subjectOf } from '../../delivery/message.ts';
import type { Programme } from '../../programme/programme.ts';
import { notYours } from '../not-yours.ts';
import { cardIdOf, isOpen, nameOf, type Review, reviewCard, type Side } from '../review.ts';
import type { Belonging, Reviews } from '../reviews.ts';
import { askToLive, botIsNotHere, hasEnded, livesHere, noChannel, notHereAnyMore, tiedElsewhere } from './views.ts';

interface Parts {
  readonly reviews: Reviews;
  readonly deliveries: Deliveries;
  readonly programme: Programme;
}

interface Place {
  readonly channel: ChannelId;
  /** What the review is called. */
  readonly called: string;
  /** What was pressed, if anything. */
  readonly side: Side | 'nowhere' | undefined;
}

/** `review here`: a review lives in this channel, for the team or for the host. */
export const createReviewHere = ({ reviews, deliveries, programme }: Parts): Command => {
  /** A review lives there already: it is shown, or ended there. */
  const whereTied = async (
    { review, sides }: Belonging,
    tied: { readonly review: Review; readonly side: Side },
    { channel, called, side }: Place,
    { caller, conversation, now, change }: Context,
  ): Promise<Reply> => {
    if (tied.review.id !== review.id) {
      const theirs = await reviews.belonging(tied.review, caller);
      return show(tiedElsewhere(theirs && nameOf(tied.review, programme)));
    }
    if (side !== 'nowhere' || !sides.includes(tied.side)) return show(livesHere(called, tied.side, conversation.name));
    return change(async (tx) => {
      await reviews.untie(tx, channel, review.id, now);
      return replace(notHereAnyMore(called));
    });
  };

  const begin = async (
    { review, sides }: Belonging,
    { channel, called, side }: Place,
    { caller, conversation, now, change }: Context,
  ): Promise<Reply> => {
    if (!isOpen(review)) return show(hasEnded(called));
    if (side === undefined || side === 'nowhere') return show(askToLive(called, sides, conversation.name));
    if (!sides.includes(side)) return show(notYours(called, programme));
    return change(async (tx) => {
      const isTied = await reviews.tie(tx, channel, { review: review.id, side, by: caller.person, now });
      if (!isTied) return show(tiedElsewhere(undefined));
      const subject = subjectOf(reviewCard, cardIdOf(review.id, side));
      const key = `${subject}:${channel}:${now.getTime()}`;
      const to = { kind: 'channels', channels: [channel] } as const;
      await deliveries.enqueue(tx, { key, subject, summary: called, to }, now);
      return replace(livesHere(called, side, conversation.name));
    });
  };

  return defineCommand({
    name: 'review here',
    summary: 'Have a review’s card and checklists in this channel, for its team or for the host',
    example: 'review here HMEP-12',
    who: 'member',
    takes: [{ name: 'review', label: 'review', kind: 'text' }],
    input: z.object({ review: z.string().min(1), side: z.enum(['team', 'host', 'nowhere']).optional() }),
    run: async ({ review: name, side }, context) => {
      const { caller, conversation } = context;
      const found = await reviews.named(name, programme, caller);
      if (!found) return show(notYours(name, programme));
      const called = nameOf(found.review, programme);
      if (conversation.kind === 'direct') return show(noChannel(called));
      const channel = await deliveries.channelIn(caller.workspace.id, conversation);
      if (channel === undefined) return show(botIsNotHere(conversation.name, called));
      const tied = await reviews.inChannel(channel);
      const place = { channel, called };
      return tied ? whereTied(found, tied, { ...place, side }, context) : begin(found, { ...place, side }, context);
    },
  });
};
