import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/calendar/clock.ts';
import type { View } from '../../src/chat/view.ts';
import { createDeliveries } from '../../src/delivery/deliveries.ts';
import type { Messenger } from '../../src/delivery/message.ts';
import { createWorker, type Worker, type WorkerSettings } from '../../src/delivery/worker.ts';
import { inTransaction } from '../../src/storage/transaction.ts';
import { countStatements, databases, emptyDatabase } from '../support/databases.ts';
import { createMovedClock } from '../support/moved-clock.ts';
import { createTestMessenger } from '../support/test-messenger.ts';
import { newTown } from '../support/town.ts';
import { withResolvers } from '../support/with-resolvers.ts';

const view: View = { summary: 'Hello', blocks: [] };
const log = { info: () => undefined, error: () => undefined };

describe.each(databases)('paced messages on $kind', ({ use }) => {
  const database = use();
  const started: Worker[] = [];
  beforeEach(() => emptyDatabase(database()));
  afterEach(async () => {
    await Promise.all(started.splice(0).map((worker) => worker.stop()));
  });

  const begin = (clock = systemClock) => {
    const deliveries = createDeliveries(database(), () => undefined);
    const workerOf = (slack: Messenger, settings: Partial<WorkerSettings> = {}) =>
      createWorker({
        database: database(),
        clock,
        log,
        messengers: { slack },
        cards: { list: async () => view },
        settings,
      });
    const start = (slack: Messenger, settings?: Partial<WorkerSettings>): Worker => {
      const worker = workerOf(slack, settings);
      started.push(worker);
      worker.start();
      return worker;
    };
    const enqueue = async (messages: number): Promise<void> => {
      await inTransaction(database(), async (tx) => {
        for (let each = 0; each < messages; each += 1) {
          await deliveries.enqueue(tx, { key: `k${each}`, view, to: { kind: 'every-channel' } }, clock.now());
        }
      });
    };
    const states = async () => {
      const rows = await database().prisma.delivery.groupBy({ by: ['state'], _count: true });
      return Object.fromEntries(rows.map(({ state, _count }) => [state, _count]));
    };
    return { deliveries, workerOf, start, enqueue, states };
  };

  /** A messenger that notes when each message was sent where. */
  const timing = (perRecipient: number, window = 10) => {
    const sent: { readonly to: string; readonly at: number }[] = [];
    const messenger: Messenger = {
      ...createTestMessenger(window),
      pace: { perRecipient },
      send: async (to) => {
        sent.push({ to: to.externalId, at: performance.now() });
        return { kind: 'sent', ref: 'r' };
      },
    };
    const gaps = () =>
      sent.flatMap(({ to, at }, index) => {
        const next = sent.slice(index + 1).find((each) => each.to === to);
        return next ? [next.at - at] : [];
      });
    return { messenger, sent, gaps };
  };

  it('keep their distance, and are on time', async () => {
    const { start, enqueue, states } = begin();
    await newTown(database(), { platform: 'slack', channels: 3 });
    await enqueue(5);
    const { messenger, sent, gaps } = timing(200);
    const before = performance.now();
    start(messenger, { poll: 60_000 });
    await expect.poll(() => sent.length, { timeout: 20_000 }).toBe(15);
    expect(Math.min(...gaps())).toBeGreaterThanOrEqual(200);
    // Nobody looks by itself for a minute.
    expect(performance.now() - before).toBeLessThan(20_000);
    await expect.poll(states, { timeout: 5_000 }).toEqual({ sent: 15 });
  }, 30_000);

  it('keep their distance when the lane is handed on', async () => {
    const { workerOf, enqueue, states } = begin();
    await newTown(database(), { platform: 'slack', channels: 2 });
    await enqueue(3);
    const { messenger, sent, gaps } = timing(300);
    // Each works until nothing is due, and gives the lane back.
    for (let round = 0; round < 60 && sent.length < 6; round += 1) {
      await workerOf(messenger).workOff();
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
    expect(sent).toHaveLength(6);
    expect(Math.min(...gaps())).toBeGreaterThanOrEqual(300);
    expect(await states()).toEqual({ sent: 6 });
  });

  it('that wait have slots one after another, which are no attempts', async () => {
    const clock = createMovedClock('2026-11-22T09:00:00Z');
    const { workerOf, enqueue } = begin(clock);
    await newTown(database(), { platform: 'slack', channels: 1 });
    await enqueue(4);
    await workerOf(timing(1_000).messenger).workOff();
    const rows = await database().prisma.delivery.findMany({ where: { state: 'queued' }, orderBy: { dueAt: 'asc' } });
    expect(rows.map(({ dueAt }) => dueAt.toISOString().slice(17, 20))).toEqual(['01.', '02.', '03.']);
    expect(rows.map(({ attempts }) => attempts)).toEqual([0, 0, 0]);
  });

  it('do not wait for one that hangs, nor for a busy channel in front of them', async () => {
    const { start, enqueue, states } = begin();
    await newTown(database(), { platform: 'slack', channels: 51 });
    await enqueue(2);
    const { messenger, sent } = timing(100, 5);
    const { promise, resolve: release } = withResolvers();
    const hanging: Messenger = {
      ...messenger,
      send: async (to, ...rest) => {
        if (to.externalId === 'channel-0') await promise;
        return messenger.send(to, ...rest);
      },
    };
    start(hanging, { slice: 100 });
    await expect.poll(() => sent.length, { timeout: 15_000 }).toBe(100);
    // What is behind the one that hangs waits for it, and is not tried beside it.
    await expect.poll(states, { timeout: 5_000 }).toEqual({ sent: 100, sending: 1, queued: 1 });
    release();
    await expect.poll(states, { timeout: 5_000 }).toEqual({ sent: 102 });
  }, 30_000);

  it('to a limited channel wait until it may be written to again, untried, and the others do not', async () => {
    const clock = createMovedClock('2026-11-22T09:00:00Z');
    const { workerOf, enqueue, states } = begin(clock);
    await newTown(database(), { platform: 'slack', channels: 3 });
    await enqueue(3);
    const tried: string[] = [];
    const messenger: Messenger = {
      ...createTestMessenger(),
      pace: { perRecipient: 1_000 },
      send: async ({ externalId }) => {
        tried.push(externalId);
        if (externalId !== 'channel-0') return { kind: 'sent', ref: 'r' };
        return { kind: 'later', notBefore: new Date('2026-11-22T09:00:30Z') };
      },
    };
    for (let second = 0; second < 10; second += 1) {
      await workerOf(messenger).workOff();
      clock.advance({ seconds: 1.01 });
    }
    expect(tried.filter((channel) => channel === 'channel-0')).toHaveLength(1);
    expect(await states()).toEqual({ sent: 6, queued: 3 });
    const waiting = await database().prisma.delivery.findMany({
      where: { state: 'queued' },
      orderBy: { dueAt: 'asc' },
    });
    expect(waiting.map(({ dueAt, attempts }) => [dueAt.getUTCSeconds() >= 30, attempts])).toEqual(
      Array(3).fill([true, 0]),
    );
  });

  it('take no more statements than one after the other did', async () => {
    const { workerOf, deliveries, states } = begin();
    const { accounts } = await newTown(database(), { platform: 'slack', people: 500 });
    const to = { kind: 'accounts', accounts } as const;
    await inTransaction(database(), (tx) => deliveries.enqueue(tx, { key: 'k', view, to }, systemClock.now()));
    const worker = workerOf({ ...createTestMessenger(50), pace: { perRecipient: 1_000 } });
    // Before windows slid: 10 claims and 10 results, two empty claims, and 8 for taking, looking and giving back.
    expect(await countStatements(database(), () => worker.workOff())).toBeLessThanOrEqual(30);
    expect(await states()).toEqual({ sent: 500 });
  });

  it('go after the copies of shared cards, which keep the same pace', async () => {
    const clock = createMovedClock('2026-11-22T09:00:00Z');
    const { workerOf, deliveries, enqueue } = begin(clock);
    await newTown(database(), { platform: 'slack', channels: 1 });
    const card = { key: 'card', subject: 'list:1', summary: 'A list', to: { kind: 'every-channel' } } as const;
    await inTransaction(database(), (tx) => deliveries.enqueue(tx, card, clock.now()));
    const said: string[] = [];
    const messenger: Messenger = {
      ...createTestMessenger(),
      pace: { perRecipient: 1_000 },
      send: async () => {
        said.push('message');
        return { kind: 'sent', ref: 'r' };
      },
      update: async (ref) => {
        said.push('copy');
        return { kind: 'sent', ref };
      },
    };
    await workerOf(messenger).workOff();
    await enqueue(2);
    for (let change = 0; change < 3; change += 1) {
      await inTransaction(database(), (tx) => deliveries.changed(tx, 'list:1'));
      await workerOf(messenger).workOff();
    }
    expect(said).toEqual(['message']);
    for (let second = 0; second < 6; second += 1) {
      clock.advance({ seconds: 1.01 });
      await workerOf(messenger).workOff();
    }
    expect(said).toEqual(['message', 'copy', 'message', 'message']);
  });

  it('leave no slots behind when they are taken back', async () => {
    const clock = createMovedClock('2026-11-22T09:00:00Z');
    const { workerOf, deliveries, enqueue } = begin(clock);
    await newTown(database(), { platform: 'slack', channels: 1 });
    await enqueue(30);
    const { messenger, sent } = timing(1_000);
    await workerOf(messenger).workOff();
    const messages = await deliveries.sums(40);
    await inTransaction(database(), async (tx) => {
      for (const { id } of messages) await deliveries.cancel(tx, id, clock.now());
    });
    clock.advance({ seconds: 2 });
    const late = { key: 'late', view, to: { kind: 'every-channel' } } as const;
    await inTransaction(database(), (tx) => deliveries.enqueue(tx, late, clock.now()));
    await workerOf(messenger).workOff();
    expect(sent).toHaveLength(2);
  });
});
