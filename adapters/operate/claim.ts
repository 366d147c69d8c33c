import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { systemClock } from '../../src/calendar/clock.ts';
import { createOffice } from '../../src/people/office.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { operate } from '../../src/storage/operate.ts';
import { readConfig } from '../config.ts';
import { projectRoot } from '../project-root.ts';
import { runOperation } from './run-operation.ts';

await runOperation(async () => {
  const { databaseUrl: url, dataDir } = readConfig();
  const settings = { url, dataDir, clock: systemClock, migrationsDir: join(projectRoot(), 'prisma/migrations') };
  const code = await operate(
    () => openDatabase(settings),
    (database) => createOffice(database, { onlyPlayground: false }).newCode(systemClock.now()),
    'office-code',
    text,
  );
  return `Type this in Slack, Teams or the playground within the hour, once: /hmep claim <code>\n${code}`;
});
