import type { Log } from '../../chat/log.ts';
import type { View } from '../../chat/view.ts';
import type { Database } from '../../storage/database.ts';
import { findSaid, type Said } from '../ledger/store.ts';
import { type Cards, drawSubject } from '../message.ts';

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

/** What a message says now; `view` is undefined where what it is about is gone. */
export type Drawn = { readonly kind: 'view'; readonly view: View | undefined } | { readonly kind: 'broken' };

/** Draws each message once. A card that cannot be drawn is our fault, and costs nobody else their turn. */
export const createDraw = ({ cards, log }: { readonly cards: Cards; readonly log: Log }) => {
  const drawn = new Map<Said, Promise<Drawn>>();
  const draw = async (said: Said): Promise<Drawn> => {
    if ('view' in said) return { kind: 'view', view: said.view };
    try {
      return { kind: 'view', view: await drawSubject(cards, said.subject) };
    } catch (error) {
      log.error({ err: error, subject: said.subject }, 'a shared card could not be drawn');
      return { kind: 'broken' };
    }
  };
  return (said: Said | undefined): Promise<Drawn> | Drawn => {
    if (!said) return { kind: 'view', view: undefined };
    const begun = drawn.get(said) ?? draw(said);
    drawn.set(said, begun);
    return begun;
  };
};
