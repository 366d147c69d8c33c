import type { KnownBlock } from '@slack/types';
import type { Kept } from '../../kept/kept.ts';
import { type Room, weightOf } from './limits.ts';

/** Blocks that stay together on one page. */
export interface Unit {
  readonly blocks: readonly KnownBlock[];
  readonly kept: readonly Kept[];
}

/** Characters that Slack adds to a block: an id of its own. */
const ownId = 30;

const weigh = ({ blocks }: Unit): number => weightOf(blocks) + ownId * blocks.length;

/** Units that stand on one page. */
export interface Page {
  /** The index of its first unit. */
  readonly from: number;
  readonly units: readonly Unit[];
}

interface Filling {
  readonly from: number;
  readonly units: Unit[];
  blocks: number;
  weight: number;
}

/**
 * Puts units on pages in their order.
 * @param room what a page holds; a unit that is too large for any has a page for itself
 * @returns at least one page
 */
export const paginate = (units: readonly Unit[], room: Room): readonly [Page, ...Page[]] => {
  const first: Filling = { from: 0, units: [], blocks: 0, weight: 0 };
  const pages: [Filling, ...Filling[]] = [first];
  let page = first;
  for (const [index, unit] of units.entries()) {
    const weight = weigh(unit);
    const fits = page.blocks + unit.blocks.length <= room.blocks && page.weight + weight <= room.weight;
    if (!fits && page.units.length > 0) {
      page = { from: index, units: [], blocks: 0, weight: 0 };
      pages.push(page);
    }
    page.units.push(unit);
    page.blocks += unit.blocks.length;
    page.weight += weight;
  }
  return pages;
};

export const blocksOf = (units: readonly Unit[]): KnownBlock[] => units.flatMap(({ blocks }) => blocks);
