import { appendFileSync } from 'node:fs';
import { systemClock } from '../../../src/calendar/clock.ts';
import type { Messenger } from '../../../src/delivery/message.ts';
import { createWorker } from '../../../src/delivery/worker.ts';
import { openDatabase } from '../../../src/storage/database.ts';

// A replica whose platform is a file: a line of it is a message that arrived. It takes its time, so that
// whoever kills a replica hits it at work, and fails one time in twenty. Delivers until it is killed.
const [url = '', dataDir = '', migrationsDir = '', platform = ''] = process.argv.slice(2);
const database = await openDatabase({ url: url || undefined, dataDir, migrationsDir, clock: systemClock });
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const messenger: Messenger = {
  // Small, so that there is still work to do when the last replica is killed.
  window: 4,
  send: async (_, __, id) => {
    await pause(50 + Math.random() * 300);
    if (Math.random() < 0.05) return { kind: 'failed', why: 'The platform was busy.' };
    appendFileSync(platform, `${id}\n`);
    await pause(Math.random() * 100);
    return { kind: 'sent', ref: id };
  },
  update: async (ref) => ({ kind: 'sent', ref }),
};

const log = { info: () => undefined, error: (fields: unknown) => console.error(fields) };
const settings = { poll: 100, slice: 1_000, lease: 1_500, lanes: 4 };
const worker = createWorker({
  database,
  clock: systemClock,
  log,
  messengers: { playground: messenger },
  cards: {},
  settings,
});
worker.start();
process.once('SIGTERM', async () => {
  await worker.stop();
  await database.close();
});
console.log('delivering');
for (;;) {
  await pause(500);
  const waiting = await database.prisma.delivery
    .count({ where: { state: { in: ['queued', 'sending'] } } })
    .catch(() => 1);
  if (waiting > 0) continue;
  console.log('nothing waits');
  break;
}
