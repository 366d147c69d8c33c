import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { systemClock } from '../../src/calendar/clock.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { operate } from '../../src/storage/operate.ts';
import { ConfigError, readConfig } from '../config.ts';
import { projectRoot } from '../project-root.ts';
import { rotatedInWords, rotateTokens } from '../slack/installations/rotate.ts';
import { createCipher } from '../token-key.ts';
import { runOperation } from './run-operation.ts';

const clock = systemClock;

/** `npm run rotate-key`: encrypts the stored tokens with the first key of TOKEN_KEY. */
await runOperation(async () => {
  const { databaseUrl: url, dataDir, tokenKey } = readConfig();
  if (tokenKey === undefined) {
    throw new ConfigError('TOKEN_KEY is missing: there is nothing to rotate. docs/slack.md says what it is for.');
  }
  const cipher = createCipher(tokenKey);
  return operate(
    () => openDatabase({ url, dataDir, clock, migrationsDir: join(projectRoot(), 'prisma/migrations') }),
    async (database) => rotatedInWords(await rotateTokens({ database, cipher, clock })),
    'rotate-key',
    text,
  );
});
