import type { Tx } from '../../chat/context.ts';
import type { PersonId } from '../../chat/ids.ts';
import type { Database } from '../../storage/database.ts';
import { clientOf } from '../../storage/tx.ts';

/** What somebody registered. */
export const findRegistrationData = ({ prisma }: Database, personId: PersonId) =>
  prisma.registration.findMany({
    where: { personId },
    select: { id: true, authority: true, name: true, state: true, registeredAt: true },
    orderBy: { registeredAt: 'asc' },
  });

export const moveRegistrations = async (tx: Tx, from: PersonId, into: PersonId): Promise<void> => {
  await clientOf(tx).registration.updateMany({ where: { personId: from }, data: { personId: into } });
};

/** Deletes what somebody registered; what was accepted stays, as nobody's. */
export const deleteRegistrations = async (tx: Tx, personId: PersonId, heir: PersonId, name: string): Promise<void> => {
  const client = clientOf(tx);
  await client.registration.updateMany({ where: { personId, state: 'accepted' }, data: { personId: heir, name } });
  await client.registration.deleteMany({ where: { personId } });
};

/** What somebody called themselves when they registered an authority. */
export const findRegistrantNames = async (tx: Tx, personId: PersonId): Promise<readonly string[]> =>
  (await clientOf(tx).registration.findMany({ where: { personId }, select: { id: true, name: true } })).flatMap(
    ({ id, name }) => [id, name],
  );
