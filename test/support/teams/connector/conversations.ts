import { isJson, refuse } from '../call.ts';
import type { FakeState } from '../state.ts';
import type { Conversation, Json, Tenant, User } from '../world.ts';
import { threadId } from '../world-activities.ts';
import { type Operate, postFromBot } from './activities.ts';
import { contentOf } from './content.ts';

const idIn = (value: unknown): string => (isJson(value) && typeof value['id'] === 'string' ? value['id'] : '');

const within = (body: Json, name: string): unknown =>
  isJson(body['channelData']) ? body['channelData'][name] : undefined;

const tenantOf = ({ world }: FakeState, body: Json): Tenant | undefined => {
  const named = typeof body['tenantId'] === 'string' ? body['tenantId'] : idIn(within(body, 'tenant'));
  return world.tenants.get(named);
};

const channelFor = (teams: FakeState, body: Json): Conversation => {
  const channel = teams.world.find(idIn(within(body, 'channel')));
  if (channel?.kind !== 'channel') return refuse('ConversationNotFound');
  const tenant = tenantOf(teams, body);
  if (tenant && tenant.id !== channel.tenant) return refuse('ConversationNotFound');
  return channel.installed() ? channel : refuse('BotNotInConversationRoster');
};

/** Somebody by the id of Teams or of Entra. */
export const findUser = ({ users }: Tenant, id: string): User | undefined =>
  users.get(id) ?? [...users.values()].find(({ aadObjectId }) => aadObjectId === id);

const personFor = (teams: FakeState, body: Json): User => {
  const tenant = tenantOf(teams, body);
  if (!tenant) return refuse('BadSyntax', 'Bad format of conversation ID: the tenant is missing or unknown');
  const { members } = body;
  if (!Array.isArray(members) || members.length !== 1 || body['isGroup'] === true) {
    return refuse('BadSyntax', 'Incorrect conversation creation parameters');
  }
  const user = findUser(tenant, idIn(members[0]));
  if (!user) return refuse('BadSyntax', 'Invalid user identity in provided tenant');
  return user.installed ? user : refuse('ForbiddenOperationException');
};

const isBot = ({ world }: FakeState, { bot }: Json): boolean =>
  bot === undefined || [world.botId, world.appId].includes(idIn(bot));

/**
 * POST /v3/conversations: a new thread in a channel, with its first message, or the chat with one person.
 * @throws {Refusal} BadSyntax, ConversationNotFound, BotNotInConversationRoster, ForbiddenOperationException
 */
export const createConversation: Operate = (teams, { body, bytes }) => {
  if (!isBot(teams, body)) refuse('BadSyntax', 'The bot is another one');
  if (within(body, 'channel') === undefined) {
    const { id, tenant } = personFor(teams, body);
    return { status: 201, body: { id: teams.world.personal(tenant, id).id } };
  }
  const conversation = channelFor(teams, body);
  const content = isJson(body['activity']) ? contentOf(teams, body['activity'], bytes) : undefined;
  if (!content) return refuse('BadSyntax', 'A thread begins with a message');
  const { id } = postFromBot(teams, { conversation, thread: undefined }, content);
  return { status: 201, body: { id: threadId(conversation, id), activityId: id } };
};
