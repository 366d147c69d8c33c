import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { View } from '../../src/chat/view.ts';
import { createDeliveries } from '../../src/delivery/deliveries.ts';
import type { Cards, Messenger, Messengers } from '../../src/delivery/message.ts';
import { createWorker } from '../../src/delivery/worker.ts';
import { inTransaction } from '../../src/storage/transaction.ts';
import { databases, emptyDatabase } from '../support/databases.ts';
import { createMovedClock } from '../support/moved-clock.ts';
import { createTestMessenger } from '../support/test-messenger.ts';
import { newTown } from '../support/town.ts';
import { withResolvers } from '../support/with-resolvers.ts';

const view: View = { summary: 'Hello', blocks: [] };

describe.each(databases)('a worker that was given up for dead, on $kind', ({ use }) => {
  const database = use();
  beforeEach(() => emptyDatabase(database()));

  const begin = (draw: Cards[string] = async () => view) => {
    const clock = createMovedClock('2026-11-22T09:00:00Z');
    const faults: string[] = [];
    const log = { info: () => undefined, error: (_: object, message: string) => void faults.push(message) };
    const deliveries = createDeliveries(database(), () => undefined);
    const workerOf = (messengers: Messengers) =>
      createWorker({ database: database(), clock, log, messengers, cards: { list: draw } });
    const say = async (what: { readonly view: View } | { readonly subject: 'list:1'; readonly summary: string }) => {
      await newTown(database(), { channels: 1 });
      const to = { kind: 'every-channel' } as const;
      await inTransaction(database(), (tx) => deliveries.enqueue(tx, { key: 'k', to, ...what }, clock.now()));
    };
    const states = async () => (await deliveries.sums(1))[0]?.states;
    return { clock, faults, deliveries, workerOf, say, states };
  };

  let release: () => void = () => undefined;
  /** As long as the test goes on. */
  const hangs = async (): Promise<{ readonly kind: 'failed'; readonly why: string }> => {
    const { promise, resolve } = withResolvers();
    release = resolve;
    await promise;
    return { kind: 'failed', why: 'It died.' };
  };
  /** It would go on renewing its lane in what later tests count. */
  const dies = (working: Promise<void>): void =>
    onTestFinished(async () => {
      release();
      await working;
    });

  it('cannot undo what its successor has done', async () => {
    const { clock, workerOf, say, states } = begin();
    await say({ view });
    const { promise, resolve } = withResolvers();
    const slow = createTestMessenger();
    slow.answer = async () => {
      await promise;
      return { kind: 'failed', why: 'It took too long.' };
    };
    const dead = workerOf({ playground: slow }).workOff();
    await expect.poll(states).toEqual({ sending: 1 });
    clock.advance({ seconds: 31 });

    const quick = { ...createTestMessenger(), find: async () => ({ kind: 'missing' }) as const };
    await workerOf({ playground: quick }).workOff();
    expect(await states()).toEqual({ sent: 1 });
    resolve();
    await dead;
    expect(await states()).toEqual({ sent: 1 });
    expect(quick.posted).toHaveLength(1);
  });

  it('leaves its card behind, which is found and drawn like every other', async () => {
    const { clock, workerOf, say, states, deliveries } = begin();
    await say({ subject: 'list:1', summary: 'A list' });
    const platform = createTestMessenger();
    const dying: Messenger = {
      ...platform,
      send: async (to, posted, id) => {
        await platform.send(to, posted, id);
        return hangs();
      },
    };
    dies(workerOf({ playground: dying }).workOff());
    await expect.poll(() => platform.posted.length).toBe(1);
    clock.advance({ seconds: 31 });
    const find: Messenger['find'] = async (_, id) => {
      const found = platform.posted.find((each) => each.id === id);
      return found ? { kind: 'sent', ref: found.ref } : { kind: 'missing' };
    };
    const successor = workerOf({ playground: { ...platform, find } });
    await successor.workOff();
    expect(await states()).toEqual({ sent: 1 });
    await inTransaction(database(), (tx) => deliveries.changed(tx, 'list:1'));
    await successor.workOff();
    expect(platform.posted[0]?.updates).toBeGreaterThan(0);
  });

  it('and a card that cannot be drawn stop nobody else', async () => {
    const { clock, faults, workerOf, say, states, deliveries } = begin(async () => {
      throw new Error('broken');
    });
    await say({ subject: 'list:1', summary: 'A list' });
    const platform = createTestMessenger();
    const worker = workerOf({ playground: platform });
    await worker.workOff();
    expect(await states()).toEqual({ queued: 1 });
    expect(faults).toContain('a shared card could not be drawn');
    const other = { key: 'other', view, to: { kind: 'every-channel' } } as const;
    await inTransaction(database(), (tx) => deliveries.enqueue(tx, other, clock.now()));
    await worker.workOff();
    expect(platform.posted).toHaveLength(1);
  });

  it('whose clock was ahead holds its lane no longer than anybody', async () => {
    const { clock, workerOf, say, states } = begin();
    await say({ view });
    clock.advance({ days: 1 });
    dies(workerOf({ playground: { ...createTestMessenger(), send: hangs } }).workOff());
    await expect.poll(states).toEqual({ sending: 1 });
    clock.advance({ days: -1 });
    await workerOf({ playground: createTestMessenger() }).workOff();
    expect(await states()).toEqual({ uncertain: 1 });
  });
});
