import type { Draft, Drafts } from '../chat/context.ts';
import type { Values } from '../chat/values.ts';
import type { Database } from './database.ts';
import { asStored } from './json.ts';

const dayInMilliseconds = 24 * 60 * 60 * 1000;

/**
 * Begun forms, kept in the database.
 * @param days of 24 hours for which one lives after it was last written
 */
export const createDrafts = (
  { prisma }: Pick<Database, 'prisma'>,
  { days = 14 }: { readonly days?: number } = {},
): Drafts => ({
  find: async ({ account }, command, now) => {
    const [row] = await prisma.$queryRaw<Draft[]>`
      SELECT id, step, values, updated_at AS "updatedAt" FROM drafts
      WHERE account_id = ${account}::uuid AND command = ${command} AND expires_at > ${now}`;
    return row;
  },

  save: async ({ account }, command, { step, values }, now) => {
    const expiresAt = new Date(now.getTime() + days * dayInMilliseconds);
    // One that has expired is another one from now on: what still refers to it has to be told.
    const [row] = await prisma.$queryRaw<Pick<Draft, 'id'>[]>`
      INSERT INTO drafts (account_id, command, step, values, updated_at, expires_at)
      VALUES (${account}::uuid, ${command}, ${step}, ${JSON.stringify(asStored(values))}::jsonb, ${now}, ${expiresAt})
      ON CONFLICT (account_id, command) DO UPDATE SET
        id = CASE WHEN drafts.expires_at <= ${now} THEN EXCLUDED.id ELSE drafts.id END,
        step = EXCLUDED.step, values = EXCLUDED.values,
        updated_at = EXCLUDED.updated_at, expires_at = EXCLUDED.expires_at
      RETURNING id`;
    if (!row) throw new Error('A draft was written and is not there');
    return { id: row.id, step, values: asStored(values), updatedAt: now };
  },

  keep: async ({ account }, command, { id, step, values, without }, now) => {
    const expiresAt = new Date(now.getTime() + days * dayInMilliseconds);
    const [row] = await prisma.$queryRaw<{ step: number; values: Values }[]>`
      UPDATE drafts SET step = greatest(step, ${step}),
        values = (values || ${JSON.stringify(asStored(values))}::jsonb) - ${[...without]}::text[],
        updated_at = ${now}, expires_at = ${expiresAt}
      WHERE id = ${id}::uuid AND account_id = ${account}::uuid AND command = ${command}
      RETURNING step, values`;
    return row && { id, step: row.step, values: row.values, updatedAt: now };
  },

  discard: async ({ account }, command) => {
    await prisma.draft.deleteMany({ where: { accountId: account, command } });
  },
});
