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

/**
 * Deletes registrations that came to nothing before, of people on whom there is no hold.
 * @returns how many
 */
export const deleteEndedRegistrations = (tx: Tx, before: Date, most: number): Promise<number> =>
  clientOf(tx).$executeRaw`
    DELETE FROM registrations WHERE id IN (
      SELECT r.id FROM registrations r WHERE r.state IN ('declined', 'withdrawn') AND r.registered_at < ${before}
        AND NOT EXISTS (SELECT 1 FROM holds h WHERE h.person_id = r.person_id)
        AND NOT EXISTS (SELECT 1 FROM cases c WHERE c.about_id = r.id AND (c.closed_at IS NULL OR c.closed_at >= ${before}))
      ORDER BY r.registered_at LIMIT ${most})`;
