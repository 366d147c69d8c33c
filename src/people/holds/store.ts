import type { Tx } from '../../chat/context.ts';
import type { PersonId } from '../../chat/ids.ts';
import { clientOf } from '../../storage/tx.ts';

/** Whether nothing of the person may be deleted. */
export const isHeld = async (tx: Tx, personId: PersonId): Promise<boolean> =>
  (await clientOf(tx).hold.count({ where: { personId } })) > 0;

/** @returns whether there was none before */
export const saveHold = async (tx: Tx, personId: PersonId, placedBy: PersonId, placedAt: Date): Promise<boolean> => {
  const { count } = await clientOf(tx).hold.createMany({
    data: [{ personId, placedBy, placedAt }],
    skipDuplicates: true,
  });
  return count > 0;
};

/** @returns whether there was one */
export const deleteHold = async (tx: Tx, personId: PersonId): Promise<boolean> =>
  (await clientOf(tx).hold.deleteMany({ where: { personId } })).count > 0;

/** Keeps the wish to be forgotten; the first time somebody asked is the one that counts. */
export const saveErasure = async (tx: Tx, personId: PersonId, askedAt: Date): Promise<void> => {
  await clientOf(tx).erasure.createMany({ data: [{ personId, askedAt }], skipDuplicates: true });
};

/** Whether the person has asked to be forgotten and waits for it. */
export const hasAskedToBeForgotten = async (tx: Tx, personId: PersonId): Promise<boolean> =>
  (await clientOf(tx).erasure.count({ where: { personId } })) > 0;

/** What somebody who is to be held is called; undefined where they are not known, or no more. */
export const findName = async (tx: Tx, personId: PersonId): Promise<string | undefined> => {
  const client = clientOf(tx);
  const person = await client.person.findFirst({
    where: { id: personId, accounts: { some: {} } },
    select: { accounts: { select: { name: true }, orderBy: { createdAt: 'desc' }, take: 1 } },
  });
  return person?.accounts[0]?.name;
};
