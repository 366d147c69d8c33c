import type { Caller } from '../chat/caller.ts';
import { type Journal, SomebodyElse, type Tx } from '../chat/context.ts';
import type { DeliveryId } from '../chat/ids.ts';
import type { Reply } from '../chat/reply.ts';
import type { Database } from './database.ts';
import { isDeadlock } from './errors.ts';
import { asStored, fromJson } from './json.ts';
import { inTransaction } from './transaction.ts';
import { type Client, clientOf } from './tx.ts';

type Change = Parameters<Journal['change']>[0];

interface Entered {
  /** The change is to be made now: no earlier delivery of the request was answered. */
  readonly entered: boolean;
  /** The draft was there, and is not any more. */
  readonly taken: boolean;
}

/**
 * Enters the delivery, unless it has been answered, and with it takes the draft that was sent. A concurrent
 * delivery of the same request waits here until the first one commits. A row without an answer can only be
 * one whose change was never made, because both are one transaction: it is entered again.
 */
const enter = async (client: Client, { caller, delivery, now, draft }: Change): Promise<Entered> => {
  // The draft as text, because its id came back from a form: it need not be a UUID.
  const [row] = await client.$queryRaw<Entered[]>`
    WITH entered AS (
      INSERT INTO handled_requests (account_id, delivery_id, handled_at) VALUES (${caller.account}::uuid, ${delivery}, ${now})
      ON CONFLICT (account_id, delivery_id) DO UPDATE SET handled_at = EXCLUDED.handled_at
      WHERE handled_requests.reply IS NULL RETURNING 1
    ), taken AS (
      DELETE FROM drafts WHERE account_id = ${caller.account}::uuid AND id::text = ${draft ?? null}::text
        AND EXISTS (SELECT 1 FROM entered) RETURNING 1
    )
    SELECT EXISTS (SELECT 1 FROM entered) AS entered, EXISTS (SELECT 1 FROM taken) AS taken`;
  return row ?? { entered: false, taken: false };
};

const read = async (client: Client, caller: Caller, delivery: DeliveryId): Promise<Reply | undefined> => {
  const row = await client.handledRequest.findUnique({
    where: { accountId_deliveryId: { accountId: caller.account, deliveryId: delivery } },
    select: { reply: true },
  });
  return row?.reply ? fromJson<Reply>(row.reply) : undefined;
};

/**
 * Writes the answer, as long as the account is still the caller's person's: it may have been linked to
 * another, or forgotten, after the caller was looked up. What moved it in this very transaction knows.
 */
const answer = async (client: Client, { caller, delivery }: Change, reply: Reply): Promise<boolean> => {
  const written = await client.$executeRaw`
    UPDATE handled_requests h SET reply = ${JSON.stringify(reply)}::jsonb
    WHERE h.account_id = ${caller.account}::uuid AND h.delivery_id = ${delivery} AND EXISTS (
      SELECT 1 FROM accounts a WHERE a.id = h.account_id
        AND (a.person_id = ${caller.person}::uuid OR a.xmin = pg_current_xact_id()::xid))`;
  return written > 0;
};

/** Rolls the change back: somebody has sent the same form before. */
class DraftGone extends Error {}

/** Times a change is begun again where the database broke it off, because two waited for each other. */
const mostTries = 3;

/** The changes that were made, in the same database and the same transactions as what they changed. */
export const createJournal = ({ prisma }: Pick<Database, 'prisma'>): Journal => ({
  answered: (caller, delivery) => read(prisma, caller, delivery),

  change: async (change, work) => {
    const once = async (tx: Tx): Promise<Reply> => {
      const client = clientOf(tx);
      const { entered, taken } = await enter(client, change);
      if (!entered) {
        const earlier = await read(client, change.caller, change.delivery);
        if (!earlier) throw new Error('An answered request has no answer');
        return earlier;
      }
      if (change.draft !== undefined && !taken) throw new DraftGone();
      const reply = asStored(await work(tx));
      if (!(await answer(client, change, reply))) throw new SomebodyElse();
      return reply;
    };
    const attempt = (tries: number): Promise<Reply | undefined> =>
      inTransaction({ prisma }, once).catch((error: unknown) => {
        if (error instanceof DraftGone) return undefined;
        if (isDeadlock(error) && tries < mostTries) return attempt(tries + 1);
        throw error;
      });
    return attempt(1);
  },
});
