import type { Database } from '../../storage/database.ts';
import { type AddressRow, addressColumns, addressJoins, addressOf, type Taken } from '../lane/store.ts';
import type { Address, CopyId, MessageRef, Subject } from '../message.ts';

/** A copy of a shared card that shows an older version. */
export interface StaleCopy {
  readonly id: CopyId;
  readonly subject: Subject;
  /** The version to be shown, read before the card is drawn: what is drawn is never older. */
  readonly version: bigint;
  readonly ref: MessageRef;
  readonly attempts: number;
  readonly dueAt: Date;
  /** What is paced. */
  readonly recipient: string;
  readonly at: Address | undefined;
}

/** What became of drawing a copy anew. */
export type CopyResult =
  | { readonly kind: 'shown'; readonly id: CopyId; readonly version: bigint }
  | { readonly kind: 'again'; readonly id: CopyId; readonly dueAt: Date; readonly failed: boolean }
  /** Nothing was tried: its slot is then. */
  | { readonly kind: 'waits'; readonly id: CopyId; readonly dueAt: Date }
  | { readonly kind: 'gone'; readonly id: CopyId };

interface CopyRow extends AddressRow {
  readonly id: string;
  readonly subject: Subject;
  readonly version: bigint;
  readonly message_ref: MessageRef;
  readonly attempts: number;
  readonly due_at: Date;
}

/**
 * Copies of the lane that show an older version and may be drawn.
 * @param apartFrom copies that are being drawn at this moment, and recipients that are left out
 */
export const findStale = async (
  { prisma }: Database,
  { lane }: Taken,
  { most, until, apartFrom }: { readonly most: number; readonly until: Date; readonly apartFrom: readonly string[] },
): Promise<readonly StaleCopy[]> => {
  const rows = await prisma.$queryRaw<CopyRow[]>`
    SELECT r.id, r.subject, s.version, r.message_ref, r.attempts, r.due_at, ${addressColumns}
    FROM copies r JOIN subjects s ON s.subject = r.subject ${addressJoins}
    WHERE r.lane = ${lane}::uuid AND r.shown < s.version AND r.due_at <= ${until}
      AND r.id <> ALL(${[...apartFrom]}::uuid[]) AND r.recipient_id <> ALL(${[...apartFrom]}::uuid[])
    ORDER BY r.due_at LIMIT ${most}`;
  return rows.map((row) => ({
    id: row.id as CopyId,
    subject: row.subject,
    version: row.version,
    ref: row.message_ref,
    attempts: row.attempts,
    recipient: row.recipient_id,
    dueAt: row.due_at,
    at: addressOf(row),
  }));
};

/**
 * Writes which copies show what. A worker that has lost its lane meanwhile may have drawn an older
 * version over a newer one: then the copy counts as showing nothing, and is drawn once more.
 */
export const recordCopies = async (
  { prisma }: Database,
  { lane, epoch }: Taken,
  results: readonly CopyResult[],
  now: Date,
): Promise<void> => {
  if (results.length === 0) return;
  const rows = results.map((result) => ({
    id: result.id,
    version: result.kind === 'shown' ? String(result.version) : null,
    due_at: 'dueAt' in result ? result.dueAt : null,
    failed: result.kind === 'again' && result.failed,
    waits: result.kind === 'waits',
    gone: result.kind === 'gone',
  }));
  await prisma.$executeRaw`
    WITH result AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS t(id uuid, version bigint, due_at timestamptz, failed boolean, waits boolean, gone boolean)
    ), forgotten AS (
      DELETE FROM copies c USING result WHERE c.id = result.id AND result.gone
    )
    UPDATE copies c SET
      shown = CASE
        WHEN result.version IS NULL THEN c.shown
        WHEN EXISTS (SELECT 1 FROM lanes l WHERE l.lane = ${lane}::uuid AND l.epoch = ${epoch}) THEN result.version
        ELSE 0 END,
      due_at = coalesce(result.due_at, ${now}),
      attempts = CASE WHEN result.waits THEN c.attempts WHEN result.failed THEN c.attempts + 1 ELSE 0 END
    FROM result WHERE c.id = result.id AND NOT result.gone`;
};
