import type { Activity, Conversation, Json, World } from './world.ts';

const threadMark = ';messageid=';

/** The thread that an id of a conversation names, if it names one. */
export const threadIn = (conversationId: string): string | undefined => conversationId.split(threadMark)[1];

/** The id by which the messages of one thread of a channel are reached. */
export const threadId = ({ id }: Conversation, thread: string | undefined): string =>
  thread === undefined ? id : `${id}${threadMark}${thread}`;

export interface NewActivity {
  readonly from: string;
  readonly byBot: boolean;
  readonly content: Json;
  /** Where it belongs in a channel; it begins a thread of its own where this is left out. */
  readonly thread?: string | undefined;
}

/** Puts a message at the end of a conversation. */
export const post = (world: World, conversation: Conversation, { thread, ...message }: NewActivity): Activity => {
  const id = world.nextId();
  const posted: Activity = {
    ...message,
    id,
    thread: conversation.kind === 'channel' ? (thread ?? id) : undefined,
    at: new Date(Number(id)),
    edits: 0,
    shown: new Map(),
  };
  conversation.activities.push(posted);
  return posted;
};

export const findActivity = ({ activities }: Conversation, id: string): Activity | undefined =>
  activities.find((each) => each.id === id);

/** Changes a message where it stands, for everybody. */
export const edit = (activity: Activity, content: Json): void => {
  activity.content = content;
  activity.edits += 1;
  activity.shown.clear();
};

export const remove = ({ activities }: Conversation, { id }: Activity): void => {
  const at = activities.findIndex((each) => each.id === id);
  if (at >= 0) activities.splice(at, 1);
};

/** The threads of a channel in the order in which they began, each from its oldest message; elsewhere, one thread. */
export const threadsOf = ({ activities }: Pick<Conversation, 'activities'>): readonly (readonly Activity[])[] => {
  const threads = new Map<string | undefined, Activity[]>();
  for (const each of activities) threads.set(each.thread, [...(threads.get(each.thread) ?? []), each]);
  return [...threads.values()];
};

export const adaptiveCard = 'application/vnd.microsoft.card.adaptive';

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The cards that were sent with it. */
const attachedCards = ({ content }: Activity): readonly Json[] => {
  const { attachments } = content;
  if (!Array.isArray(attachments)) return [];
  return attachments.flatMap((each: unknown) =>
    isJson(each) && each['contentType'] === adaptiveCard && isJson(each['content']) ? [each['content']] : [],
  );
};

/** The cards that somebody sees in it. */
export const cardsFor = (activity: Activity, user: string): readonly Json[] => {
  const own = activity.shown.get(user);
  return own ? [own.card] : attachedCards(activity);
};
