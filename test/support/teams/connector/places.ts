import { refuse } from '../call.ts';
import type { FakeState } from '../state.ts';
import type { Conversation } from '../world.ts';
import { findActivity, threadIn } from '../world-activities.ts';

/** A conversation as a path names it, with the thread where it names one. */
export interface Place {
  readonly conversation: Conversation;
  readonly thread: string | undefined;
}

/** @throws {Refusal} ConversationNotFound, BotNotInConversationRoster */
export const placeOf = ({ world }: FakeState, id: string): Place => {
  const conversation = world.find(id);
  if (!conversation) return refuse('ConversationNotFound');
  if (!conversation.installed()) return refuse('BotNotInConversationRoster');
  const thread = threadIn(id);
  if (thread !== undefined && (conversation.kind !== 'channel' || !findActivity(conversation, thread))) {
    return refuse('ConversationNotFound');
  }
  return { conversation, thread };
};

/** Whoever blocked the bot reads nothing of it. @throws {Refusal} MessageWritesBlocked */
export const assertWelcome = ({ world }: FakeState, { kind, tenant, members }: Conversation): void => {
  if (kind !== 'personal') return;
  const { users } = world.tenant(tenant);
  if ([...members].some((id) => users.get(id)?.blocked)) refuse('MessageWritesBlocked');
};
