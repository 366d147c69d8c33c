import { type Args, optionalText, refuse, textArg } from '../call.ts';
import { contentOf, metadataOf } from '../checks.ts';
import type { Json, Message } from '../world.ts';
import { describeMessage, edit, post } from '../world-messages.ts';
import { isMember, visibleChannel } from './channels.ts';
import { postableChannel } from './chat-channel.ts';
import type { Asked, Method } from './method.ts';

const describe = ({ slack, workspace }: Asked, message: Message): Json =>
  describeMessage(message, { botId: workspace.botId, appId: slack.world.appId });

const threadOf = (args: Args): string | undefined => {
  const thread = optionalText(args, 'thread_ts');
  if (thread !== undefined && !/^\d+\.\d{6}$/u.test(thread)) refuse('invalid_thread_ts');
  return thread;
};

const postMessage = (asked: Asked): Json => {
  const { slack, args, workspace } = asked;
  const channel = postableChannel(asked, textArg(args, 'channel'));
  const content = contentOf(args, slack.strict);
  const metadata = metadataOf(args);
  const threadTs = threadOf(args);
  slack.pace(workspace.id, channel.id);
  const by = { user: workspace.botUserId, byBot: true };
  const message = post(slack.world, channel, { ...by, ...content, metadata, threadTs });
  return { channel: channel.id, ts: message.ts, message: describe(asked, message) };
};

const postEphemeral = (asked: Asked): Json => {
  const { slack, args, workspace } = asked;
  const user = textArg(args, 'user');
  const channel = postableChannel(asked, textArg(args, 'channel'), false);
  if (!workspace.users.has(user)) refuse('user_not_found');
  if (!channel.members.has(user)) refuse('user_not_in_channel');
  const content = contentOf(args, slack.strict);
  const by = { user: workspace.botUserId, byBot: true };
  const message = post(slack.world, channel, { ...by, ...content, threadTs: threadOf(args), onlyFor: user });
  return { message_ts: message.ts };
};

const metadataAfter = (args: Args): Json | undefined => {
  const { metadata } = args;
  const isEmpty = typeof metadata === 'object' && metadata !== null && Object.keys(metadata).length === 0;
  return isEmpty ? {} : metadataOf(args);
};

/** Blocks and metadata that are left out stay; an empty list, or an empty object, takes them away. */
const update = (asked: Asked): Json => {
  const { slack, args, workspace } = asked;
  const channel = visibleChannel(workspace, textArg(args, 'channel'));
  const ts = textArg(args, 'ts');
  const before = channel.messages.find((message) => message.ts === ts);
  if (!before || before.onlyFor !== undefined) return refuse('message_not_found');
  if (before.user !== workspace.botUserId || before.byResponse) refuse('cant_update_message');
  if (channel.isArchived) refuse('is_inactive');
  if (!isMember(channel, workspace)) refuse('not_in_channel');
  const { text, blocks } = contentOf(args, slack.strict, true);
  const after = edit(channel, ts, { text, blocks, metadata: metadataAfter(args) });
  return after ? { channel: channel.id, ts, text, message: describe(asked, after) } : refuse('message_not_found');
};

const scopes = ['chat:write'];

export const chat: Readonly<Record<string, Method>> = {
  'chat.postMessage': { by: 'bot', scopes, run: postMessage },
  'chat.postEphemeral': { by: 'bot', scopes, run: postEphemeral },
  'chat.update': { by: 'bot', scopes, run: update },
};
