import { blocksOf, type Client } from './client.ts';
import { blocksIn } from './client-blocks.ts';
import { readBlocks, readMrkdwn } from './client-text.ts';
import type { Channel, Message } from './world.ts';
import { visibleTo } from './world-messages.ts';

const readMessage = (client: Client, channel: Channel, message: Message): string => {
  const { nameOf } = client;
  const surface = { kind: 'message', channel, message } as const;
  const blocks = blocksOf(surface);
  return [
    nameOf(message.user),
    ...(message.onlyFor === undefined ? [] : ['Only visible to you']),
    blocks.length > 0 ? readBlocks(blocks, { state: client.look(surface), nameOf }) : readMrkdwn(message.text, nameOf),
  ].join('\n');
};

/** What one person reads in a conversation, and what Slack itself told them, from the oldest to the newest. */
export const readConversation = (client: Client, channel: Channel): string =>
  [...visibleTo(channel, client.user).map((message) => readMessage(client, channel, message)), ...client.notices].join(
    '\n\n',
  );

/** What the bot's Home shows; '' where nothing was published. */
export const readHome = (client: Client): string => {
  const open = client.workspace.homes.get(client.user);
  if (!open) return '';
  return readBlocks(blocksIn(open.view), { state: client.look({ kind: 'view', open }), nameOf: client.nameOf });
};
