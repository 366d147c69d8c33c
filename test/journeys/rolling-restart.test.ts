import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../src/calendar/clock.ts';
import { createDeliveries } from '../../src/delivery/deliveries.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { readMigrations } from '../../src/storage/migrate.ts';
import { inTransaction } from '../../src/storage/transaction.ts';
import { startBotForTest } from '../support/bot-process.ts';
import { migrationsDir, postgresqlUrl, temporaryFolder } from '../support/databases.ts';
import { startLoadBalancer } from '../support/load-balancer.ts';
import { startFakeSlack } from '../support/slack/fake-slack.ts';

const signingSecret = 'signing-secret-for-tests';
const token = 'xoxb-a-token-for-tests';
/** More than go at once, so that messages still wait when a replica is stopped. */
const channels = 80;

const startSlack = async () => {
  const members = ['U0ANN', 'U0HMEP'];
  const fake = await startFakeSlack({
    signingSecret,
    workspaces: [
      {
        id: 'T0WESTHAVEN',
        name: 'Westhaven',
        token,
        botUserId: 'U0HMEP',
        users: [{ id: 'U0ANN', name: 'Ann' }],
        channels: Array.from({ length: channels }, (_, each) => ({
          id: `C0ROAD${each}`,
          name: `road-${each}`,
          members,
        })),
      },
    ],
  });
  onTestFinished(fake.stop);
  const posted = () =>
    [...fake.world.workspace('T0WESTHAVEN').channels.values()].flatMap(({ id, messages }) =>
      // What only one person sees is an answer that was late.
      messages.filter(({ onlyFor }) => onlyFor === undefined).map(({ text }) => `${id} ${text}`),
    );
  return { fake, posted };
};

type Slack = Awaited<ReturnType<typeof startSlack>>['fake'];

/** Somebody who types a command, reads the answer, and types again until they are told to end. */
const startAsking = (fake: Slack, url: string) => {
  const answers: string[] = [];
  let isOver = false;
  const ask = async (): Promise<string> => {
    const body = new URLSearchParams({
      command: '/hmep',
      text: 'help',
      user_id: 'U0ANN',
      team_id: 'T0WESTHAVEN',
      channel_id: 'C0ROAD1',
      channel_name: 'road-1',
      trigger_id: fake.newTrigger('U0ANN'),
      response_url: fake.newResponseUrl({ workspace: 'T0WESTHAVEN', channel: 'C0ROAD1', user: 'U0ANN' }),
    }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded', ...fake.sign(body) };
    const answer = await fetch(`${url}/slack/events`, { method: 'POST', headers, body });
    const text = await answer.text();
    return /\/hmep volunteer|Working on it/u.test(text) ? 'answered' : `${answer.status} ${text}`;
  };
  const asking = (async () => {
    while (!isOver) answers.push(await ask().catch(String));
  })();
  return async (): Promise<readonly string[]> => {
    isOver = true;
    await asking;
    return answers;
  };
};

describe('two replicas on one PostgreSQL', () => {
  it('start at once on an empty database, and are replaced one by one: every message arrives once, every command is answered', async () => {
    const { fake, posted } = await startSlack();
    const DATABASE_URL = await postgresqlUrl('empty');
    const env = {
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      DATABASE_URL,
      DATA_DIR: await temporaryFolder(),
      SLACK_API_URL: fake.apiUrl,
      SLACK_BOT_TOKEN: token,
      SLACK_SIGNING_SECRET: signingSecret,
    };
    const replicas = [startBotForTest({ env }), startBotForTest({ env })];
    const balancer = await startLoadBalancer();
    for (const [number, replica] of replicas.entries()) balancer.leadTo(number, await replica.listens());

    const database = await openDatabase({ url: DATABASE_URL, dataDir: '/nowhere', migrationsDir, clock: systemClock });
    onTestFinished(database.close);
    const known = await readMigrations(migrationsDir);
    const applied = await database.prisma.$queryRaw<unknown[]>`SELECT 1 FROM _prisma_migrations`;
    expect(applied).toHaveLength(known.length);
    await expect.poll(() => database.prisma.conversation.count(), { timeout: 20_000 }).toBe(channels);

    const deliveries = createDeliveries(database, () => undefined);
    const post = (key: string) =>
      inTransaction(database, (tx) =>
        deliveries.enqueue(
          tx,
          { key, view: { summary: key, blocks: [] }, to: { kind: 'every-channel' } },
          systemClock.now(),
        ),
      );
    const stopsAsking = [startAsking(fake, balancer.url), startAsking(fake, balancer.url)];
    const news = ['First', 'Second'];
    for (const [number, key] of news.entries()) {
      const before = posted().length;
      await post(key);
      await expect.poll(() => posted().length, { timeout: 20_000, interval: 20 }).toBeGreaterThan(before + 10);
      const old = replicas[number];
      old?.kill('SIGTERM');
      expect(await database.prisma.delivery.count({ where: { state: 'queued' } })).toBeGreaterThan(10);
      expect(await old?.ended()).toMatchObject({ code: 0, signal: null, err: '' });
      balancer.leadTo(number, await startBotForTest({ env }).listens());
    }
    await expect.poll(() => posted().length, { timeout: 40_000 }).toBeGreaterThanOrEqual(2 * channels);
    await expect
      .poll(() => database.prisma.delivery.groupBy({ by: ['state'], _count: true }), { timeout: 10_000 })
      .toEqual([{ state: 'sent', _count: 2 * channels }]);
    const due = news.flatMap((key) => Array.from({ length: channels }, (_, each) => `C0ROAD${each} ${key}`));
    expect(posted().sort()).toEqual(due.sort());

    const answers = (await Promise.all(stopsAsking.map((stops) => stops()))).flat();
    expect(answers.filter((answer) => answer !== 'answered')).toEqual([]);
    expect(answers.length).toBeGreaterThan(20);
  });
});
