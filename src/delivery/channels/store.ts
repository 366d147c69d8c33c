import type { Tx } from '../../chat/context.ts';
import type { Database } from '../../storage/database.ts';
import { Prisma } from '../../storage/generated/client.ts';
import { clientOf } from '../../storage/tx.ts';
import { freeing } from '../lane/store.ts';
import type { ChannelId, Json } from '../message.ts';

/** What the platform calls the channels of a workspace that are known. */
export const listChannels = async ({ prisma }: Database, workspaceId: string): Promise<readonly string[]> => {
  const rows = await prisma.conversation.findMany({ where: { workspaceId }, select: { externalId: true } });
  return rows.map(({ externalId }) => externalId);
};

/** Forgets those of the channels that are known. */
export const deleteChannels = async (
  { prisma }: Database,
  workspaceId: string,
  externalIds: readonly string[],
): Promise<void> => {
  await prisma.$executeRaw`
    DELETE FROM conversations
    WHERE workspace_id = ${workspaceId}::uuid AND external_id = ANY(${[...externalIds]}::text[])`;
};

/** Forgets the channels of a workspace whose address has all of these parts. */
export const deleteChannelsWith = async ({ prisma }: Database, workspaceId: string, parts: Json): Promise<void> => {
  await prisma.$executeRaw`
    DELETE FROM conversations
    WHERE workspace_id = ${workspaceId}::uuid AND address @> ${JSON.stringify(parts)}::jsonb`;
};

/** Makes a channel the office's; undefined has none be. */
export const saveOfficeChannel = async (tx: Tx, channelId: ChannelId | undefined, setAt: Date): Promise<void> => {
  const client = clientOf(tx);
  await client.officeChannel.deleteMany();
  if (channelId !== undefined) await client.officeChannel.create({ data: { channelId, setAt } });
};

/** The office's channel, and where it is. */
export const findOfficeChannel = async ({
  prisma,
}: Database): Promise<{ readonly id: ChannelId; readonly name: string; readonly workspace: string } | undefined> => {
  const row = await prisma.officeChannel.findFirst({
    select: { channel: { select: { id: true, name: true, workspace: { select: { name: true } } } } },
  });
  return row
    ? { id: row.channel.id as ChannelId, name: row.channel.name, workspace: row.channel.workspace.name }
    : undefined;
};

/** A channel as it was written last. */
export const findChannel = async (
  { prisma }: Database,
  workspaceId: string,
  externalId: string,
): Promise<{ readonly id: ChannelId; readonly name: string; readonly address: Json } | undefined> => {
  const where = { workspaceId_externalId: { workspaceId, externalId } };
  const row = await prisma.conversation.findUnique({ where, select: { id: true, name: true, address: true } });
  return row ? { id: row.id as ChannelId, name: row.name, address: row.address as Json } : undefined;
};

/** Writes a channel as its platform describes it. */
export const saveChannel = async (
  { prisma }: Database,
  {
    workspace: workspaceId,
    externalId,
    name,
    address,
  }: { readonly workspace: string; readonly externalId: string; readonly name: string; readonly address: Json },
  now: Date,
): Promise<ChannelId> => {
  const told = { name, address: address as Prisma.InputJsonValue };
  const { id } = await prisma.conversation.upsert({
    where: { workspaceId_externalId: { workspaceId, externalId } },
    create: { workspaceId, externalId, ...told, createdAt: now },
    update: told,
  });
  return id as ChannelId;
};

/**
 * Has a channel hold no card about a thing any more: those that stand there are left as they are, and those that
 * wait are taken back.
 * @param about the id that follows the kind in the cards' subjects
 */
export const deleteCardsIn = async (tx: Tx, channel: ChannelId, about: string, now: Date): Promise<void> => {
  await clientOf(tx).$executeRaw`
    WITH ${freeing(Prisma.sql`SELECT workspace_id FROM conversations WHERE id = ${channel}::uuid`)},
    back AS (
      UPDATE deliveries d SET state = 'cancelled', updated_at = ${now} FROM outgoing_messages m
      WHERE m.id = d.message_id AND split_part(m.subject, ':', 2) = ${about} AND d.recipient_id = ${channel}::uuid
        AND d.state = 'queued' AND (SELECT count(*) FROM held) >= 0
    )
    DELETE FROM copies WHERE recipient_id = ${channel}::uuid AND split_part(subject, ':', 2) = ${about}`;
};
