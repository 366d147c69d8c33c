import type { Tx } from '../chat/context.ts';
import type { PersonId } from '../chat/ids.ts';
import type { Database } from '../storage/database.ts';
import type { Prisma } from '../storage/generated/client.ts';
import { clientOf } from '../storage/tx.ts';
import type { AuthorityCode } from './authority.ts';
import { type Registration, type RegistrationId, type RegistrationState, standing } from './registration.ts';

const asRegistration = (row: Prisma.RegistrationGetPayload<object>): Registration => ({
  id: row.id as RegistrationId,
  person: row.personId as PersonId,
  authority: row.authority as AuthorityCode,
  name: row.name,
  state: row.state,
  registeredAt: row.registeredAt,
});

export const findRegistrations = async (
  { prisma }: Database,
  ids: readonly string[],
): Promise<readonly Registration[]> => {
  if (ids.length === 0) return [];
  const rows = await prisma.registration.findMany({ where: { id: { in: [...ids] } } });
  return rows.map(asRegistration);
};

/** Other people's registrations of the same authority that still stand, oldest first. */
export const findOthers = async (
  { prisma }: Database,
  { authority, person }: Pick<Registration, 'authority' | 'person'>,
  most: number,
): Promise<readonly Registration[]> => {
  const rows = await prisma.registration.findMany({
    where: { authority, personId: { not: person }, state: { in: [...standing] } },
    orderBy: [{ registeredAt: 'asc' }, { id: 'asc' }],
    take: most,
  });
  return rows.map(asRegistration);
};

/** Locks the person until the transaction ends, so that their registrations come one after the other. */
export const lockPerson = async (tx: Tx, person: PersonId): Promise<void> => {
  await clientOf(tx).$queryRaw`SELECT 1 FROM persons WHERE id = ${person}::uuid FOR UPDATE`;
};

/** Whether the person has registered the authority, and that still stands. */
export const hasStanding = async (tx: Tx, personId: PersonId, authority: AuthorityCode): Promise<boolean> =>
  (await clientOf(tx).registration.count({ where: { personId, authority, state: { in: [...standing] } } })) > 0;

/** The registration, locked until the transaction ends. */
export const lockRegistration = async (tx: Tx, id: string): Promise<Registration | undefined> => {
  const client = clientOf(tx);
  await client.$queryRaw`SELECT 1 FROM registrations WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await client.registration.findUnique({ where: { id } });
  return row ? asRegistration(row) : undefined;
};

export const insertRegistration = async (
  tx: Tx,
  { person, authority, name }: Pick<Registration, 'person' | 'authority' | 'name'>,
  registeredAt: Date,
): Promise<Registration> => {
  const data = { personId: person, authority, name, registeredAt };
  return asRegistration(await clientOf(tx).registration.create({ data }));
};

export const saveRegistrationState = async (tx: Tx, id: RegistrationId, state: RegistrationState): Promise<void> => {
  await clientOf(tx).registration.update({ where: { id }, data: { state }, select: { id: true } });
};

/** Ends a registration that was accepted; any other is left alone. */
export const endRegistration = async (tx: Tx, id: RegistrationId): Promise<void> => {
  await clientOf(tx).registration.updateMany({ where: { id, state: 'accepted' }, data: { state: 'ended' } });
};
