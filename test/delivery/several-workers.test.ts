import { beforeEach, describe, expect, it } from 'vitest';
import { databases, emptyDatabase } from '../support/databases.ts';
import { createTestMessenger } from '../support/test-messenger.ts';
import { newTown } from '../support/town.ts';
import { withResolvers } from '../support/with-resolvers.ts';
import { beginDelivering } from './delivering.ts';

describe.each(databases)('deliveries with one worker after another, on $kind', ({ use }) => {
  const database = use();
  beforeEach(() => emptyDatabase(database()));

  it('that a dead worker was sending are uncertain, and what it learns late is still noted', async () => {
    const slow = createTestMessenger(2);
    const { worker, workerWith, enqueue, clock, states } = beginDelivering(database(), { playground: slow });
    await enqueue('k', (await newTown(database(), { people: 3 })).accounts);
    const { promise: late, resolve: arrive } = withResolvers();
    slow.answer = () => late.then(() => undefined);
    const dead = worker.workOff();
    await expect.poll(states).toEqual([{ sending: 2, queued: 1 }]);

    const quick = createTestMessenger();
    const successor = workerWith({ playground: quick });
    await successor.workOff();
    expect(quick.posted).toHaveLength(0);
    clock.advance({ seconds: 31 });
    await successor.workOff();
    expect(quick.posted).toHaveLength(1);
    expect(await states()).toEqual([{ uncertain: 2, sent: 1 }]);

    arrive();
    await dead;
    expect(await states()).toEqual([{ sent: 3 }]);
    expect(slow.posted).toHaveLength(2);
  });

  it('that a dead worker was sending are looked for where the platform can', async () => {
    const { worker, workerWith, enqueue, clock, states } = beginDelivering(database(), {
      playground: { ...createTestMessenger(2), send: () => new Promise(() => undefined) },
    });
    await enqueue('k', (await newTown(database(), { people: 2 })).accounts);
    worker.workOff().catch(() => undefined);
    await expect.poll(states).toEqual([{ sending: 2 }]);
    clock.advance({ seconds: 31 });

    const quick = createTestMessenger();
    let first: string | undefined;
    const find: NonNullable<(typeof quick)['find']> = async (_, id) => {
      first ??= id;
      return id === first ? { kind: 'sent', ref: 'there' } : { kind: 'missing' };
    };
    const successor = workerWith({ playground: { ...quick, find } });
    await successor.workOff();
    expect(await states()).toEqual([{ sent: 2 }]);
    expect(quick.posted).toHaveLength(1);
  });

  it('are shared by two workers, none twice', async () => {
    const playground = createTestMessenger();
    const { worker, workerWith, enqueue, states } = beginDelivering(database(), { playground });
    const other = workerWith({ playground });
    const towns = await Promise.all(Array.from({ length: 8 }, () => newTown(database(), { people: 40 })));
    await enqueue(
      'k',
      towns.flatMap(({ accounts }) => accounts),
    );
    await Promise.all([worker.workOff(), other.workOff()]);
    await worker.workOff();
    expect(new Set(playground.posted.map(({ id }) => id)).size).toBe(320);
    expect(playground.posted).toHaveLength(320);
    expect(await states()).toEqual([{ sent: 320 }]);
  });

  it('end what is on its way when the worker is stopped, and hand back the rest', async () => {
    const playground = createTestMessenger(5);
    const { worker, workerWith, enqueue, states } = beginDelivering(database(), { playground });
    await enqueue('k', (await newTown(database(), { people: 50 })).accounts);
    playground.answer = async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return undefined;
    };
    worker.start();
    await expect.poll(() => playground.posted.length).toBeGreaterThan(4);
    await worker.stop();
    const sent = playground.posted.length;
    expect(await states()).toEqual([{ sent, queued: 50 - sent }]);

    const next = workerWith({ playground });
    await next.workOff();
    expect(await states()).toEqual([{ sent: 50 }]);
    expect(playground.posted).toHaveLength(50);
  });
});
