import { createDatabase } from '../../../src/storage/database.ts';
import { openPostgresql } from '../../../src/storage/postgresql.ts';
import { isReady, programSettings } from '../program.ts';
import { serveBot } from '../slack-bot.ts';

// The bot on a database that is migrated already.
const { databaseUrl, apiUrl } = programSettings<{ readonly databaseUrl: string; readonly apiUrl: string }>();
const { url } = await serveBot(createDatabase(await openPostgresql(databaseUrl)), apiUrl);
isReady({ url });
