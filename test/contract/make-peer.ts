import type { Database } from '../../src/storage/database.ts';

const at = new Date('2026-11-01T00:00:00Z');

/** Makes somebody who has spoken to the bot an active peer. */
export const makePeer = async ({ prisma }: Database, name: string): Promise<void> => {
  const { personId } = await prisma.account.findFirstOrThrow({ where: { name } });
  await prisma.peer.create({
    data: {
      personId,
      kind: 'officer',
      state: 'active',
      name,
      email: 'peer@westhaven.example',
      role: 'Head of Highways',
      privacyNotice: '1',
      volunteeredAt: at,
      updatedAt: at,
    },
  });
};

/** What is new in what somebody reads. */
export const since = (before: string, after: string): string =>
  after.startsWith(before) ? after.slice(before.length) : after;
