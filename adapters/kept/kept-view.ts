import { z } from 'zod';
import type { View } from '../../src/chat/view.ts';
import { isKeptRef } from './kept.ts';
import type { KeptStore } from './store.ts';

// Only the bot writes what is kept, and only under the hash of its content.
const aView = z.custom<View>(
  (content) => z.object({ summary: z.string(), blocks: z.array(z.unknown()) }).safeParse(content).success,
);

/** A view that was too long for its place; undefined where it is not kept any more. */
export const findKeptView = async (kept: Pick<KeptStore, 'find'>, ref: string): Promise<View | undefined> => {
  const read = aView.safeParse(isKeptRef(ref) ? await kept.find(ref) : undefined);
  return read.success ? read.data : undefined;
};
