import type { View } from '../../../src/chat/view.ts';
import { findKeptView } from '../../kept/kept-view.ts';
import type { KeptStore } from '../../kept/store.ts';
import { restIsGone } from '../words.ts';

/** A view that was too long for its place; words of regret where it is not kept any more. */
export const keptViewOr = async (kept: Pick<KeptStore, 'find'>, ref: string): Promise<View> =>
  (await findKeptView(kept, ref)) ?? restIsGone;
