import type { View } from '../../src/chat/view.ts';
import { createDeliveries } from '../../src/delivery/deliveries.ts';
import type { Cards, Messengers } from '../../src/delivery/message.ts';
import { createWorker } from '../../src/delivery/worker.ts';
import type { Database } from '../../src/storage/database.ts';
import { inTransaction } from '../../src/storage/transaction.ts';
import { createMovedClock } from '../support/moved-clock.ts';
import type { newTown } from '../support/town.ts';

export const view: View = { summary: 'Hello', blocks: [{ kind: 'text', text: 'Hello' }] };
const log = { info: () => undefined, error: () => undefined };

/** A worker with its messengers, others like it, and what there is to send. */
export const beginDelivering = (database: Database, messengers: Messengers, cards: Cards = {}) => {
  const clock = createMovedClock('2026-11-22T09:00:00Z');
  const workerWith = (its: Messengers) => createWorker({ database, clock, log, messengers: its, cards });
  const deliveries = createDeliveries(database, () => undefined);
  const enqueue = (key: string, accounts: Awaited<ReturnType<typeof newTown>>['accounts']) =>
    inTransaction(database, (tx) =>
      deliveries.enqueue(tx, { key, view, to: { kind: 'accounts', accounts } }, clock.now()),
    );
  const states = async () => (await deliveries.sums(10)).map((sums) => sums.states);
  return { clock, worker: workerWith(messengers), workerWith, deliveries, enqueue, states };
};
