import type { Tx } from '../../../src/chat/context.ts';
import type { AccountId, ConversationId, PersonId } from '../../../src/chat/ids.ts';
import type { Database } from '../../../src/storage/database.ts';
import { clientOf } from '../../../src/storage/tx.ts';

interface Persona {
  readonly id: AccountId;
  readonly externalId: string;
}

/** Which personas somebody is. */
export const findPersonas = async (
  client: Pick<Database['prisma'], 'account'> | Tx,
  personId: PersonId,
): Promise<readonly Persona[]> => {
  const { account } = 'account' in client ? client : clientOf(client);
  const rows = await account.findMany({
    where: { personId, workspace: { platform: 'playground' } },
    select: { id: true, externalId: true },
  });
  return rows.map(({ id, externalId }) => ({ id: id as AccountId, externalId }));
};

/** What stands in conversations of theirs, and what they said elsewhere, or was said to them alone. */
const theirs = (accounts: readonly AccountId[], conversations: readonly ConversationId[]) => ({
  OR: [
    { author: { in: [...accounts] } },
    { onlyFor: { in: [...accounts] } },
    { conversation: { in: [...conversations] } },
  ],
});

export const findTranscript = async (
  { prisma }: Database,
  accounts: readonly AccountId[],
  conversations: readonly ConversationId[],
) =>
  prisma.playgroundMessage.findMany({
    where: theirs(accounts, conversations),
    select: { at: true, conversation: true, content: true },
    orderBy: { id: 'asc' },
  });

export const deleteTranscript = async (
  tx: Tx,
  accounts: readonly AccountId[],
  conversations: readonly ConversationId[],
): Promise<void> => {
  await clientOf(tx).playgroundMessage.deleteMany({ where: theirs(accounts, conversations) });
};

/** Deletes what others were shown that names somebody. */
export const deleteNaming = async (tx: Tx, traces: readonly string[]): Promise<void> => {
  await clientOf(tx).$executeRaw`
    DELETE FROM playground_messages m WHERE EXISTS (
      SELECT 1 FROM unnest(${[...traces]}::text[]) AS trace WHERE strpos(lower(m.content::text), lower(trace)) > 0)`;
};

/**
 * Deletes what was said before, unless somebody who said it, or to whom alone it was said, is on hold.
 * @returns how many messages there were
 */
export const deleteOldTranscript = (tx: Tx, before: Date, most: number): Promise<number> =>
  clientOf(tx).$executeRaw`
    DELETE FROM playground_messages WHERE id IN (
      SELECT m.id FROM playground_messages m WHERE m.at < ${before} AND NOT EXISTS (
        SELECT 1 FROM holds h JOIN accounts a ON a.person_id = h.person_id
        WHERE a.id IN (m.author, m.only_for) OR m.conversation = 'playground:direct:' || a.external_id)
      ORDER BY m.id LIMIT ${most})`;
