import { z } from 'zod';
import { type Command, defineCommand } from '../../chat/command.ts';
import type { Context } from '../../chat/context.ts';
import { type Reply, show } from '../../chat/reply.ts';
import type { Subscription } from '../subscription.ts';
import { readWishes } from './read-wishes.ts';
import { subscribersHere } from './subscribers-here.ts';
import type { SubscriptionsParts } from './subscriptions-command.ts';
import { toldOf } from './told.ts';
import { nothingToStop, stopped, subscriptionGone, subscriptionList, unread } from './views.ts';

/** Whether a subscription is about these topics and no others. */
const isAbout = ({ topics }: Subscription, wanted: readonly string[]): boolean =>
  topics.length === wanted.length && topics.every((topic) => wanted.includes(topic));

/** `unsubscribe`: ends what this channel gets, or in a direct message what the caller gets. */
export const createUnsubscribe = ({
  subscriptions,
  deliveries,
  programme,
  timeZone,
}: Omit<SubscriptionsParts, 'people'>): Command => {
  /** Ends subscriptions of one subscriber. */
  const end = (found: readonly Subscription[], { change, caller }: Context): Promise<Reply> =>
    change(async (tx) => {
      const count = await subscriptions.end(
        tx,
        found.map(({ id }) => id),
      );
      const [first] = found;
      return first && count > 0 ? toldOf(first.of, stopped(count, first.of, caller.name)) : show(subscriptionGone());
    });

  /** What the digest that was pressed came of: the channel's where it stands in a channel, otherwise the caller's own. */
  const stopDigest = async (digest: string, context: Context): Promise<Reply> => {
    const wanted = context.conversation.kind === 'direct' ? 'person' : 'channel';
    const here = (await subscriptions.of(await subscribersHere(deliveries, context))).filter(
      ({ of }) => of.kind === wanted,
    );
    const found = await subscriptions.behind(digest, here);
    return found.length === 0 ? show(subscriptionGone()) : end(found, context);
  };

  /** What was typed: these topics alone, or the only subscription there is. */
  const stopTyped = async (words: string, context: Context): Promise<Reply> => {
    const read = readWishes({ words }, programme);
    if ('why' in read) return show(unread(read.why, 'unsubscribe reviews'));
    const { topics = [], me } = read.wishes;
    const here = await subscribersHere(deliveries, context);
    const wanted = me || context.conversation.kind === 'direct' ? 'person' : 'channel';
    const all = (await subscriptions.of(here)).filter(({ of }) => of.kind === wanted);
    const found = topics.length === 0 ? all : all.filter((each) => isAbout(each, topics));
    if (found.length === 0) return show(nothingToStop(topics.length === 0 ? undefined : topics.join(', ')));
    if (topics.length === 0 && found.length > 1)
      return show(subscriptionList(found, { programme, timeZone, nameOf: () => undefined }));
    return end(found, context);
  };

  return defineCommand({
    name: 'unsubscribe',
    summary: 'Stop getting the programme’s news, here or for yourself',
    example: 'unsubscribe reviews',
    who: 'member',
    takes: [{ name: 'words', label: 'topics', kind: 'text', optional: true }],
    input: z.union([z.object({ digest: z.uuid() }), z.object({ words: z.string().default('') })]),
    run: (input, context) => ('digest' in input ? stopDigest(input.digest, context) : stopTyped(input.words, context)),
  });
};
