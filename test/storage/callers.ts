import { randomUUID } from 'node:crypto';
import type { Caller } from '../../src/chat/caller.ts';
import type { AccountId, PersonId, WorkspaceId } from '../../src/chat/ids.ts';
import type { Database } from '../../src/storage/database.ts';

const at = new Date('2027-01-01T00:00:00Z');

/** Somebody new, with an account, in a workspace of their own. */
export const newCaller = async ({ prisma }: Pick<Database, 'prisma'>): Promise<Caller> => {
  const externalId = randomUUID();
  const { id, person, workspace } = await prisma.account.create({
    data: {
      externalId,
      name: 'Ann Example',
      createdAt: at,
      person: { create: { createdAt: at } },
      workspace: { create: { platform: 'playground', externalId, name: 'Council', state: 'admitted', createdAt: at } },
    },
    include: { person: true, workspace: true },
  });
  return {
    account: id as AccountId,
    person: person.id as PersonId,
    name: 'Ann Example',
    workspace: { id: workspace.id as WorkspaceId, name: workspace.name, admitted: true },
    roles: [],
  };
};
