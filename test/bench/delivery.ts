import { systemClock } from '../../src/calendar/clock.ts';
import type { AccountId } from '../../src/chat/ids.ts';
import { createDeliveries } from '../../src/delivery/deliveries.ts';
import type { Messenger } from '../../src/delivery/message.ts';
import { createWorker } from '../../src/delivery/worker.ts';
import type { Database } from '../../src/storage/database.ts';
import { inTransaction } from '../../src/storage/transaction.ts';
import { newTown } from '../support/town.ts';
import { type Bench, timed } from './bench.ts';

const view = { summary: 'News', blocks: [{ kind: 'text', text: 'News for everybody.' }] } as const;
const log = { info: () => undefined, error: (fields: unknown) => console.error(fields) };

let used = 0;
const newKey = (): string => {
  used += 1;
  return `bench:${used}`;
};

const enqueue = (database: Database, accounts: readonly AccountId[]): Promise<number> => {
  const deliveries = createDeliveries(database, () => undefined);
  const outgoing = { key: newKey(), view, to: { kind: 'accounts', accounts } } as const;
  return inTransaction(database, (tx) => deliveries.enqueue(tx, outgoing, systemClock.now()));
};

/** A message to 10,000 people, against the rows alone. */
const enqueuing: Bench = {
  name: 'enqueue',
  unit: 'ms for 10,000',
  goal: { atMost: 2 },
  prepare: async ({ database, client }) => {
    const { accounts } = await newTown(database, { people: 10_000 });
    const raw = async (): Promise<void> => {
      const { rows } = await client.query(
        "INSERT INTO outgoing_messages (key, summary, created_at) VALUES ($1, 'News', '2026-11-22') RETURNING id",
        [newKey()],
      );
      await client.query('BEGIN');
      await client.query(
        `INSERT INTO deliveries (message_id, lane, recipient_kind, recipient_id, due_at, updated_at)
         SELECT $1, workspace_id, 'account', id, '2026-11-22', '2026-11-22' FROM accounts`,
        [rows[0]?.id],
      );
      await client.query('COMMIT');
    };
    return async () => {
      const ours = await timed(() => enqueue(database, accounts));
      const floor = await timed(raw);
      await client.query('TRUNCATE outgoing_messages, deliveries');
      return { ours, floor };
    };
  },
};

/** Messages on their way at once, and rows that the bare loop claims at once. */
const window = 100;
const many = 5_000;

const silent: Messenger = {
  window,
  send: async () => ({ kind: 'sent', ref: 'r' }),
  update: async () => ({ kind: 'sent', ref: 'r' }),
};

/** What waits is sent by a messenger that does nothing, against a loop that claims and marks the rows. */
const draining: Bench = {
  name: 'drain',
  unit: 'messages/s',
  goal: { atLeast: 0.5 },
  prepare: async ({ database, client }) => {
    const { accounts } = await newTown(database, { people: many });
    const parts = { database, clock: systemClock, log, messengers: { playground: silent }, cards: {} };
    const bare = async (): Promise<void> => {
      for (;;) {
        const { rows } = await client.query(
          `UPDATE deliveries SET state = 'sending' WHERE id IN (
             SELECT id FROM deliveries WHERE state = 'queued' AND lane IS NOT NULL
             ORDER BY due_at LIMIT ${window} FOR UPDATE SKIP LOCKED) RETURNING id`,
        );
        if (rows.length === 0) return;
        const ids = rows.map(({ id }) => id);
        await client.query("UPDATE deliveries SET state = 'sent' WHERE id = ANY($1::uuid[])", [ids]);
      }
    };
    return async () => {
      await enqueue(database, accounts);
      const ours = many / ((await timed(() => createWorker(parts).workOff())) / 1_000);
      await client.query('TRUNCATE outgoing_messages, deliveries');
      await enqueue(database, accounts);
      const floor = many / ((await timed(bare)) / 1_000);
      await client.query('TRUNCATE outgoing_messages, deliveries');
      return { ours, floor };
    };
  },
};

const heapAfter = async (work: () => Promise<unknown>): Promise<number> => {
  let greatest = 0;
  const watch = setInterval(() => {
    greatest = Math.max(greatest, process.memoryUsage().rss);
  }, 20);
  await work();
  clearInterval(watch);
  return greatest / 2 ** 20;
};

/** The memory of a worker that sends 2,000 while 100,000 wait, against one that has only those. */
const waiting: Bench = {
  name: 'memory',
  unit: 'MB',
  goal: { atMost: 1.1 },
  prepare: async ({ database, client }) => {
    const [town, crowd] = [await newTown(database, { people: 2_000 }), await newTown(database, { people: 10_000 })];
    const parts = { database, clock: systemClock, log, messengers: { playground: silent }, cards: {} };
    const send = async (): Promise<number> => {
      await enqueue(database, town.accounts);
      return heapAfter(() => createWorker(parts).workOff());
    };
    return async () => {
      const floor = await send();
      // The crowd waits for later: it must cost nothing now.
      for (let each = 0; each < 10; each += 1) await enqueue(database, crowd.accounts);
      await client.query("UPDATE deliveries SET due_at = '2100-01-01' WHERE lane = $1", [crowd.workspace]);
      const ours = await send();
      await client.query('TRUNCATE outgoing_messages, deliveries');
      return { ours, floor };
    };
  },
};

export const deliveryBenches: readonly Bench[] = [enqueuing, draining, waiting];
