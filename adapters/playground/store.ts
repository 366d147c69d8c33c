import type { AccountId, ConversationId } from '../../src/chat/ids.ts';
import type { Database } from '../../src/storage/database.ts';
import type { Prisma } from '../../src/storage/generated/client.ts';
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
  content: content as unknown as Content,
  at,
});

const asJson = (content: Content): Prisma.InputJsonValue => content as unknown as Prisma.InputJsonValue;

export type Transcript = ReturnType<typeof createTranscript>;

/** What stands in the playground's conversations. */
export const createTranscript = ({ prisma }: Database) => ({
  /** Writes a message, unless the same delivery wrote it before. */
  add: async (
    origin: string,
    {
      author = null,
      onlyFor = null,
      content,
      ...message
    }: Omit<Message, 'id' | 'author' | 'onlyFor'> & {
      readonly author?: AccountId | null;
      readonly onlyFor?: AccountId | null;
    },
  ): Promise<Message> => {
    const data = { ...message, origin, author, onlyFor, content: asJson(content) };
    return asMessage(await prisma.playgroundMessage.upsert({ where: { origin }, create: data, update: {} }));
  },

  /** Writes other content over a message that the account can see. */
  replace: async (id: string, account: AccountId, content: Content): Promise<Message | undefined> => {
    const [row] = await prisma.playgroundMessage.updateManyAndReturn({
      where: { id: BigInt(id), OR: [{ onlyFor: null }, { onlyFor: account }] },
      data: { content: asJson(content) },
    });
    return row && asMessage(row);
  },

  /** The newest messages that the account can see, oldest first. */
  list: async (conversation: ConversationId, account: AccountId): Promise<readonly Message[]> => {
    const rows = await prisma.playgroundMessage.findMany({
      where: { conversation, OR: [{ onlyFor: null }, { onlyFor: account }] },
      orderBy: { id: 'desc' },
      take: mostShown,
    });
    return rows.reverse().map(asMessage);
  },
});
