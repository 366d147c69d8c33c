import { createDatabase } from '../../../src/storage/database.ts';
import { openPostgresql } from '../../../src/storage/postgresql.ts';
import { isReady, programSettings } from '../program.ts';
import { serveBot, type TeamsToldOf } from '../teams-bot.ts';

// The bot on a database that is migrated already.
const { databaseUrl, ...told } = programSettings<TeamsToldOf & { readonly databaseUrl: string }>();
isReady(await serveBot(createDatabase(await openPostgresql(databaseUrl)), told));
