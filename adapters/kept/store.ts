import type { Tx } from '../../src/chat/context.ts';
import type { Json } from '../../src/delivery/message.ts';
import type { Database } from '../../src/storage/database.ts';
import { clientOf } from '../../src/storage/tx.ts';
import { hashOf, type Kept, type KeptRef } from './kept.ts';

export type KeptStore = ReturnType<typeof createKeptStore>;

/** What did not fit into messages, in the database. */
export const createKeptStore = ({ prisma }: Database) => ({
  /** Writes what has to be there before a message is sent; mostly that is nothing. */
  save: async (kept: readonly Kept[], now: Date): Promise<void> => {
    if (kept.length === 0) return;
    const rows = JSON.stringify(kept);
    await prisma.$executeRaw`
      INSERT INTO kept (hash, content, kept_at)
      SELECT DISTINCT ON (hash) hash, content, ${now}
      FROM jsonb_to_recordset(${rows}::jsonb) AS t(hash text, content jsonb)
      ON CONFLICT (hash) DO UPDATE SET kept_at = EXCLUDED.kept_at`;
  },

  /** @returns undefined where nobody has used it for so long that it was deleted */
  find: async (ref: KeptRef): Promise<Json | undefined> => {
    const row = await prisma.kept.findUnique({ where: { hash: hashOf(ref) }, select: { content: true } });
    return row ? (row.content as Json) : undefined;
  },
});

/** Deletes at most `most` of what was last sent before. @returns how many there were */
export const deleteKept = (tx: Tx, before: Date, most: number): Promise<number> =>
  clientOf(tx).$executeRaw`
    DELETE FROM kept WHERE kept_at < ${before} AND hash IN (
      SELECT hash FROM kept WHERE kept_at < ${before} ORDER BY kept_at LIMIT ${most})`;

/** Deletes what names somebody; whoever presses for it reads that it is not kept any more. */
export const deleteKeptNaming = async (tx: Tx, traces: readonly string[]): Promise<void> => {
  await clientOf(tx).$executeRaw`
    DELETE FROM kept k WHERE EXISTS (
      SELECT 1 FROM unnest(${[...traces]}::text[]) AS trace WHERE strpos(lower(k.content::text), lower(trace)) > 0)`;
};
