import { describe, expect, it } from 'vitest';
import type { View } from '../../src/chat/view.ts';
import { createDeliveries } from '../../src/delivery/deliveries.ts';
import { within } from '../../src/delivery/within.ts';
import { createWorker } from '../../src/delivery/worker.ts';
import { createBadEndsReport } from '../../src/office/report-bad-ends.ts';
import { inTransaction } from '../../src/storage/transaction.ts';
import { databases } from '../support/databases.ts';
import { createMovedClock } from '../support/moved-clock.ts';
import { createTestMessenger } from '../support/test-messenger.ts';
import { newTown } from '../support/town.ts';

describe('waiting for a platform', () => {
  it.each([
    ['its answer', async () => 'answer', 'answer'],
    ['an exception', () => Promise.reject(new Error('hung up')), 'silence'],
    ['nothing', () => new Promise<string>(() => undefined), 'silence'],
  ])('ends with %s', async (_, answer, expected) => {
    expect(await within(50, answer(), 'silence')).toBe(expected);
  });
});

describe.each(databases)('a platform that hangs, on $kind', ({ use }) => {
  const database = use();

  it('leaves its messages uncertain, which is reported as soon as somebody is the office', async () => {
    const clock = createMovedClock('2026-11-22T09:00:00Z');
    const now = clock.now();
    const log = { info: () => undefined, error: () => undefined };
    const hanging = { ...createTestMessenger(), send: () => new Promise<never>(() => undefined) };
    const messengers = { playground: hanging };
    const worker = createWorker({ database: database(), clock, log, messengers, cards: {}, settings: { lease: 200 } });
    const deliveries = createDeliveries(database(), () => undefined);
    const { accounts, people } = await newTown(database());
    const view: View = { summary: 'Hello', blocks: [] };
    const outgoing = { key: 'k', view, to: { kind: 'accounts', accounts } } as const;
    await inTransaction(database(), (tx) => deliveries.enqueue(tx, outgoing, now));
    await worker.workOff();
    expect((await deliveries.sums(1))[0]).toMatchObject({ states: { uncertain: 1 } });

    const report = () =>
      inTransaction(database(), (tx) =>
        createBadEndsReport(deliveries).run(tx, { dueAt: clock.now(), now: clock.now() }),
      );
    expect(await report()).toBe('nothing to report');
    const personId = people[0] ?? '';
    await database().prisma.roleGrant.create({ data: { personId, role: 'office', grantedAt: now } });
    clock.advance({ minutes: 10 });
    expect(await report()).toBe('reported 1 to 1');
    expect(await report()).toBe('nothing to report');
  });
});
