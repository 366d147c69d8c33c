import type { Tx } from '../../chat/context.ts';
import type { AccountId, PersonId } from '../../chat/ids.ts';
import { clientOf } from '../../storage/tx.ts';

/** What a forgotten person's accounts are called. */
const nobodysName = 'Somebody who was forgotten';

/** A person of whom nothing is known, for what must belong to somebody. */
export const createNobody = async (tx: Tx, now: Date): Promise<PersonId> =>
  (await clientOf(tx).person.create({ data: { createdAt: now } })).id as PersonId;

export const findAccountIds = async (tx: Tx, personId: PersonId): Promise<readonly AccountId[]> =>
  (await clientOf(tx).account.findMany({ where: { personId }, select: { id: true } })).map(({ id }) => id as AccountId);

/**
 * Takes everything from the person's accounts that tells whose they were, and deletes the person. The accounts
 * stay, closed and nobody's, because the request that asks for this is one account's, and because counts of what
 * was sent stay right. Whoever comes back is somebody new.
 */
export const deletePerson = async (tx: Tx, person: PersonId, heir: PersonId, now: Date): Promise<void> => {
  const client = clientOf(tx);
  await client.$executeRaw`
    UPDATE accounts SET person_id = ${heir}::uuid, external_id = 'forgotten:' || gen_random_uuid(), name = ${nobodysName},
      email = NULL, address = NULL, is_guest = false, time_zone = NULL, checked_at = NULL, closed_at = ${now}
    WHERE person_id = ${person}::uuid`;
  await client.$executeRaw`DELETE FROM persons WHERE id = ${person}::uuid OR merged_into = ${person}::uuid`;
};
