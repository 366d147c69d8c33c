import { isJson, refuse } from '../call.ts';
import { cardProblems } from '../check-card.ts';
import type { FakeState } from '../state.ts';
import type { Json } from '../world.ts';
import { adaptiveCard } from '../world-activities.ts';

/**
 * Bytes of a message with its cards, in UTF-8.
 * Microsoft's page "Format your bot messages": approximately 28 KB for the bot's messages.
 */
const mostBytes = 28 * 1024;

/** Kinds of activity that a bot may send here. */
const sendable = ['message', 'typing'];

const assertAttachment = (attachment: unknown, strict: boolean): void => {
  if (!isJson(attachment) || attachment['contentType'] !== adaptiveCard) {
    refuse('BadSyntax', 'Attachments are Adaptive Cards here');
    return;
  }
  if (!strict) return;
  const problems = cardProblems(attachment['content'], 'message');
  if (problems.length > 0) refuse('BadArgument', `Failed to parse the card: ${problems.join('; ')}`);
};

const filled = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';

const entitiesOf = ({ entities }: Json): readonly Json[] => (Array.isArray(entities) ? entities.filter(isJson) : []);

/** A mention's own text must stand in the message. */
const assertMentions = (content: Json): void => {
  for (const entity of entitiesOf(content)) {
    if (entity['type'] !== 'mention') continue;
    const isThere = filled(entity['text']) && String(content['text'] ?? '').includes(String(entity['text']));
    if (!isThere) refuse('BadSyntax', 'A mention is not in the text');
  }
};

/**
 * What may be posted as a message.
 * @returns undefined for a sign of typing, which leaves nothing behind
 * @throws {Refusal} BadSyntax, BadArgument, MessageSizeTooBig
 */
export const contentOf = ({ strict }: Pick<FakeState, 'strict'>, body: Json, bytes: number): Json | undefined => {
  if (bytes > mostBytes) refuse('MessageSizeTooBig');
  const type = body['type'];
  if (!sendable.includes(String(type))) refuse('BadSyntax', `The type ${String(type)} cannot be sent`);
  if (type === 'typing') return undefined;
  const { attachments = [] } = body;
  if (!Array.isArray(attachments)) return refuse('BadSyntax', 'attachments is a list');
  for (const attachment of attachments) assertAttachment(attachment, strict);
  if (attachments.length === 0 && !filled(body['text'])) refuse('BadSyntax', 'A message has a text or a card');
  assertMentions(body);
  return body;
};
