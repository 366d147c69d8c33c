import { beforeEach, describe, expect, it } from 'vitest';
import type { View } from '../../src/chat/view.ts';
import { createDeliveries } from '../../src/delivery/deliveries.ts';
import type { Messengers, Outcome } from '../../src/delivery/message.ts';
import { createWorker } from '../../src/delivery/worker.ts';
import { inTransaction } from '../../src/storage/transaction.ts';
import { databases, emptyDatabase } from '../support/databases.ts';
import { createMovedClock } from '../support/moved-clock.ts';
import { createTestMessenger, type TestMessenger } from '../support/test-messenger.ts';
import { newTown } from '../support/town.ts';
import { withResolvers } from '../support/with-resolvers.ts';

const log = { info: () => undefined, error: () => undefined };
const subject = 'list:1';

describe.each(databases)('copies of a shared card on $kind', ({ use }) => {
  const database = use();
  beforeEach(() => emptyDatabase(database()));

  /** A card that shows a number, posted in two channels on Slack and two on Teams. */
  const begin = async () => {
    const clock = createMovedClock('2026-11-22T09:00:00Z');
    let state: number | undefined = 0;
    let drawn = 0;
    const draw = async (): Promise<View | undefined> => {
      drawn += 1;
      return state === undefined ? undefined : { summary: `State ${state}`, blocks: [] };
    };
    const workerOf = (messengers: Messengers) =>
      createWorker({ database: database(), clock, log, messengers, cards: { list: draw } });
    const slack = createTestMessenger();
    const teams = createTestMessenger();
    const worker = workerOf({ slack, teams });
    const deliveries = createDeliveries(database(), () => undefined);
    await newTown(database(), { platform: 'slack', channels: 2 });
    await newTown(database(), { platform: 'teams', channels: 2 });
    await inTransaction(database(), (tx) =>
      deliveries.enqueue(tx, { key: subject, subject, summary: 'A list', to: { kind: 'every-channel' } }, clock.now()),
    );
    await worker.workOff();
    const change = (to: number | undefined) =>
      inTransaction(database(), async (tx) => {
        state = to;
        await deliveries.changed(tx, subject);
      });
    const shown = (messenger: TestMessenger) => messenger.posted.map(({ view }) => view.summary);
    return { clock, worker, workerOf, slack, teams, change, shown, drawn: () => drawn };
  };

  it('all show what one press changed', async () => {
    const { worker, slack, teams, change, shown } = await begin();
    expect([...shown(slack), ...shown(teams)]).toEqual(Array(4).fill('State 0'));
    await change(1);
    await worker.workOff();
    expect([...shown(slack), ...shown(teams)]).toEqual(Array(4).fill('State 1'));
  });

  it('are drawn once for many changes, with the latest state', async () => {
    const { worker, slack, teams, change, shown } = await begin();
    for (let state = 1; state <= 20; state += 1) await change(state);
    await worker.workOff();
    expect(slack.posted.map(({ updates }) => updates)).toEqual([1, 1]);
    expect(teams.posted.map(({ updates }) => updates)).toEqual([1, 1]);
    expect(shown(slack)).toEqual(['State 20', 'State 20']);
    await worker.workOff();
    expect(slack.posted.map(({ updates }) => updates)).toEqual([1, 1]);
  });

  it('end with the latest state, whatever changes while they are drawn', async () => {
    const { worker, slack, teams, change, shown } = await begin();
    let more = 5;
    slack.answerUpdate = async () => {
      more -= 1;
      if (more >= 0) await change(100 - more);
      return undefined;
    };
    await change(1);
    await worker.workOff();
    expect([...shown(slack), ...shown(teams)]).toEqual(Array(4).fill('State 100'));
  });

  it('are forgotten where their message is gone, and where the thing is', async () => {
    const { worker, slack, teams, change } = await begin();
    slack.posted.splice(0, 1);
    await change(1);
    await worker.workOff();
    expect(await database().prisma.copy.count()).toBe(3);
    await change(undefined);
    await worker.workOff();
    expect(await database().prisma.copy.count()).toBe(0);
    expect(teams.posted).toHaveLength(2);
  });

  it.each<[string, () => Promise<Outcome> | Outcome]>([
    ['fails', () => ({ kind: 'failed', why: '500' })],
    ['throws', () => Promise.reject(new Error('socket hang up'))],
  ])('are drawn later where the platform %s', async (_, answer) => {
    const { worker, slack, teams, change, clock, shown } = await begin();
    slack.answerUpdate = answer;
    await change(1);
    await worker.workOff();
    expect(shown(teams)).toEqual(['State 1', 'State 1']);
    expect(shown(slack)).toEqual(['State 0', 'State 0']);
    slack.answerUpdate = () => undefined;
    clock.advance({ minutes: 1 });
    await worker.workOff();
    expect(shown(slack)).toEqual(['State 1', 'State 1']);
  });

  it('never stay old because a worker that was given up for dead draws late', async () => {
    const { worker, workerOf, slack, teams, change, clock, shown } = await begin();
    const { promise: stalled, resolve: goOn } = withResolvers();
    let isFirst = true;
    slack.answerUpdate = async () => {
      if (isFirst) {
        isFirst = false;
        await stalled;
      }
      return undefined;
    };
    await change(1);
    const dead = worker.workOff();
    await expect.poll(() => shown(slack)[1]).toBe('State 1');

    await change(2);
    clock.advance({ seconds: 31 });
    const successor = workerOf({ slack, teams });
    await successor.workOff();
    expect(shown(slack)).toEqual(['State 2', 'State 2']);
    goOn();
    await dead;
    await successor.workOff();
    // Once by the successor, once late with the old state, and once more to put that right.
    expect(slack.posted[0]?.updates).toBe(3);
    expect([...shown(slack), ...shown(teams)]).toEqual(Array(4).fill('State 2'));
  });
});
