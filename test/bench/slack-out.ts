import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { connectSlack } from '../../adapters/slack/connection.ts';
import type { InstallationId } from '../../adapters/slack/installations/installation.ts';
import { createCipher } from '../../adapters/token-key.ts';
import { systemClock } from '../../src/calendar/clock.ts';
import { createDeliveries } from '../../src/delivery/deliveries.ts';
import type { Messenger } from '../../src/delivery/message.ts';
import { createWorker } from '../../src/delivery/worker.ts';
import { createPeople } from '../../src/people/people.ts';
import { createWorkspaces } from '../../src/people/workspaces.ts';
import { inTransaction } from '../../src/storage/transaction.ts';
import { type Bench, type Ground, timed } from './bench.ts';
import { startProgram } from './program.ts';
import { createBareClient, createPooledLoop, webClientLoop } from './slack-bare-out.ts';
import { botIdIn, type Places, tokenOf, workspaceId, writePlaces } from './slack-places.ts';

const log = { info: () => undefined, error: (fields: unknown) => console.error(fields) };
const view = {
  summary: 'News',
  blocks: [
    { kind: 'heading', text: 'News' },
    { kind: 'text', text: 'News for everybody.' },
  ],
} as const;

/** The bot's messenger for as many workspaces as there are, with their tokens in the database. */
const connect = async ({ database }: Ground, apiUrl: string, { workspaces }: Places) => {
  const connection = connectSlack({
    access: { kind: 'many', clientId: 'client', clientSecret: 'secret', stateSecret: 'a-state-secret-for-benches' },
    apiUrl,
    people: createPeople(database, { onlyPlayground: false }),
    workspaces: createWorkspaces(database),
    database,
    cipher: createCipher(randomBytes(32).toString('base64')),
    clock: systemClock,
    log,
  });
  for (let each = 0; each < workspaces; each += 1) {
    await connection.store?.({
      id: workspaceId(each) as InstallationId,
      name: 'Council',
      appId: 'A0HMEPBOT',
      botUserId: botIdIn(each),
      scopes: ['chat:write'],
      token: tokenOf(each),
    });
  }
  return connection;
};

let used = 0;

type Order = 'shuffled' | 'by-channel';

/** So many messages to every channel, all due: channel by channel, or in any order. */
const enqueue = async ({ database, client }: Ground, each: number, order: Order): Promise<void> => {
  const deliveries = createDeliveries(database, () => undefined);
  await inTransaction(database, async (tx) => {
    for (let message = 0; message < each; message += 1) {
      used += 1;
      const outgoing = { key: `slack:${used}`, view, to: { kind: 'every-channel' } } as const;
      await deliveries.enqueue(tx, outgoing, systemClock.now());
    }
  });
  await client.query(
    `UPDATE deliveries d SET due_at = d.due_at - interval '1 minute' + ranked.n * interval '1 ms' FROM (
       SELECT id, row_number() OVER (ORDER BY ${order === 'shuffled' ? 'random()' : 'recipient_id, id'}) AS n
       FROM deliveries) AS ranked WHERE ranked.id = d.id`,
  );
  await client.query('ANALYZE deliveries');
};

/** Every message must be recorded as sent, and have arrived in its channel once. */
const assertSent = async ({ client }: Ground, each: number, counted: unknown): Promise<void> => {
  const { rows } = await client.query('SELECT state, count(*)::int AS n FROM deliveries GROUP BY state');
  const { least, most } = counted as { readonly least: number; readonly most: number };
  const isRecorded = rows.every(({ state }) => state === 'sent');
  if (!isRecorded || least !== each || most !== each) {
    throw new Error(`Not every message was sent once: ${JSON.stringify({ rows, least, most })}`);
  }
  await client.query('TRUNCATE outgoing_messages, deliveries');
};

/** Works until everything is recorded. @returns milliseconds */
const sendAll = async (ground: Ground, messenger: Messenger): Promise<number> => {
  const { database, client } = ground;
  const worker = createWorker({ database, clock: systemClock, log, messengers: { slack: messenger }, cards: {} });
  const isLeft = async (): Promise<boolean> => {
    const { rows } = await client.query("SELECT 1 FROM deliveries WHERE state IN ('queued', 'sending') LIMIT 1");
    return rows.length > 0;
  };
  const took = await timed(async () => {
    worker.start();
    while (await isLeft()) await new Promise((resolve) => setTimeout(resolve, 20));
  });
  await worker.stop();
  return took;
};

const prepare = async (ground: Ground, places: Places, perChannel?: { readonly perSecond: number }) => {
  await writePlaces(ground, places);
  const fake = await startProgram<{ apiUrl: string }>('slack-fake', { ...places, ...(perChannel && { perChannel }) });
  ground.onEnd(fake.stop);
  const { apiUrl } = fake.told;
  const { messenger, api } = await connect(ground, apiUrl, places);
  ground.onEnd(api.close);
  return { messenger, apiUrl, count: () => fake.ask('count') };
};

const pacedPlaces: Places = { workspaces: 100, channels: 10, users: 0 };
const messagesEach = 10;
/** Whoever comes next is not held up by what was sent last in the round before. */
const everyChannelIsFree = () => pause(1_100);

/** The same messenger, which says where Slack answered that it came too soon. */
const counting = (messenger: Messenger, onLimited: () => void): Messenger => ({
  ...messenger,
  send: async (...message) => {
    const outcome = await messenger.send(...message);
    if (outcome.kind === 'later') onLimited();
    return outcome;
  },
});

/** 10 messages to each of 1,000 channels, of which each takes one a second, against perfect timers. */
const slackPaced = (order: Order): Bench => {
  let limited = 0;
  return {
    name: `slack-paced-${order}`,
    unit: 's',
    goal: { atMost: 1.1 },
    remark: () => `429s: ${limited}`,
    prepare: async (ground) => {
      const { messenger, apiUrl, count } = await prepare(ground, pacedPlaces, { perSecond: 1 });
      const client = createBareClient(apiUrl);
      ground.onEnd(client.close);
      const bare = createPooledLoop(client, pacedPlaces, messagesEach);
      const counted = counting(messenger, () => {
        limited += 1;
      });
      return async () => {
        await enqueue(ground, messagesEach, order);
        await everyChannelIsFree();
        const ours = (await sendAll(ground, counted)) / 1_000;
        await assertSent(ground, messagesEach, await count());
        await everyChannelIsFree();
        const floor = (await timed(bare)) / 1_000;
        await assertSent(ground, messagesEach, await count());
        return { ours, floor };
      };
    },
  };
};

const sendPlaces: Places = { workspaces: 100, channels: 100, users: 0 };

/** A message to each of 10,000 channels, from due to recorded, against a loop of Slack's own client. */
const slackSend: Bench = {
  name: 'slack-send',
  unit: 'messages/s',
  goal: { atLeast: 1 },
  prepare: async (ground) => {
    const { messenger, apiUrl, count } = await prepare(ground, sendPlaces);
    const { pace: _, ...unpaced } = messenger;
    const all = sendPlaces.workspaces * sendPlaces.channels;
    return async () => {
      await enqueue(ground, 1, 'shuffled');
      const ours = all / ((await sendAll(ground, unpaced)) / 1_000);
      await assertSent(ground, 1, await count());
      const floor = all / ((await timed(() => webClientLoop(apiUrl, sendPlaces))) / 1_000);
      await assertSent(ground, 1, await count());
      return { ours, floor };
    };
  },
};

export const slackOutBenches: readonly Bench[] = [slackPaced('shuffled'), slackPaced('by-channel'), slackSend];
