import type { AccountId } from '../../src/chat/ids.ts';
import type { View } from '../../src/chat/view.ts';
import type { Address, MessageRef, Outcome, SentId } from '../../src/delivery/message.ts';
import type { Database } from '../../src/storage/database.ts';
import type { Injected } from '../support/slack/injections.ts';
import { leastScopes } from '../support/slack/tokens.ts';
import { beginBot, channels, people, workspace } from './bot-set-up.ts';

const note: View = {
  summary: 'A notice about <!channel>',
  blocks: [{ kind: 'text', text: 'A notice about <!channel>, in full.' }],
};
const later: View = { summary: 'Later', blocks: [{ kind: 'text', text: 'Something else.' }] };
export const delivery = '5f0c9f3e-0000-4000-8000-000000000001' as SentId;

export const toChannel = (externalId: string): Address => ({
  platform: 'slack',
  workspace: workspace.id,
  kind: 'conversation',
  externalId,
  address: {},
});

export const toPerson = (externalId: string): Address => ({
  platform: 'slack',
  workspace: workspace.id,
  kind: 'account',
  account: 'a' as AccountId,
  address: {},
  externalId,
});

/** What sends on Slack, as the deliveries see it, with its token in the database. */
export const beginMessenger = async (database: Database, moreScopes: readonly string[] = []) => {
  // By the true time, by which the fake dates its messages.
  const bot = await beginBot({ database, many: true, scopes: [...leastScopes, ...moreScopes] });
  bot.clock.set(new Date());
  const { messenger } = bot.connection;
  const roads = toChannel(channels.roads);
  return {
    bot,
    messenger,
    roads,
    send: (to = roads): Promise<Outcome> => messenger.send(to, note, delivery),
    /** Sends once more while Slack behaves like this. */
    sendWhile: (answer: Injected, to = roads, method = 'chat.postMessage'): Promise<Outcome> => {
      bot.fake.inject({ method, answer });
      return messenger.send(to, note, delivery);
    },
    update: (copy: MessageRef): Promise<Outcome> => messenger.update(copy, later, roads),
    /** How many channels are remembered under the one that is written to. */
    known: () => database.prisma.conversation.count({ where: { externalId: channels.roads } }),
    /** What everybody reads in a channel, or Ann in her direct messages. */
    posted: (channel: string = channels.roads) =>
      bot.fake.world
        .channel(workspace.id, channel)
        .messages.map(({ text, metadata, edits }) => ({ text, metadata, edits })),
    postedToAnn: () => bot.fake.world.direct(workspace.id, people.ann).messages.map(({ text }) => text),
  };
};
