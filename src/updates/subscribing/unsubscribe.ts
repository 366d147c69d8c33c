import { z } from 'zod';
import { type Command, defineCommand } from '../../chat/command.ts';
import { show } from '../../chat/reply.ts';
import type { Subscription } from '../subscription.ts';
import { readWishes } from './read-wishes.ts';
import { subscribersHere } from './subscribers-here.ts';
import type { SubscriptionsParts } from './subscriptions-command.ts';
import { nothingToStop, stopped, subscriptionList, unread } from './views.ts';

/** Whether a subscription is about these topics and no others. */
const isAbout = ({ topics }: Subscription, wanted: readonly string[]): boolean =>
  topics.length === wanted.length && topics.every((topic) => wanted.includes(topic));

/** `unsubscribe`: ends what this channel gets, or in a direct message what the caller gets. */
export const createUnsubscribe = ({
  subscriptions,
  deliveries,
  programme,
  timeZone,
}: Omit<SubscriptionsParts, 'people'>): Command =>
  defineCommand({
    name: 'unsubscribe',
    summary: 'Stop getting the programme’s news, here or for yourself',
    example: 'unsubscribe reviews',
    who: 'member',
    takes: [{ name: 'words', label: 'topics', kind: 'text', optional: true }],
    input: z.object({ words: z.string().default('') }),
    run: async ({ words }, context) => {
      const read = readWishes({ words }, programme);
      if ('why' in read) return show(unread(read.why));
      const { topics = [], me } = read.wishes;
      const here = await subscribersHere(deliveries, context);
      const wanted = me || context.conversation.kind === 'direct' ? 'person' : 'channel';
      const all = (await subscriptions.of(here)).filter(({ of }) => of.kind === wanted);
      const found = topics.length === 0 ? all : all.filter((each) => isAbout(each, topics));
      if (found.length === 0) return show(nothingToStop(topics.length === 0 ? undefined : topics.join(', ')));
      if (topics.length === 0 && found.length > 1)
        return show(subscriptionList(found, { programme, timeZone, nameOf: () => undefined }));
      return context.change(async (tx) => {
        const count = await subscriptions.end(
          tx,
          found.map(({ id }) => id),
        );
        const view = stopped(count);
        return wanted === 'channel' ? { kind: 'show', to: 'conversation', view } : show(view);
      });
    },
  });
