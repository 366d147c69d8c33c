import { beforeEach, describe, expect, it } from 'vitest';
import type { Cards, Messengers } from '../../src/delivery/message.ts';
import { mostAttempts } from '../../src/delivery/retry.ts';
import { inTransaction } from '../../src/storage/transaction.ts';
import { countStatements, databases, emptyDatabase } from '../support/databases.ts';
import { createTestMessenger } from '../support/test-messenger.ts';
import { newTown } from '../support/town.ts';
import { withResolvers } from '../support/with-resolvers.ts';
import { beginDelivering, view } from './delivering.ts';

describe.each(databases)('deliveries on $kind', ({ use }) => {
  const database = use();
  beforeEach(() => emptyDatabase(database()));

  const begin = (messengers: Messengers, cards?: Cards) => beginDelivering(database(), messengers, cards);

  it('arrive once each, and are said once for a key', async () => {
    const playground = createTestMessenger();
    const { worker, enqueue, deliveries } = begin({ playground });
    const { accounts } = await newTown(database(), { people: 25 });
    expect(await enqueue('news:1', accounts)).toBe(25);
    expect(await enqueue('news:1', accounts)).toBe(0);
    await worker.workOff();
    await worker.workOff();
    expect(playground.posted.map(({ to }) => to.kind === 'account' && to.account).sort()).toEqual([...accounts].sort());
    expect(await deliveries.sums(10)).toMatchObject([{ summary: 'Hello', audience: 25, states: { sent: 25 } }]);
  });

  it('are written with the change that causes them, or not at all', async () => {
    const { enqueue, deliveries, clock } = begin({});
    const { accounts } = await newTown(database());
    const failing = inTransaction(database(), async (tx) => {
      await deliveries.enqueue(tx, { key: 'news:2', view, to: { kind: 'accounts', accounts } }, clock.now());
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await deliveries.sums(10)).toEqual([]);
    expect(await enqueue('news:2', accounts)).toBe(1);
  });

  it('take one statement, however many recipients there are', async () => {
    const { enqueue } = begin({});
    const { accounts } = await newTown(database(), { people: 500 });
    expect(await countStatements(database(), () => enqueue('news:3', accounts))).toBe(1);
  });

  it('wait for their time', async () => {
    const playground = createTestMessenger();
    const { worker, deliveries, clock } = begin({ playground });
    const { accounts } = await newTown(database());
    const dueAt = new Date('2026-11-22T10:00:00Z');
    const to = { kind: 'accounts', accounts } as const;
    await inTransaction(database(), (tx) => deliveries.enqueue(tx, { key: 'k', view, to, dueAt }, clock.now()));
    clock.advance({ minutes: 59 });
    await worker.workOff();
    expect(playground.posted).toHaveLength(0);
    clock.advance({ minutes: 1 });
    await worker.workOff();
    expect(playground.posted).toHaveLength(1);
  });

  it('come back when the platform says so, and that costs no attempt', async () => {
    const playground = createTestMessenger();
    const { worker, enqueue, clock, states } = begin({ playground });
    await enqueue('k', (await newTown(database())).accounts);
    playground.answer = () => ({ kind: 'later', notBefore: new Date(clock.now().getTime() + 30_000) });
    for (let round = 0; round < mostAttempts + 3; round += 1) {
      await worker.workOff();
      clock.advance({ seconds: 31 });
    }
    expect(await states()).toEqual([{ queued: 1 }]);
    playground.answer = () => undefined;
    await worker.workOff();
    expect(await states()).toEqual([{ sent: 1 }]);
  });

  it('are tried again, later each time, and in the end fail with the reason', async () => {
    const playground = createTestMessenger();
    const { worker, enqueue, clock, deliveries } = begin({ playground });
    await enqueue('k', (await newTown(database())).accounts);
    let tries = 0;
    playground.answer = () => {
      tries += 1;
      return { kind: 'failed', why: 'The platform is down.' };
    };
    for (let hour = 0; hour < 48; hour += 1) {
      await worker.workOff();
      clock.advance({ hours: 1 });
    }
    expect(tries).toBe(mostAttempts);
    expect(await deliveries.sums(1)).toMatchObject([{ states: { failed: 1 }, reasons: ['The platform is down.'] }]);
  });

  it.each([
    ['unreachable', { kind: 'unreachable', why: 'They removed the bot.' }],
    ['uncertain', { kind: 'uncertain', why: 'It hung up.' }],
    ['failed', { kind: 'failed', why: 'Not allowed.', final: true }],
  ] as const)(
    'end as %s at once where the platform says so, until the office sends them again',
    async (state, outcome) => {
      const playground = createTestMessenger();
      const { worker, enqueue, clock, deliveries, states } = begin({ playground });
      await enqueue('k', (await newTown(database())).accounts);
      playground.answer = () => outcome;
      await worker.workOff();
      clock.advance({ days: 3 });
      await worker.workOff();
      const [sums] = await deliveries.sums(1);
      expect(sums).toMatchObject({ states: { [state]: 1 }, reasons: [outcome.why] });
      playground.answer = () => undefined;
      await inTransaction(database(), (tx) => deliveries.retry(tx, sums?.id ?? '', clock.now()));
      await worker.workOff();
      expect(await states()).toEqual([{ sent: 1 }]);
    },
  );

  it('are uncertain where the messenger throws', async () => {
    const playground = createTestMessenger();
    const { worker, enqueue, states } = begin({ playground });
    await enqueue('k', (await newTown(database())).accounts);
    playground.answer = () => Promise.reject(new Error('socket hang up'));
    await worker.workOff();
    expect(await states()).toEqual([{ uncertain: 1 }]);
  });

  it('can be taken back while they wait', async () => {
    const playground = createTestMessenger();
    const { worker, enqueue, deliveries, clock, states } = begin({ playground });
    await enqueue('k', (await newTown(database(), { people: 3 })).accounts);
    const [{ id } = { id: '' }] = await deliveries.sums(1);
    expect(await inTransaction(database(), (tx) => deliveries.cancel(tx, id, clock.now()))).toBe(3);
    await worker.workOff();
    expect(playground.posted).toHaveLength(0);
    expect(await states()).toEqual([{ cancelled: 3 }]);
  });

  it('of one workspace do not wait for another whose platform hangs', async () => {
    const playground = createTestMessenger();
    const { worker, enqueue } = begin({ playground });
    const [stuck, fine] = [await newTown(database()), await newTown(database(), { people: 5 })];
    const { promise: hanging, resolve: release } = withResolvers();
    playground.answer = (to) =>
      to.kind === 'account' && to.account === stuck.accounts[0] ? hanging.then(() => undefined) : undefined;
    await enqueue('k', [...stuck.accounts, ...fine.accounts]);
    const done = worker.workOff();
    await expect.poll(() => playground.posted.length).toBe(5);
    release();
    await done;
    expect(playground.posted).toHaveLength(6);
  });
});
