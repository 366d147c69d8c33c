import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Database } from '../../src/storage/database.ts';
import { watchRejections } from '../slack/guard-set-up.ts';
import { databases } from '../support/databases.ts';
import { createRequests, type WholeBot } from './fuzz-requests.ts';
import { beginWholeBot, type Sent } from './whole-bot-set-up.ts';

const seed = 20_261_122;
/** Of 10,000, which `npm run test:fuzz` sends. */
const part = process.env['FUZZ'] === 'whole' ? 1 : 0.1;

/** What acts of people who may act are written to. */
const legitimate = new Set([
  ...[
    'accounts',
    'persons',
    'workspaces',
    'conversations',
    'drafts',
    'handled_requests',
    'playground_messages',
    'kept',
  ],
  ...[
    'audit_entries',
    'link_codes',
    'link_guesses',
    'data_exports',
    'subscriptions',
    'outgoing_messages',
    'deliveries',
  ],
  ...['lanes', 'copies', 'subjects'],
]);

const collectGarbage = (): number => {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed / 1024 / 1024;
};

/** How many rows each table has. */
const rowsIn = async ({ prisma }: Database): Promise<ReadonlyMap<string, number>> => {
  const rows = await prisma.$queryRaw<{ name: string; n: number }[]>`
    SELECT relname AS name, (xpath('/row/n/text()', query_to_xml(
      format('SELECT count(*) AS n FROM %I', relname), false, true, '')))[1]::text::int AS n
    FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`;
  return new Map(rows.map(({ name, n }) => [name, n]));
};

const grown = (
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): readonly (readonly [string, number])[] =>
  [...after].map(([name, n]) => [name, n - (before.get(name) ?? 0)] as const).filter(([, n]) => n !== 0);

/** The same, once nothing is written any more: the bot looks around when it has started. */
const settledRows = async (database: Database): Promise<ReadonlyMap<string, number>> => {
  let rows = await rowsIn(database);
  for (;;) {
    await sleep(500);
    const next = await rowsIn(database);
    if (grown(rows, next).length === 0) return next;
    rows = next;
  }
};

const createSender = (bot: WholeBot) => {
  const agent = new Agent({ keepAlive: true, maxSockets: 32 });
  onTestFinished(() => agent.destroy());
  const { hostname, port } = new URL(bot.url);

  /** @returns the status; 0 where the connection was closed without an answer */
  const send = ({ method, path, headers, body }: Sent): Promise<number> =>
    new Promise((resolve) => {
      const asked = request({ agent, hostname, port, method, path, headers }, (response) => {
        response.resume();
        response.once('close', () => resolve(response.statusCode ?? 0));
      });
      asked.once('error', () => resolve(0));
      asked.end(body);
    });

  const shout = (bytes: Buffer): Promise<string> =>
    new Promise((resolve) => {
      let text = '';
      const socket = connect(Number(port), hostname, () => socket.end(bytes));
      socket.on('data', (piece) => {
        text += piece.toString('latin1');
      });
      socket.once('error', () => resolve(text));
      socket.once('close', () => resolve(text));
    });

  /** Sends so many, some at once. @returns those that were answered with a fault of ours */
  const sendAll = async (
    count: number,
    make: () => Sent,
  ): Promise<{ readonly faults: readonly object[]; readonly statuses: ReadonlyMap<number, number> }> => {
    const faults: object[] = [];
    const statuses = new Map<number, number>();
    let left = count;
    const work = async (): Promise<void> => {
      while (left > 0) {
        left -= 1;
        const sent = make();
        const status = await send(sent);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        // 501 is what Teams is told of an invocation that no bot of ours knows.
        if (status >= 500 && status !== 501) faults.push({ status, ...sent, body: sent.body.slice(0, 500) });
      }
    };
    await Promise.all(Array.from({ length: 24 }, work));
    return { faults, statuses };
  };
  return { sendAll, shout };
};

describe('every public path', () => {
  const database = databases[1].use();

  it(`stands ${10_000 * part} requests from a seed: no fault, no crash, nothing grows that must not`, async () => {
    const rejections = watchRejections();
    const bot = await beginWholeBot(database());
    const { sendAll, shout } = createSender(bot);
    const requests = createRequests(bot, seed);

    // Once, so that what is made at the first use is there.
    await sendAll(300 * part + 50, requests.stranger);
    const before = { rows: await settledRows(database()), heap: collectGarbage() };

    const strangers = await sendAll(6_500 * part, requests.stranger);
    expect(strangers.faults).toEqual([]);
    expect(grown(before.rows, await rowsIn(database()))).toEqual([]);
    expect(collectGarbage() - before.heap).toBeLessThan(24);
    // They were looked at, and not only turned away for being too many.
    for (const status of [400, 401, 403, 404, 405])
      expect(strangers.statuses.get(status), String(status)).toBeGreaterThan(5);

    const friends = await sendAll(2_400 * part, requests.friend);
    expect(friends.faults).toEqual([]);
    expect(friends.statuses.get(200)).toBeGreaterThan(500 * part);
    for (const [table, rows] of grown(before.rows, await rowsIn(database()))) {
      expect(legitimate, table).toContain(table);
      // What is said, its answer, and what that keeps.
      expect(rows, table).toBeLessThan(4 * 2_400 * part);
    }

    for (let n = 0; n < 400 * part; n += 1) {
      const answer = await shout(requests.noise());
      expect(answer).not.toMatch(/^HTTP\/1\.1 5/u);
    }

    expect(await (await fetch(`${bot.url}/healthz`)).text()).toBe('ok\n');
    expect(rejections).toEqual([]);
    // Nor did a command fail, which would have been put into words.
    const failed = bot.lines.filter((line) => line.includes('"a request failed"'));
    expect(failed).toEqual([]);
  });
});
