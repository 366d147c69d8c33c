import type { TimeZone } from '../calendar/time-zone.ts';
import type { Command } from '../chat/command.ts';
import type { Deliveries } from '../delivery/deliveries.ts';
import type { Cards, ChannelId } from '../delivery/message.ts';
import type { People } from '../people/people.ts';
import type { Programme } from '../programme/programme.ts';
import type { Job } from '../schedule/job.ts';
import type { Database } from '../storage/database.ts';
import { createDigestCards } from './digests/cards.ts';
import { createNews } from './digests/news.ts';
import { createNewsJob } from './jobs.ts';
import { createEditPage, createPages } from './pages/pages.ts';
import { createPost } from './posts/post.ts';
import { createPosts } from './posts/posts.ts';
import { findSubscribedChannels } from './subscribing/store.ts';
import { createSubscribe } from './subscribing/subscribe.ts';
import { createSubscriptionsCommand } from './subscribing/subscriptions-command.ts';
import { createUnsubscribe } from './subscribing/unsubscribe.ts';
import { createSubscriptions } from './subscriptions.ts';
import { createUpdates, digestCard, updateCard } from './updates.ts';

interface Parts {
  readonly database: Database;
  readonly deliveries: Deliveries;
  readonly people: People;
  readonly programme: Programme;
  readonly timeZone: TimeZone;
}

/** Programme news and its digests: commands, cards and the job that sends them. */
export const createNewsParts = (
  parts: Parts,
): {
  readonly commands: readonly Command[];
  readonly officeCommands: readonly Command[];
  readonly cards: Cards;
  readonly job: Job;
  /** Channels that subscribe to calls for peers. */
  readonly subscribedToCalls: () => Promise<readonly ChannelId[]>;
} => {
  const { database, deliveries, programme } = parts;
  const updates = createUpdates(database, deliveries);
  const subscriptions = createSubscriptions(database);
  const cards = createDigestCards(database, updates, programme);
  return {
    commands: [
      createNews(updates, cards, programme),
      createSubscribe({ ...parts, subscriptions }),
      createSubscriptionsCommand({ ...parts, subscriptions }),
      createUnsubscribe({ ...parts, subscriptions }),
      ...createPages(parts),
    ],
    officeCommands: [createPost({ ...parts, updates }), createPosts({ ...parts, updates }), createEditPage(parts)],
    cards: { [digestCard]: cards.drawDigest, [updateCard]: cards.drawUrgent },
    job: createNewsJob(updates, deliveries),
    subscribedToCalls: () => findSubscribedChannels(database, 'calls'),
  };
};
