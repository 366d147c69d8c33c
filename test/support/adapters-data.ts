import { createKeptData } from '../../adapters/kept/personal-data.ts';
import { createPlaygroundData } from '../../adapters/playground/personal-data.ts';
import type { PersonalData } from '../../src/people/personal-data.ts';
import type { Database } from '../../src/storage/database.ts';

/** What the adapters hold about people, as the bot's program hands it over. */
export const adaptersData = (database: Database): readonly PersonalData[] => [
  createPlaygroundData(database),
  createKeptData(),
];
