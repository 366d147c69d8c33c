import type { Draft, Drafts } from '../chat/context.ts';
import type { DraftId } from '../chat/ids.ts';
import type { Values } from '../chat/values.ts';
import type { Database } from './database.ts';
import type { Draft as Row } from './generated/client.ts';
import { asJson, asStored, fromJson } from './json.ts';

const dayInMilliseconds = 24 * 60 * 60 * 1000;

const asDraft = ({ id, step, values, updatedAt }: Row): Draft => ({
  id: id as DraftId,
  step,
  values: fromJson<Values>(values),
  updatedAt,
});

/**
 * Begun forms, kept in the database.
 * @param days of 24 hours for which one lives after it was last written
 */
export const createDrafts = (
  { prisma }: Pick<Database, 'prisma'>,
  { days = 14 }: { readonly days?: number } = {},
): Drafts => ({
  find: async ({ account }, command, now) => {
    const row = await prisma.draft.findFirst({ where: { accountId: account, command, expiresAt: { gt: now } } });
    return row ? asDraft(row) : undefined;
  },

  save: async ({ account }, command, { step, values }, now) => {
    const key = { accountId: account, command };
    const data = {
      step,
      values: asJson(asStored(values)),
      updatedAt: now,
      expiresAt: new Date(now.getTime() + days * dayInMilliseconds),
    };
    return asDraft(
      await prisma.draft.upsert({ where: { accountId_command: key }, create: { ...key, ...data }, update: data }),
    );
  },

  discard: async ({ account }, command) => {
    await prisma.draft.deleteMany({ where: { accountId: account, command } });
  },
});
