import { beforeEach, describe, expect, it } from 'vitest';
import type { View } from '../../src/chat/view.ts';
import { createDeliveries } from '../../src/delivery/deliveries.ts';
import type { Messenger } from '../../src/delivery/message.ts';
import { createWorker } from '../../src/delivery/worker.ts';
import { createBadEndsReport } from '../../src/office/report-bad-ends.ts';
import { badEnds, messageList } from '../../src/office/views.ts';
import { inTransaction } from '../../src/storage/transaction.ts';
import { databases, emptyDatabase } from '../support/databases.ts';
import { createMovedClock } from '../support/moved-clock.ts';
import { createTestMessenger } from '../support/test-messenger.ts';
import { newTown } from '../support/town.ts';

const view: View = { summary: 'Hello', blocks: [] };
const log = { info: () => undefined, error: () => undefined };

describe('what the office reads of a workspace that shuts the bot out', () => {
  const stop = { workspace: 'Council', why: 'Its token was revoked.', waiting: 3 };

  it('says how many wait, why, and what to do', () => {
    const text = JSON.stringify(messageList([], [stop]));
    expect(text).toContain(' has shut the bot out: 3 messages wait. Install it there again.');
    expect(text).toContain('Its token was revoked.');
    expect(JSON.stringify(messageList([], [{ ...stop, waiting: 1 }]))).toContain('one message waits.');
  });

  it('is told with bad ends, or without', () => {
    expect(badEnds({}, [stop]).summary).toBe('Shut out by: Council');
    expect(badEnds({ failed: 2 }, [stop]).summary).toBe('Messages did not arrive: 2 failed. Shut out by: Council');
    expect(badEnds({ failed: 2 }, []).summary).toBe('Messages did not arrive: 2 failed');
  });
});

describe.each(databases)('a workspace that shuts the bot out, on $kind', ({ use }) => {
  const database = use();
  beforeEach(() => emptyDatabase(database()));

  it('has its messages wait, untried, until it is let in again; the office hears of it once', async () => {
    const clock = createMovedClock('2026-11-22T09:00:00Z');
    const deliveries = createDeliveries(database(), () => undefined);
    const enqueue = (key: string) =>
      inTransaction(database(), (tx) =>
        deliveries.enqueue(tx, { key, view, to: { kind: 'every-channel' } }, clock.now()),
      );
    const workerOf = (slack: Messenger) =>
      createWorker({ database: database(), clock, log, messengers: { slack }, cards: {} });
    const queued = () => database().prisma.delivery.count({ where: { state: 'queued' } });
    const { workspace } = await newTown(database(), { platform: 'slack', channels: 3 });
    const office = await newTown(database(), { platform: 'teams' });
    await database().prisma.roleGrant.create({
      data: { personId: office.people[0] ?? '', role: 'office', grantedAt: clock.now() },
    });
    await enqueue('first');
    const shut: Messenger = {
      ...createTestMessenger(1),
      send: async () => ({ kind: 'stopped', why: 'Its token was revoked.' }),
    };
    await workerOf(shut).workOff();
    expect(await queued()).toBe(3);
    const open = createTestMessenger();
    await workerOf(open).workOff();
    expect(open.posted).toHaveLength(0);
    const stop = { workspace: 'Council', why: 'Its token was revoked.', waiting: 3 };
    expect(await deliveries.stops()).toEqual([stop]);

    const report = () =>
      inTransaction(database(), (tx) =>
        createBadEndsReport(deliveries).run(tx, { dueAt: clock.now(), now: clock.now() }),
      );
    expect(await report()).toBe('reported 1 to 1');
    clock.advance({ minutes: 10 });
    expect(await report()).toBe('nothing to report');

    expect(await deliveries.resume(workspace, { isNew: false, now: clock.now() })).toBe(true);
    expect(await deliveries.resume(workspace, { isNew: false, now: clock.now() })).toBe(false);
    expect(await deliveries.stops()).toEqual([]);
    await workerOf(open).workOff();
    expect(open.posted).toHaveLength(3);
    const attempts = await database().prisma.delivery.findMany({ where: { state: 'sent' } });
    expect(attempts.map((each) => each.attempts)).toEqual([1, 1, 1]);

    await enqueue('again');
    await workerOf(shut).workOff();
    clock.advance({ minutes: 10 });
    expect(await report()).toBe('reported 1 to 1');
  });

  it('that lets the bot in while a message is refused is not stopped by that', async () => {
    const clock = createMovedClock('2026-11-22T09:00:00Z');
    const deliveries = createDeliveries(database(), () => undefined);
    const { workspace } = await newTown(database(), { platform: 'slack', channels: 1 });
    const late: Messenger = {
      ...createTestMessenger(1),
      send: async () => {
        await deliveries.resume(workspace, { isNew: true, now: clock.now() });
        return { kind: 'stopped', why: 'Its token was revoked.' };
      },
    };
    await inTransaction(database(), (tx) =>
      deliveries.enqueue(tx, { key: 'k', view, to: { kind: 'every-channel' } }, clock.now()),
    );
    const workerOf = (slack: Messenger) =>
      createWorker({ database: database(), clock, log, messengers: { slack }, cards: {} });
    await workerOf(late).workOff();
    expect(await deliveries.stops()).toEqual([]);
    clock.advance({ seconds: 31 });
    const open = createTestMessenger();
    await workerOf(open).workOff();
    expect(open.posted).toHaveLength(1);
  });
});
