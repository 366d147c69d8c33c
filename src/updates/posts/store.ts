import type { Region } from '../../authorities/authority.ts';
import type { Tx } from '../../chat/context.ts';
import type { PersonId } from '../../chat/ids.ts';
import type { Database } from '../../storage/database.ts';
import { asDate, asDay } from '../../storage/days.ts';
import type { Prisma } from '../../storage/generated/client.ts';
import { type Client, clientOf } from '../../storage/tx.ts';
import type { Update, UpdateId, UpdateState, UpdateWords } from '../update.ts';

type Row = Prisma.UpdateGetPayload<object>;

const asUpdate = (row: Row): Update => ({
  id: row.id as UpdateId,
  state: row.state,
  title: row.title,
  text: row.text,
  ...(row.link !== null && { link: row.link }),
  topic: row.topic,
  themes: row.themes,
  ...(row.region !== null && { region: row.region as Region }),
  ...(row.expiresOn && { expiresOn: asDay(row.expiresOn) }),
  urgent: row.urgent,
  publishAt: row.publishAt,
  ...(row.publishedAt && { publishedAt: row.publishedAt }),
  ...(row.correctedAt && { correctedAt: row.correctedAt }),
  ...(row.authorId !== null && { author: row.authorId as PersonId }),
  version: row.version,
});

const columns = ({ link, themes, region, expiresOn, ...words }: UpdateWords) => ({
  ...words,
  link: link ?? null,
  themes: [...themes],
  region: region ?? null,
  expiresOn: expiresOn === undefined ? null : asDate(expiresOn),
});

const find = async (client: Client, id: string): Promise<Update | undefined> => {
  const row = await client.update.findUnique({ where: { id } });
  return row ? asUpdate(row) : undefined;
};

export const findUpdate = ({ prisma }: Database, id: string): Promise<Update | undefined> => find(prisma, id);

/** These updates, in no order. */
export const findUpdates = async ({ prisma }: Database, ids: readonly string[]): Promise<readonly Update[]> => {
  if (ids.length === 0) return [];
  return (await prisma.update.findMany({ where: { id: { in: [...ids] } } })).map(asUpdate);
};

/** Updates in these states, the newest first. */
export const listUpdates = async (
  { prisma }: Database,
  states: readonly UpdateState[],
  { from, most }: { readonly from: number; readonly most: number },
): Promise<readonly Update[]> => {
  const rows = await prisma.update.findMany({
    where: { state: { in: [...states] } },
    orderBy: [{ publishAt: 'desc' }, { id: 'asc' }],
    skip: from,
    take: most,
  });
  return rows.map(asUpdate);
};

/** What was published after a moment and is not withdrawn. */
export const findPublishedSince = async (tx: Tx, since: Date): Promise<readonly Update[]> => {
  const where = { state: 'published', publishedAt: { gt: since } } as const;
  return (await clientOf(tx).update.findMany({ where })).map(asUpdate);
};

/** The newest that are published. */
export const findNewest = async (tx: Tx, most: number): Promise<readonly Update[]> => {
  const where = { state: 'published' } as const;
  const rows = await clientOf(tx).update.findMany({ where, orderBy: { publishedAt: 'desc' }, take: most });
  return rows.map(asUpdate);
};

export const insertUpdate = async (
  tx: Tx,
  words: UpdateWords & Pick<Update, 'publishAt'> & { readonly author: PersonId },
  createdAt: Date,
): Promise<Update> => {
  const { author: authorId, publishAt, ...rest } = words;
  return asUpdate(await clientOf(tx).update.create({ data: { ...columns(rest), publishAt, authorId, createdAt } }));
};

/**
 * Writes an update as somebody saw it.
 * @returns it as it is then; undefined where its version or its state had changed
 */
export const changeUpdate = async (
  tx: Tx,
  { id, version, states }: { readonly id: UpdateId; readonly version: number; readonly states: readonly UpdateState[] },
  change: Partial<Pick<Update, 'state' | 'publishAt' | 'publishedAt' | 'correctedAt'>> & {
    readonly words?: UpdateWords;
  },
): Promise<Update | undefined> => {
  const { words, ...rest } = change;
  const [row] = await clientOf(tx).update.updateManyAndReturn({
    where: { id, version, state: { in: [...states] } },
    data: { ...rest, ...(words && columns(words)), version: { increment: 1 } },
  });
  return row && asUpdate(row);
};

/** Publishes what was scheduled for now or before. */
export const publishScheduled = async (tx: Tx, now: Date): Promise<readonly Update[]> => {
  const rows = await clientOf(tx).update.updateManyAndReturn({
    where: { state: 'scheduled', publishAt: { lte: now } },
    data: { state: 'published', publishedAt: now, version: { increment: 1 } },
  });
  return rows.map(asUpdate);
};
