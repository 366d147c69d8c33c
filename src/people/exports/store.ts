import type { Tx } from '../../chat/context.ts';
import type { PersonId } from '../../chat/ids.ts';
import type { Database } from '../../storage/database.ts';
import { clientOf } from '../../storage/tx.ts';

/** Keeps the hash of a link; earlier ones of the person stop working. */
export const saveExport = async (
  tx: Tx,
  { hash, person, now, expiresAt }: { hash: string; person: PersonId; now: Date; expiresAt: Date },
): Promise<void> => {
  const client = clientOf(tx);
  await client.dataExport.deleteMany({ where: { personId: person } });
  await client.dataExport.create({ data: { hash, personId: person, createdAt: now, expiresAt } });
};

export const hasExport = async ({ prisma }: Database, hash: string, now: Date): Promise<boolean> =>
  (await prisma.dataExport.count({ where: { hash, expiresAt: { gt: now } } })) > 0;

/** Spends a link, in one statement. @returns whose it was; undefined where it was not good any more */
export const spendExport = async ({ prisma }: Database, hash: string, now: Date): Promise<PersonId | undefined> => {
  const [row] = await prisma.$queryRaw<{ person: PersonId }[]>`
    DELETE FROM data_exports WHERE hash = ${hash} AND expires_at > ${now} RETURNING person_id AS person`;
  return row?.person;
};
