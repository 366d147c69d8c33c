import type { Kept } from '../../kept/kept.ts';
import type { Element, MentionEntity } from './card.ts';
import { weightOf } from './limits.ts';

/** Elements that stay together on one page. */
export interface Unit {
  readonly elements: readonly Element[];
  readonly mentions: readonly MentionEntity[];
  readonly kept: readonly Kept[];
}

/** A unit of elements that mention nobody. */
export const unitOf = (elements: readonly Element[], kept: readonly Kept[] = []): Unit => ({
  elements,
  mentions: [],
  kept,
});

/** Units that stand on one page. */
export interface Page {
  /** The index of its first unit. */
  readonly from: number;
  readonly units: readonly Unit[];
}

interface Filling {
  readonly from: number;
  readonly units: Unit[];
  weight: number;
}

/**
 * Puts units on pages in their order.
 * @param room bytes of elements and mentions on a page; a unit that is too large for any has a page for itself
 * @returns at least one page
 */
export const paginate = (units: readonly Unit[], room: number): readonly [Page, ...Page[]] => {
  const first: Filling = { from: 0, units: [], weight: 0 };
  const pages: [Filling, ...Filling[]] = [first];
  let page = first;
  for (const [index, unit] of units.entries()) {
    const weight = weightOf(unit.elements) + weightOf(unit.mentions);
    if (page.units.length > 0 && page.weight + weight > room) {
      page = { from: index, units: [], weight: 0 };
      pages.push(page);
    }
    page.units.push(unit);
    page.weight += weight;
  }
  return pages;
};

/** Whom units mention, each once. */
export const mentionedIn = (units: readonly Unit[]): readonly MentionEntity[] => [
  ...new Map(units.flatMap(({ mentions }) => mentions.map((each) => [each.text, each]))).values(),
];
