import { booleanArg, optionalText, refuse, textArg } from '../call.ts';
import type { Channel, Json, Message } from '../world.ts';
import { describeMessage } from '../world-messages.ts';
import { isMember, readableChannel, visibleChannel } from './channels.ts';
import { describeChannel } from './describe-channel.ts';
import type { Asked, Method } from './method.ts';
import { page } from './pages.ts';
import { checkScope } from './scopes.ts';

const info = (asked: Asked): Json => {
  const channel = readableChannel(asked);
  const count = booleanArg(asked.args, 'include_num_members') ? { num_members: channel.members.size } : {};
  return { channel: { ...describeChannel(channel, asked.workspace), ...count } };
};

const members = (asked: Asked): Json => {
  const { items, more } = page([...readableChannel(asked).members], asked.args);
  return { members: items, ...more };
};

const open = ({ slack, args, access, workspace }: Asked): Json => {
  checkScope(access, ['im:write', 'mpim:write', 'channels:manage', 'groups:write']);
  const named = textArg(args, 'users').split(',');
  const [user = '', ...others] = named;
  if (others.length > 0) refuse('method_not_supported_for_channel_type');
  const there = workspace.users.get(user) ?? refuse('user_not_found');
  if (there.isBot) refuse('cannot_dm_bot');
  if (there.deleted) refuse('user_disabled');
  const before = workspace.channels.size;
  const channel = slack.world.direct(workspace.id, user);
  const already = workspace.channels.size === before ? { no_op: true, already_open: true } : {};
  const whole = booleanArg(args, 'return_im') ? describeChannel(channel, workspace) : { id: channel.id };
  return { channel: whole, ...already };
};

const historyScopes: Readonly<Record<Channel['kind'], string>> = {
  public: 'channels:history',
  private: 'groups:history',
  direct: 'im:history',
};

const timeArg = (asked: Asked, name: 'oldest' | 'latest', otherwise: number): number => {
  const time = optionalText(asked.args, name);
  if (time === undefined) return otherwise;
  return /^\d+(?:\.\d{1,6})?$/u.test(time) ? Number(time) : refuse(`invalid_ts_${name}`);
};

/** From the newest to the oldest; ephemeral messages are in no history. */
const history = (asked: Asked): Json => {
  const { slack, args, access, workspace } = asked;
  const channel = visibleChannel(workspace, textArg(args, 'channel'));
  checkScope(access, [historyScopes[channel.kind]]);
  if (!isMember(channel, workspace)) refuse('not_in_channel');
  const oldest = timeArg(asked, 'oldest', 0);
  const latest = timeArg(asked, 'latest', Number.POSITIVE_INFINITY);
  const isInclusive = booleanArg(args, 'inclusive');
  const isBetween = ({ ts }: Message) => {
    const at = Number(ts);
    return isInclusive ? at >= oldest && at <= latest : at > oldest && at < latest;
  };
  const found = channel.messages.filter((each) => each.onlyFor === undefined && isBetween(each)).toReversed();
  const { items, hasMore, more } = page(found, args);
  const withMetadata = booleanArg(args, 'include_all_metadata');
  const by = { botId: workspace.botId, appId: slack.world.appId };
  const messages = items.map((message) => ({
    ...describeMessage(message, by),
    ...(withMetadata && message.metadata ? { metadata: message.metadata } : {}),
  }));
  return { messages, has_more: hasMore, pin_count: 0, ...(hasMore ? more : {}) };
};

export const conversations: Readonly<Record<string, Method>> = {
  'conversations.info': { by: 'bot', run: info },
  'conversations.members': { by: 'bot', run: members },
  'conversations.open': { by: 'bot', run: open },
  'conversations.history': { by: 'bot', run: history },
};
