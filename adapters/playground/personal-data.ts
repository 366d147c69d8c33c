import type { PersonalData } from '../../src/people/personal-data.ts';
import type { Database } from '../../src/storage/database.ts';
import { deleteNaming, deleteTranscript, findPersonas, findTranscript } from './personal-data/store.ts';
import { directConversation } from './places.ts';

/** What was said in the playground, where there is no platform that keeps it. */
export const createPlaygroundData = (database: Database): PersonalData => ({
  room: 'playground',
  holds: ['playground_messages'],
  stays: [],

  export: async (person) => {
    const personas = await findPersonas(database.prisma, person);
    if (personas.length === 0) return [];
    const conversations = personas.map(({ externalId }) => directConversation(externalId));
    const data = await findTranscript(
      database,
      personas.map(({ id }) => id),
      conversations,
    );
    if (data.length === 0) return [];
    return [
      { title: 'The playground', lines: [`What you and the bot said there, message by message: ${data.length}`], data },
    ];
  },

  // A conversation goes on with the account that it belongs to.
  merge: async () => [],

  erase: async (tx, { person, traces }) => {
    const personas = await findPersonas(tx, person);
    const conversations = personas.map(({ externalId }) => directConversation(externalId));
    await deleteTranscript(
      tx,
      personas.map(({ id }) => id),
      conversations,
    );
    await deleteNaming(tx, traces);
  },
});
