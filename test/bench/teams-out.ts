import type { Activity, ConversationReference } from 'botbuilder';
import { systemClock } from '../../src/calendar/clock.ts';
import type { AccountId } from '../../src/chat/ids.ts';
import { createDeliveries } from '../../src/delivery/deliveries.ts';
import type { Messenger } from '../../src/delivery/message.ts';
import { createWorker } from '../../src/delivery/worker.ts';
import { inTransaction } from '../../src/storage/transaction.ts';
import { type Bench, type Ground, timed } from './bench.ts';
import { createBareAdapter } from './teams-bare.ts';
import { openBot } from './teams-bot.ts';
import { appId, type Counted, type FakeTold, startFake, tenant, userId, writePeople } from './teams-places.ts';

const people = 3_000;

const log = { info: () => undefined, error: (fields: unknown) => console.error(fields) };
const view = {
  summary: 'News',
  blocks: [
    { kind: 'heading', text: 'News' },
    { kind: 'text', text: 'News for everybody.' },
  ],
} as const;

let used = 0;

const enqueue = async ({ database, client }: Ground): Promise<void> => {
  const { rows } = await client.query<{ id: AccountId }>('SELECT id FROM accounts ORDER BY random()');
  const deliveries = createDeliveries(database, () => undefined);
  used += 1;
  const to = { kind: 'accounts', accounts: rows.map(({ id }) => id) } as const;
  await inTransaction(database, (tx) => deliveries.enqueue(tx, { key: `teams:${used}`, view, to }, systemClock.now()));
  await client.query('ANALYZE deliveries');
};

/** Works until everything is recorded. @returns milliseconds */
const sendAll = async ({ database, client }: Ground, messenger: Messenger): Promise<number> => {
  const worker = createWorker({ database, clock: systemClock, log, messengers: { teams: messenger }, cards: {} });
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

/** Every message must be recorded as sent, and have arrived in its chat once. */
const assertSent = async ({ client }: Ground, { least, most }: Counted): Promise<void> => {
  const { rows } = await client.query('SELECT state, count(*)::int AS n FROM deliveries GROUP BY state');
  if (rows.some(({ state }) => state !== 'sent') || least !== 1 || most !== 1) {
    throw new Error(`Not every message was sent once: ${JSON.stringify({ rows, least, most })}`);
  }
  await client.query('TRUNCATE outgoing_messages, deliveries');
};

/** One message to every chat by the library's own way, so many at once. */
const createBareLoop = (told: FakeTold, activity: Partial<Activity>, concurrency: number) => {
  const adapter = createBareAdapter(told);
  const { serviceUrl, chats } = told;
  const referenceOf = (user: number, id: string): Partial<ConversationReference> => ({
    serviceUrl,
    channelId: 'msteams',
    bot: { id: `28:${appId}`, name: 'HMEP' },
    user: { id: userId(user), name: '' },
    conversation: { id, name: '', isGroup: false, conversationType: 'personal', tenantId: tenant },
  });
  return async (): Promise<void> => {
    const rest = chats.entries();
    const loop = async (): Promise<void> => {
      for (const [user, chat] of rest) {
        await adapter.continueConversationAsync(appId, referenceOf(user, chat), async (context) => {
          await context.sendActivity(activity);
        });
      }
    };
    await Promise.all(Array.from({ length: concurrency }, loop));
  };
};

/** A message to each of 3,000 chats, from due to recorded, against a loop of continueConversationAsync. */
const teamsSend: Bench = {
  name: 'teams-send',
  unit: 'messages/s',
  goal: { atLeast: 0.9 },
  prepare: async (ground) => {
    const { told, count } = await startFake(ground, people);
    await writePeople(ground, told);
    const { pace: _, ...unpaced } = openBot(ground.database, told).teams.messengers.teams ?? {};
    const messenger = unpaced as Messenger;
    const ours = async (): Promise<Counted & { readonly perSecond: number }> => {
      await enqueue(ground);
      const perSecond = people / ((await sendAll(ground, messenger)) / 1_000);
      const counted = await count();
      await assertSent(ground, counted);
      return { ...counted, perSecond };
    };
    const { newest } = await ours();
    const { type, summary, attachments } = newest as Partial<Activity>;
    const bare = createBareLoop(told, { type, summary, attachments } as Partial<Activity>, messenger.window);
    return async () => {
      const { perSecond } = await ours();
      const floor = people / ((await timed(bare)) / 1_000);
      await assertSent(ground, await count());
      return { ours: perSecond, floor };
    };
  },
};

export const teamsOutBenches: readonly Bench[] = [teamsSend];
