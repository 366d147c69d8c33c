import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { systemClock } from '../../src/calendar/clock.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { startPostgres } from '../support/postgres-server.ts';
import { measure, type Outcome } from './bench.ts';
import { deliveryBenches } from './delivery.ts';
import { digestsBench } from './digests.ts';
import { inboxBench } from './inbox.ts';
import { pacedBench } from './paced.ts';
import { peersBenches } from './peers.ts';
import { promptsBenches } from './prompts.ts';
import { slackInBenches } from './slack-in.ts';
import { slackOutBenches } from './slack-out.ts';
import { startBenches } from './start.ts';
import { teamsInBenches } from './teams-in.ts';
import { teamsOutBenches } from './teams-out.ts';

// `npm run bench [name …] [-- --json]`: the bot against the bare thing it stands on.
const benches = [
  ...startBenches,
  ...deliveryBenches,
  pacedBench,
  inboxBench,
  digestsBench,
  ...peersBenches,
  ...promptsBenches,
  ...slackInBenches,
  ...slackOutBenches,
  ...teamsInBenches,
  ...teamsOutBenches,
];
const args = process.argv.slice(2);
const asJson = args.includes('--json');
const names = args.filter((arg) => !arg.startsWith('--'));
const wanted = names.length > 0 ? benches.filter(({ name }) => names.includes(name)) : benches;
const migrationsDir = join(import.meta.dirname, '../../prisma/migrations');

const round = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));

const row = ({ name, ours, floor, unit, ratio, goal, met, remark }: Outcome): string =>
  [
    name.padEnd(24),
    round(ours).padStart(9),
    round(floor).padStart(9),
    unit.padEnd(16),
    `${ratio.median.toFixed(2)} (${ratio.least.toFixed(2)} to ${ratio.greatest.toFixed(2)})`.padEnd(22),
    goal.padEnd(8),
    met ? 'met' : 'not met',
    remark,
  ]
    .join('  ')
    .trimEnd();

const say = (text: string): void => void process.stdout.write(`${text}\n`);

const server = await startPostgres({ durable: true });
const connect = async (database: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: server.url(database) });
  await client.connect();
  return client;
};
const dataDir = await mkdtemp(join(tmpdir(), 'hmep-bot-bench-'));
try {
  if (!asJson)
    say(
      `${'name'.padEnd(24)}       ours      floor  ${'unit'.padEnd(16)}  ${'ratio (least to most)'.padEnd(22)}  goal`,
    );
  for (const [index, bench] of wanted.entries()) {
    const name = `bench_${index}`;
    const creator = await connect('postgres');
    await creator.query(`CREATE DATABASE ${name}`);
    await creator.end();
    const database = await openDatabase({ url: server.url(name), dataDir, migrationsDir, clock: systemClock });
    const client = await connect(name);
    const stops: (() => Promise<unknown>)[] = [];
    const onEnd = (stop: () => Promise<unknown>): void => void stops.unshift(stop);
    try {
      const outcome = await measure(bench, { database, client, url: server.url(name), onEnd });
      say(asJson ? JSON.stringify({ ...outcome, ratio: outcome.ratio.median }) : row(outcome));
    } finally {
      for (const stop of stops) await stop();
      await client.end();
      await database.close();
    }
  }
} finally {
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
}
