import type { Caller } from '../chat/caller.ts';
import type { Journal } from '../chat/context.ts';
import type { DeliveryId, DraftId } from '../chat/ids.ts';
import type { Reply } from '../chat/reply.ts';
import type { Database } from './database.ts';
import { asJson, asStored, fromJson } from './json.ts';
import { inTransaction } from './transaction.ts';
import { type Client, clientOf } from './tx.ts';

/**
 * Enters the delivery, unless it has been answered. A concurrent delivery of the same request waits
 * here until the first one commits. A row without an answer can only be one whose change was never
 * made, because both are one transaction: it is entered again.
 */
const enter = async (client: Client, caller: Caller, delivery: DeliveryId, now: Date): Promise<boolean> => {
  const entered = await client.$executeRaw`
    INSERT INTO handled_requests (account_id, delivery_id, handled_at) VALUES (${caller.account}::uuid, ${delivery}, ${now})
    ON CONFLICT (account_id, delivery_id) DO UPDATE SET handled_at = EXCLUDED.handled_at
    WHERE handled_requests.reply IS NULL`;
  return entered > 0;
};

const read = async (client: Client, caller: Caller, delivery: DeliveryId): Promise<Reply | undefined> => {
  const row = await client.handledRequest.findUnique({
    where: { accountId_deliveryId: { accountId: caller.account, deliveryId: delivery } },
    select: { reply: true },
  });
  return row?.reply ? fromJson<Reply>(row.reply) : undefined;
};

/** Takes the draft that was sent. As text, because its id came back from a form: it need not be a UUID. */
const takeDraft = async (client: Client, caller: Caller, draft: DraftId): Promise<boolean> => {
  const taken = await client.$executeRaw`
    DELETE FROM drafts WHERE account_id = ${caller.account}::uuid AND id::text = ${draft}`;
  return taken > 0;
};

/** Rolls the change back: somebody has sent the same form before. */
class DraftGone extends Error {}

/** The changes that were made, in the same database and the same transactions as what they changed. */
export const createJournal = ({ prisma }: Pick<Database, 'prisma'>): Journal => ({
  answered: (caller, delivery) => read(prisma, caller, delivery),

  change: async ({ caller, delivery, now, draft }, work) => {
    const changed = inTransaction({ prisma }, async (tx) => {
      const client = clientOf(tx);
      if (!(await enter(client, caller, delivery, now))) {
        const answer = await read(client, caller, delivery);
        if (!answer) throw new Error('An answered request has no answer');
        return answer;
      }
      if (draft !== undefined && !(await takeDraft(client, caller, draft))) throw new DraftGone();
      const reply = asStored(await work(tx));
      await client.handledRequest.update({
        where: { accountId_deliveryId: { accountId: caller.account, deliveryId: delivery } },
        data: { reply: asJson(reply) },
        select: { deliveryId: true },
      });
      return reply;
    });
    return changed.catch((error: unknown) => {
      if (error instanceof DraftGone) return undefined;
      throw error;
    });
  },
});
