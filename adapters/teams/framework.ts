/** A conversation as it is stored, so that the bot can speak in it when nobody has just spoken. */
export interface ConversationReference {
  readonly serviceUrl: string;
  readonly channelId: string;
  /** The bot's own account there. */
  readonly bot: { readonly id: string; readonly name?: string };
  readonly conversation: {
    readonly id: string;
    readonly conversationType?: string;
    readonly tenantId?: string;
    readonly isGroup?: boolean;
    readonly name?: string;
  };
  readonly user?: { readonly id: string; readonly aadObjectId?: string; readonly name?: string };
}

/** What is sent: plain JSON, in the words of the Bot Framework's schema. */
export interface OutActivity {
  readonly type: 'message' | 'typing';
  readonly text?: string;
  readonly textFormat?: 'plain' | 'xml';
  readonly summary?: string;
  readonly attachments?: readonly { readonly contentType: string; readonly content: object }[];
  readonly entities?: readonly object[];
  readonly channelData?: object;
}

/** A message was taken. */
export interface Accepted {
  readonly id?: string;
}

/** What HTTP answers to something that wants an answer in its body. */
export interface Invoked {
  readonly status: number;
  readonly body?: object;
}

/** The conversation of what just came in. */
export interface Turn {
  readonly reply: (activity: OutActivity) => Promise<Accepted>;
}

/** Somebody, as a conversation's list of members describes them. */
export interface Member {
  readonly id: string;
  readonly name?: string;
  readonly aadObjectId?: string;
  readonly email?: string;
  readonly userPrincipalName?: string;
  readonly userRole?: string;
}

/**
 * The Bot Framework, as far as the adapter needs it: the boundary at which its successor comes in.
 * What fails throws what `faultOf` of bot-framework/fault.ts reads.
 */
export interface BotFramework {
  /**
   * Checks who sent an activity, and lets `answer` deal with it.
   * @returns the status and the body that HTTP answers; 401 where it was not sent by who says so
   */
  receive<Incoming extends object>(
    authorization: string,
    activity: Incoming,
    answer: (activity: Incoming, turn: Turn) => Promise<Invoked | undefined>,
  ): Promise<{ readonly status: number; readonly body?: unknown }>;
  send(to: ConversationReference, activity: OutActivity): Promise<Accepted>;
  update(to: ConversationReference, id: string, activity: OutActivity): Promise<void>;
  /** Opens the chat of the bot with somebody for whom it is installed. @param user their id, `29:…` */
  openDirect(to: ConversationReference, user: string, tenant: string): Promise<ConversationReference>;
  /** Begins a new thread in a channel with a message. */
  openThread(
    to: ConversationReference,
    channel: string,
    activity: OutActivity,
  ): Promise<ConversationReference & { readonly activityId?: string }>;
  member(to: ConversationReference, user: string): Promise<Member>;
  close(): Promise<void>;
}
