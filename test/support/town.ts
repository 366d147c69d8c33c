import { randomUUID } from 'node:crypto';
import type { AccountId, PersonId, WorkspaceId } from '../../src/chat/ids.ts';
import type { Platform } from '../../src/people/person.ts';
import type { Database } from '../../src/storage/database.ts';

const at = new Date('2026-11-01T00:00:00Z');

export interface Town {
  readonly workspace: WorkspaceId;
  readonly accounts: readonly AccountId[];
  readonly people: readonly PersonId[];
}

/** A workspace that takes part, with people and channels in it. */
export const newTown = async (
  { prisma }: Pick<Database, 'prisma'>,
  {
    platform = 'playground',
    people = 1,
    channels = 0,
  }: { platform?: Platform; people?: number; channels?: number } = {},
): Promise<Town> => {
  const town = { platform, externalId: randomUUID(), name: 'Council', state: 'admitted', createdAt: at } as const;
  const { id: workspaceId } = await prisma.workspace.create({ data: town });
  const persons = await prisma.person.createManyAndReturn({
    data: Array.from({ length: people }, () => ({ createdAt: at })),
  });
  const accounts = await prisma.account.createManyAndReturn({
    data: persons.map(({ id: personId }, index) => ({
      workspaceId,
      personId,
      externalId: `person-${index}`,
      name: `Person ${index}`,
      createdAt: at,
    })),
  });
  await prisma.conversation.createMany({
    data: Array.from({ length: channels }, (_, index) => ({
      workspaceId,
      externalId: `channel-${index}`,
      name: `channel-${index}`,
      address: { channel: index },
      createdAt: at,
    })),
  });
  return {
    workspace: workspaceId as WorkspaceId,
    accounts: accounts.map(({ id }) => id as AccountId),
    people: persons.map(({ id }) => id as PersonId),
  };
};
