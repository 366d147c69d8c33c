import { pieceWeight, weightOf } from './limits.ts';

/** How long a piece of this text may be: one that Slack has to escape throughout is six times as heavy. */
export const mostOf = (text: string, most: number): number =>
  weightOf(text) > pieceWeight ? Math.min(most, 800) : most;
