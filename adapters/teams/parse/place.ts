import { createHash, randomUUID } from 'node:crypto';
import type { ConversationId, DeliveryId } from '../../../src/chat/ids.ts';
import type { Conversation } from '../../../src/chat/request.ts';
import type { ConversationReference } from '../framework.ts';
import { type Activity, isPersonal, withoutThread } from './activity.ts';

export const isChannel = ({ conversation: { conversationType } }: Activity): boolean => conversationType === 'channel';

/** Which channel or group chat something is about: a team speaks from its first channel when the bot is set up in another. */
export const placeOf = (activity: Activity): string => {
  const { settings, channel } = activity.channelData ?? {};
  const own = withoutThread(activity.conversation.id);
  return isChannel(activity) ? (settings?.selectedChannel?.id ?? channel?.id ?? own) : own;
};

const conversationId = (tenant: string, id: string): ConversationId => `teams:${tenant}:${id}` as ConversationId;

const nameOf = ({ conversation: { name }, channelData }: Activity): string =>
  channelData?.channel?.name ?? name ?? channelData?.team?.name ?? 'this channel';

/** A channel, as the actions of a card name it that somebody got alone and that is about the channel. */
export const viaOf = (activity: Activity): string => `${placeOf(activity)} ${nameOf(activity)}`.slice(0, 300);

/** The channel that a card named which somebody got alone. */
const conversationVia = (via: string, tenant: string): Conversation | undefined => {
  const [, channel, name = ''] = /^(\S+) (.*)$/su.exec(via) ?? [];
  if (channel === undefined) return undefined;
  return { id: conversationId(tenant, channel), kind: 'channel', name, channel };
};

/**
 * Where something was said, in the core's words.
 * @param via the channel that a card in somebody's own chat is about: what is pressed there counts in the channel
 */
export const conversationOf = (activity: Activity, tenant: string, via?: string): Conversation => {
  const id = conversationId(tenant, withoutThread(activity.conversation.id));
  if (!isPersonal(activity)) return { id, kind: 'channel', name: nameOf(activity), channel: placeOf(activity) };
  return (via === undefined ? undefined : conversationVia(via, tenant)) ?? { id, kind: 'direct', name: 'hmep' };
};

/** The conversation of an activity, to be stored: in a channel the channel, not the thread. */
export const referenceOf = (activity: Activity, tenant: string): ConversationReference => {
  const { serviceUrl, channelId, recipient, from, conversation } = activity;
  const { conversationType, isGroup, name } = conversation;
  const user = { id: from.id, ...(from.aadObjectId !== undefined && { aadObjectId: from.aadObjectId }) };
  return {
    serviceUrl,
    channelId,
    bot: { id: recipient.id, ...(recipient.name !== undefined && { name: recipient.name }) },
    conversation: {
      id: withoutThread(conversation.id),
      tenantId: tenant,
      ...(conversationType !== undefined && { conversationType }),
      ...(isGroup !== undefined && { isGroup }),
      ...(name !== undefined && { name }),
    },
    ...(isPersonal(activity) && { user }),
  };
};

/**
 * The number of an act. Teams sends again what took long, at times with another id: the client's own
 * name for it, or when and what was said, stays the same.
 */
export const deliveryOf = (activity: Activity, act = ''): DeliveryId => {
  const { conversation, from, channelData, localTimestamp, id = '', text = '' } = activity;
  const client = channelData?.clientActivityID;
  // Without anything that stays the same, it is another each time.
  const own = id === '' ? randomUUID() : id;
  const same = client ?? (localTimestamp === undefined ? own : `${localTimestamp}\n${text}`);
  const parts = [conversation.id, from.id, activity.name ?? activity.type, same, act];
  return `teams:${createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, 27)}` as DeliveryId;
};
