import type { Draw } from '../../delivery/message.ts';
import type { Programme } from '../../programme/programme.ts';
import type { Database } from '../../storage/database.ts';
import type { Update } from '../update.ts';
import type { Updates } from '../updates.ts';
import { digestCardView, urgentCardView } from './card.ts';
import { findContent } from './store.ts';

export type DigestCards = ReturnType<typeof createDigestCards>;

/** How digests and urgent news are drawn, from what the office says by now. */
export const createDigestCards = (database: Database, updates: Updates, programme: Programme) => {
  /** The updates of a digest, in its order; undefined where it is gone. */
  const updatesOf = async (id: string): Promise<readonly Update[] | undefined> => {
    const ids = await findContent(database, id);
    if (!ids) return undefined;
    const found = new Map((await updates.findAll(ids)).map((update) => [update.id, update]));
    return ids.flatMap((each) => found.get(each) ?? []);
  };

  const drawDigest: Draw = async (id) => {
    const all = await updatesOf(id);
    return all && digestCardView(id, all, programme);
  };

  const drawUrgent: Draw = async (id) => {
    const update = await updates.find(id);
    return update && urgentCardView(update, programme);
  };

  return { updatesOf, drawDigest, drawUrgent };
};
