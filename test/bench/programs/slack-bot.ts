import { createDatabase } from '../../../src/storage/database.ts';
import { openPostgresql } from '../../../src/storage/postgresql.ts';
import { isReady, programSettings } from '../program.ts';
import { serveBot } from '../slack-bot.ts';

// The bot on a database that is migrated already.
const { databaseUrl, apiUrl, works } = programSettings<{
  readonly databaseUrl: string;
  readonly apiUrl: string;
  /** It also sends what is due. */
  readonly works?: true;
}>();
const { app, url } = await serveBot(createDatabase(await openPostgresql(databaseUrl)), apiUrl);
if (works) app.worker.start();
isReady({ url });
