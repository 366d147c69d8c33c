import type { Tx } from '../../chat/context.ts';
import type { PersonId } from '../../chat/ids.ts';
import type { Database } from '../../storage/database.ts';
import type { Prisma } from '../../storage/generated/client.ts';
import { clientOf } from '../../storage/tx.ts';
import type { Page } from '../page.ts';

const asPage = ({ key, version, text, owner, writtenAt }: Prisma.PageGetPayload<object>): Page => ({
  key,
  version,
  text,
  owner,
  writtenAt,
});

/** A page as it was written last; in another version where one is given. */
export const findPage = async ({ prisma }: Database, key: string, version?: number): Promise<Page | undefined> => {
  const where = { key, ...(version !== undefined && { version }) };
  const row = await prisma.page.findFirst({ where, orderBy: { version: 'desc' } });
  return row ? asPage(row) : undefined;
};

/** Writes the version after the one that was seen. @returns undefined where that is written already */
export const insertPage = async (
  tx: Tx,
  page: Omit<Page, 'writtenAt'>,
  by: { readonly writtenBy: PersonId; readonly now: Date },
): Promise<Page | undefined> => {
  const data = { ...page, writtenAt: by.now, writtenBy: by.writtenBy };
  const [row] = await clientOf(tx).page.createManyAndReturn({ data: [data], skipDuplicates: true });
  return row && asPage(row);
};
