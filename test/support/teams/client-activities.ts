import { randomUUID } from 'node:crypto';
import type { Client } from './client.ts';
import type { Activity, Conversation, Json } from './world.ts';
import { threadId } from './world-activities.ts';

interface Place {
  readonly conversation: Conversation;
  readonly thread?: string | undefined;
}

const describePlace = ({ conversation, thread }: Place): Json => {
  const { kind, tenant } = conversation;
  return {
    ...(kind === 'personal' ? {} : { isGroup: true }),
    conversationType: kind,
    tenantId: tenant,
    id: threadId(conversation, thread),
  };
};

/** What Teams alone tells. */
const channelDataOf = ({ tenant, kind, id, team }: Conversation): Json => ({
  ...(kind === 'channel' &&
    team && { teamsChannelId: id, teamsTeamId: team.id, channel: { id }, team: { id: team.id } }),
  tenant: { id: tenant },
});

/** What every activity of this person has. @param id in whose milliseconds it happened, where it has such an id */
const basics = ({ fake: { world, serviceUrl }, user }: Client, place: Place, id = world.nextId()): Json => {
  const at = new Date(Number(id)).toISOString();
  return {
    timestamp: at,
    localTimestamp: at.replace('Z', '+00:00'),
    localTimezone: 'Europe/London',
    locale: 'en-GB',
    channelId: 'msteams',
    serviceUrl,
    from: { id: user.id, name: user.name, aadObjectId: user.aadObjectId },
    recipient: { id: world.botId, name: world.botName },
    conversation: describePlace(place),
    channelData: channelDataOf(place.conversation),
  };
};

const clientInfo = {
  locale: 'en-GB',
  country: 'GB',
  platform: 'Web',
  timezone: 'Europe/London',
  type: 'clientInfo',
} as const;

/** A message that somebody wrote, or a button of the old kind sent. @param content text, attachments, entities, value */
export const messageActivity = (client: Client, place: Place, id: string, content: Json): Json => {
  const { entities = [], ...more } = content;
  return {
    type: 'message',
    id,
    ...basics(client, place, id),
    textFormat: 'plain',
    ...more,
    entities: [...(entities as readonly Json[]), clientInfo],
  };
};

/** Something that Teams wants an answer to. @param replyTo the message whose card was used */
export const invokeActivity = (
  client: Client,
  conversation: Conversation,
  name: string,
  value: Json,
  replyTo?: Activity,
): Json => {
  const place = { conversation, thread: replyTo?.thread };
  const { channelData, ...rest } = basics(client, place);
  const source = { source: { name: 'message' }, legacy: { replyToId: replyTo?.id } };
  return {
    type: 'invoke',
    name,
    id: `f:${randomUUID()}`,
    ...rest,
    channelData: { ...(channelData as Json), ...(replyTo && source) },
    entities: [clientInfo],
    ...(replyTo && { replyToId: replyTo.id }),
    value,
  };
};

/** The app was added to a place, or taken from it. */
export const installationActivities = (
  client: Client,
  conversation: Conversation,
  isAdded: boolean,
): readonly Json[] => {
  const { world } = client.fake;
  const bot = { id: world.botId };
  const { team } = conversation;
  const eventType = isAdded ? 'teamMemberAdded' : 'teamMemberRemoved';
  // A team speaks from its first channel, and says what it is called.
  const place = team ? { ...conversation, id: team.id } : conversation;
  const told = (): Json => {
    const { channelData, ...rest } = basics(client, { conversation: place });
    const { id = '', name = '', aadGroupId = '' } = team ?? {};
    const ofTeam = team && {
      team: { id, name, aadGroupId },
      eventType,
      settings: { selectedChannel: { id: conversation.id } },
    };
    return { ...rest, channelData: { ...(channelData as Json), ...ofTeam } };
  };
  const members = isAdded ? { membersAdded: [bot] } : { membersRemoved: [bot] };
  const installed = {
    type: 'installationUpdate',
    action: isAdded ? 'add' : 'remove',
    id: `f:${randomUUID()}`,
    ...told(),
  };
  const joined = { type: 'conversationUpdate', ...members, id: `f:${randomUUID()}`, ...told() };
  // Of a personal chat that ends, Teams tells only once.
  return isAdded || team ? [installed, joined] : [installed];
};
