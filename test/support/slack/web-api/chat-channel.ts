import { refuse } from '../call.ts';
import type { Channel } from '../world.ts';
import { isMember, visibleChannel } from './channels.ts';
import type { Asked } from './method.ts';

/** Slack itself posts to people who were deactivated: their conversation is still there. */
const directChannel = ({ slack, workspace }: Asked, user: string): Channel => {
  const there = workspace.users.get(user);
  if (!there) return refuse('channel_not_found');
  return there.isBot ? refuse('cannot_dm_bot') : slack.world.direct(workspace.id, user);
};

/**
 * Where a message may be put: a channel that the bot is in, or somebody's conversation with the bot.
 * @throws {Refusal} channel_not_found, not_in_channel, is_archived, cannot_dm_bot
 */
export const postableChannel = (asked: Asked, id: string, mayBeUser = true): Channel => {
  const isUser = /^[UW]/u.test(id) && mayBeUser;
  const channel = isUser ? directChannel(asked, id) : visibleChannel(asked.workspace, id);
  if (channel.isArchived) refuse('is_archived');
  const isOpen = channel.kind === 'public' && asked.access.scopes.has('chat:write.public');
  if (!(isOpen || isMember(channel, asked.workspace))) refuse('not_in_channel');
  return channel;
};
