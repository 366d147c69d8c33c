import { systemClock } from '../../src/calendar/clock.ts';
import { createDeliveries } from '../../src/delivery/deliveries.ts';
import type { Address, Messenger, Outcome } from '../../src/delivery/message.ts';
import { createWorker } from '../../src/delivery/worker.ts';
import type { Database } from '../../src/storage/database.ts';
import { inTransaction } from '../../src/storage/transaction.ts';
import { newTown } from '../support/town.ts';
import { type Bench, type Ground, timed } from './bench.ts';

const view = { summary: 'News', blocks: [{ kind: 'text', text: 'News for everybody.' }] } as const;
const log = { info: () => undefined, error: (fields: unknown) => console.error(fields) };

const workspaces = 100;
const channelsEach = 10;
const messagesEach = 10;
const all = workspaces * channelsEach * messagesEach;
/** Milliseconds that the platform wants between two messages to one channel. */
const gap = 1_000;

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A platform in memory that takes a message a second per channel, and counts who comes sooner. */
const createStrict = () => {
  const last = new Map<string, number>();
  let taken = 0;
  let tooSoon = 0;
  let ended: (() => void) | undefined;
  return {
    take: (channel: string): boolean => {
      const now = performance.now();
      if (now - (last.get(channel) ?? Number.NEGATIVE_INFINITY) < gap) {
        tooSoon += 1;
        return false;
      }
      last.set(channel, now);
      taken += 1;
      if (taken === all) ended?.();
      return true;
    },
    tooSoon: (): number => tooSoon,
    allTaken: (): Promise<void> =>
      new Promise((resolve) => {
        ended = resolve;
      }),
  };
};

const channelOf = ({ workspace, externalId }: Address): string => `${workspace}:${externalId}`;

let used = 0;

/** Ten messages to every channel, due channel by channel or in any order. */
const enqueue = async (database: Database, { client }: Ground, shuffled: boolean): Promise<void> => {
  const deliveries = createDeliveries(database, () => undefined);
  await inTransaction(database, async (tx) => {
    for (let each = 0; each < messagesEach; each += 1) {
      used += 1;
      const outgoing = { key: `paced:${used}`, view, to: { kind: 'every-channel' } } as const;
      await deliveries.enqueue(tx, outgoing, systemClock.now());
    }
  });
  await client.query(
    `UPDATE deliveries d SET due_at = d.due_at - interval '1 minute' + ranked.n * interval '1 ms' FROM (
       SELECT id, row_number() OVER (ORDER BY ${shuffled ? 'random()' : 'recipient_id, id'}) AS n FROM deliveries
     ) AS ranked WHERE ranked.id = d.id`,
  );
  await client.query('ANALYZE deliveries');
};

const ourRound = async (ground: Ground, shuffled: boolean): Promise<number> => {
  const { database, client } = ground;
  await enqueue(database, ground, shuffled);
  const strict = createStrict();
  const send = async (to: Address): Promise<Outcome> => {
    if (strict.take(channelOf(to))) return { kind: 'sent', ref: 'r' };
    return { kind: 'later', notBefore: new Date(systemClock.now().getTime() + gap) };
  };
  const messenger: Messenger = {
    window: 50,
    pace: { perRecipient: gap },
    send,
    update: async (ref) => ({ kind: 'sent', ref }),
  };
  const worker = createWorker({ database, clock: systemClock, log, messengers: { playground: messenger }, cards: {} });
  // The round before is over for every channel.
  await pause(gap);
  const took = await timed(async () => {
    const ended = strict.allTaken();
    worker.start();
    await ended;
  });
  await worker.stop();
  if (strict.tooSoon() > 0) throw new Error(`${strict.tooSoon()} messages were sent too soon`);
  const { rows } = await client.query("SELECT count(*)::int AS n FROM deliveries WHERE state <> 'sent'");
  if (rows[0]?.n !== 0) throw new Error(`${rows[0]?.n} messages were not noted as sent`);
  await client.query('TRUNCATE outgoing_messages, deliveries');
  return took / 1_000;
};

/** The same sends, each at its moment, and nothing else. */
const bareRound = async (): Promise<number> => {
  const strict = createStrict();
  const channel = async (_: unknown, index: number): Promise<void> => {
    for (let sent = 0; sent < messagesEach; ) {
      const isTaken = strict.take(String(index));
      if (isTaken) sent += 1;
      // A timer may come a moment early.
      if (sent < messagesEach) await pause(isTaken ? gap : 1);
    }
  };
  return (await timed(() => Promise.all(Array.from({ length: workspaces * channelsEach }, channel)))) / 1_000;
};

/** 10,000 messages under an enforced message a second per channel, against perfect timers. */
export const pacedBench: Bench = {
  name: 'paced',
  unit: 's',
  goal: { atMost: 1.1 },
  prepare: async (ground) => {
    for (let each = 0; each < workspaces; each += 1) await newTown(ground.database, { channels: channelsEach });
    let round = 0;
    return async () => {
      round += 1;
      const ours = await ourRound(ground, round % 2 === 0);
      return { ours, floor: await bareRound() };
    };
  },
};
