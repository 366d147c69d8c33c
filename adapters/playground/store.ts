import type { AccountId, ConversationId } from '../../src/chat/ids.ts';
import type { Database } from '../../src/storage/database.ts';
import type { Prisma } from '../../src/storage/generated/client.ts';
import { asJson, asStored, fromJson } from '../../src/storage/json.ts';
import type { Change } from './hub.ts';
import type { Content, Message } from './message.ts';

/** Messages of a conversation that a page shows: the newest. */
const mostShown = 200;

interface Row {
  readonly id: bigint;
  readonly conversation: string;
  readonly author: string | null;
  readonly onlyFor: string | null;
  readonly content: Prisma.JsonValue;
  readonly at: Date;
}

const asMessage = ({ id, conversation, author, onlyFor, content, at }: Row): Message => ({
  id: String(id),
  conversation: conversation as ConversationId,
  ...(author !== null && { author: author as AccountId }),
  ...(onlyFor !== null && { onlyFor: onlyFor as AccountId }),
  content: fromJson<Content>(content),
  at,
});

const json = (content: Content): Prisma.InputJsonObject => asJson(asStored(content));

const visibleTo = (account: AccountId) => ({ OR: [{ onlyFor: null }, { onlyFor: account }] });

/** A new message: without an author the bot's, without `onlyFor` everybody's. */
export type NewMessage = Omit<Message, 'id'>;

/** Which card is written over. */
export interface Card {
  readonly id: string;
  readonly conversation: ConversationId;
  readonly account: AccountId;
  /** What takes its place is for the account alone, so nobody else may see the card. */
  readonly isPrivate: boolean;
}

export type Transcript = ReturnType<typeof createTranscript>;

/** What stands in the playground's conversations. */
export const createTranscript = ({ prisma }: Pick<Database, 'prisma'>) => ({
  /** Writes a message, unless the same delivery wrote it before. */
  add: async (origin: string, { author, onlyFor, content, conversation, at }: NewMessage): Promise<Change> => {
    const data = { origin, conversation, at, author: author ?? null, onlyFor: onlyFor ?? null, content: json(content) };
    const [added] = await prisma.playgroundMessage.createManyAndReturn({ data: [data], skipDuplicates: true });
    if (added) return { message: asMessage(added), how: 'added' };
    const before = await prisma.playgroundMessage.findUniqueOrThrow({ where: { origin } });
    return { message: asMessage(before), how: 'again' };
  },

  /** Writes other content over a card of the bot that the account can see; undefined where there is none. */
  replace: async ({ id, conversation, account, isPrivate }: Card, content: Content): Promise<Change | undefined> => {
    const [row] = await prisma.playgroundMessage.updateManyAndReturn({
      where: {
        id: BigInt(id),
        conversation,
        author: null,
        ...(isPrivate ? { onlyFor: account } : visibleTo(account)),
      },
      data: { content: json(content) },
    });
    return row && { message: asMessage(row), how: 'replaced' };
  },

  /** Writes other content over a card that everybody in its conversation sees; undefined where it is gone. */
  redraw: async (id: string, content: Content): Promise<Change | undefined> => {
    const [row] = await prisma.playgroundMessage.updateManyAndReturn({
      where: { id: BigInt(id), author: null },
      data: { content: json(content) },
    });
    return row && { message: asMessage(row), how: 'replaced' };
  },

  /** What the origin wrote, if anything. */
  find: async (origin: string): Promise<Message | undefined> => {
    const row = await prisma.playgroundMessage.findUnique({ where: { origin } });
    return row ? asMessage(row) : undefined;
  },

  /** A message of the conversation, where the account can see it. */
  findShown: async (id: string, conversation: ConversationId, account: AccountId): Promise<Message | undefined> => {
    const row = await prisma.playgroundMessage.findFirst({
      where: { id: BigInt(id), conversation, ...visibleTo(account) },
    });
    return row ? asMessage(row) : undefined;
  },

  /** The newest messages that the account can see, oldest first; of these those after `after`. */
  list: async (conversation: ConversationId, account: AccountId, after = '0'): Promise<readonly Message[]> => {
    const rows = await prisma.playgroundMessage.findMany({
      where: { conversation, id: { gt: BigInt(after) }, ...visibleTo(account) },
      orderBy: { id: 'desc' },
      take: mostShown,
    });
    return rows.reverse().map(asMessage);
  },
});
