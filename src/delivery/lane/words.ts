import type { Database } from '../../storage/database.ts';
import { findSaid, type Said } from '../ledger/store.ts';
import type { Drawn, DrawOnce } from './draw.ts';

/** Messages whose words are remembered: the same one often goes to many. */
const mostRemembered = 100;

/** What messages say. A shared card may have changed since, so it is asked for each time. */
export const createWords = (database: Database) => {
  const remembered = new Map<string, Said>();
  return {
    of: async (messages: readonly string[]): Promise<ReadonlyMap<string, Said>> => {
      const said = new Map<string, Said>();
      for (const message of messages) {
        const known = remembered.get(message);
        if (known) said.set(message, known);
      }
      const wanted = [...new Set(messages)].filter((message) => !said.has(message));
      for (const [message, found] of await findSaid(database, wanted)) {
        said.set(message, found);
        if (!('view' in found)) continue;
        if (remembered.size >= mostRemembered) remembered.clear();
        remembered.set(message, found);
      }
      return said;
    },
  };
};

export type Words = ReturnType<typeof createWords>;

/** What a message says now. */
export const drawSaid = (said: Said | undefined, draw: DrawOnce): Promise<Drawn> | Drawn => {
  if (!said) return { kind: 'view', view: undefined };
  return 'view' in said ? { kind: 'view', view: said.view } : draw(said.subject);
};
