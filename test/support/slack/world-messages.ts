import type { Channel, Json, Message, World } from './world.ts';

type Element = Json;

let made = 0;
/** Short, and never the same twice. */
const newId = (): string => {
  made += 1;
  return `x${made.toString(36)}`;
};

const elementWithId = (element: Element): Element =>
  'type' in element && !('action_id' in element) ? { ...element, action_id: newId() } : element;

/** Slack makes up the ids that were left out: of every block, and of what can be acted on. */
export const withIds = (blocks: readonly Json[]): readonly Json[] =>
  blocks.map((block): Json => {
    const there = typeof block['block_id'] === 'string' ? block : { ...block, block_id: newId() };
    if (block['type'] === 'actions' && Array.isArray(block['elements'])) {
      return { ...there, elements: block['elements'].map(elementWithId) };
    }
    if (block['type'] === 'input') return { ...there, element: elementWithId(block['element'] as Element) };
    if (block['type'] === 'section' && 'accessory' in block) {
      return { ...there, accessory: elementWithId(block['accessory'] as Element) };
    }
    return there;
  });

export interface NewMessage {
  readonly user: string;
  readonly byBot: boolean;
  readonly text: string;
  readonly blocks?: readonly Json[] | undefined;
  readonly metadata?: Json | undefined;
  readonly threadTs?: string | undefined;
  readonly onlyFor?: string | undefined;
  readonly byResponse?: boolean;
}

/** Puts a message at the end of a channel. */
export const post = (world: World, channel: Channel, message: NewMessage): Message => {
  const posted: Message = {
    byResponse: false,
    ...message,
    channel: channel.id,
    ts: world.nextTs(),
    blocks: withIds(message.blocks ?? []),
    edits: 0,
  };
  channel.messages.push(posted);
  channel.ever?.push(posted);
  return posted;
};

/** A person's own message, as a client writes it. */
export const say = (world: World, channel: Channel, user: string, text: string): Message =>
  post(world, channel, { user, byBot: false, text });

export type MessageChange = Pick<Message, 'text'> & {
  readonly blocks?: readonly Json[] | undefined;
  readonly metadata?: Json | undefined;
};

/** Changes a message where it stands; blocks and metadata that are not given stay. */
export const edit = (channel: Channel, ts: string, change: MessageChange): Message | undefined => {
  const at = channel.messages.findIndex((message) => message.ts === ts);
  const before = channel.messages[at];
  if (!before) return undefined;
  const after: Message = {
    ...before,
    text: change.text,
    blocks: change.blocks ? withIds(change.blocks) : before.blocks,
    metadata: change.metadata ?? before.metadata,
    edits: before.edits + 1,
  };
  channel.messages[at] = after;
  channel.ever?.push(after);
  return after;
};

export const remove = (channel: Channel, ts: string): boolean => {
  const at = channel.messages.findIndex((message) => message.ts === ts);
  if (at >= 0) channel.messages.splice(at, 1);
  return at >= 0;
};

/** What somebody sees in a channel, from the oldest to the newest. */
export const visibleTo = (channel: Channel, user: string): readonly Message[] =>
  channel.messages.filter(({ onlyFor }) => onlyFor === undefined || onlyFor === user);

/** A message as Slack's payloads describe it. */
export const describeMessage = (message: Message, by: { readonly botId: string; readonly appId: string }): Json => ({
  type: 'message',
  user: message.user,
  ts: message.ts,
  text: message.text,
  ...(message.byBot ? { bot_id: by.botId, app_id: by.appId } : {}),
  ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
  ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
  ...(message.edits > 0 ? { edited: { user: message.user, ts: message.ts } } : {}),
});
