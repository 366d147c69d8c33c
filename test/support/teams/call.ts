import type { Json } from './world.ts';

/** What is asked of Microsoft's servers. */
export type Operation =
  | 'token'
  | 'createConversation'
  | 'send'
  | 'reply'
  | 'update'
  | 'delete'
  | 'member'
  | 'members'
  | 'pagedMembers';

export interface Call {
  readonly operation: Operation;
  /** As the path has it, perhaps with `;messageid=`; '' where there is none. */
  readonly conversation: string;
  /** The activity that is answered, changed or deleted, or the member that is looked up; '' where there is none. */
  readonly target: string;
  readonly body: Json;
  readonly token: string | undefined;
  readonly at: Date;
  readonly status: number;
  readonly answer: unknown;
}

/** Answered as the connector answers: `{"error": {"code", "message"}}`. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/**
 * The codes that the connector knows, with the words it says.
 * Microsoft's page "Messages in bot conversations", status codes from bot conversational APIs.
 */
const refusals = {
  BadSyntax: [400, 'Bad format of conversation or activity'],
  BadArgument: [400, 'Bad argument'],
  Unauthorized: [401, 'Authorization has been denied for this request.'],
  BotNotInConversationRoster: [403, 'The bot is not part of the conversation roster.'],
  MessageWritesBlocked: [403, 'User blocked the conversation with the bot.'],
  ForbiddenOperationException: [403, "The bot is not installed in user's personal scope"],
  NotEnoughPermissions: [403, 'The bot may not change what somebody else wrote.'],
  ConversationNotFound: [404, 'Conversation not found.'],
  ActivityNotFoundInConversation: [404, 'Conversation not found.'],
  MemberNotFoundInConversation: [404, 'Member not found in conversation.'],
  ServiceNotFound: [404, 'There is nothing at this address.'],
  MessageSizeTooBig: [413, 'Message size too large.'],
} as const satisfies Readonly<Record<string, readonly [number, string]>>;

/** @throws {Refusal} always */
export const refuse = (code: keyof typeof refusals, message: string = refusals[code][1]): never => {
  throw new Refusal(refusals[code][0], code, message);
};

export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
