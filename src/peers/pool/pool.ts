import type { Authorities } from '../../authorities/authorities.ts';
import { type Region, regions } from '../../authorities/authority.ts';
import type { CalendarDate } from '../../calendar/calendar-date.ts';
import type { Tx } from '../../chat/context.ts';
import type { PersonId } from '../../chat/ids.ts';
import type { Programme } from '../../programme/programme.ts';
import type { Database } from '../../storage/database.ts';
import type { Criteria } from './criteria.ts';
import { countFitting, findFitting, listPeers, type Places, type PoolPeer, sumPool } from './store.ts';

/** How many peers there are for one theme or one region. */
export interface Sum<Key extends string = string> {
  readonly key: Key;
  readonly led: number;
  readonly done: number;
  /** All of them: for a region, nobody asks what they have led or done. */
  readonly peers: number;
}

/** The pool, counted. */
export interface Sums {
  /** Who can be asked and fits. */
  readonly peers: number;
  /** Who takes a break, whether or not they fit. */
  readonly paused: number;
  readonly themes: readonly Sum[];
  readonly regions: readonly Sum<Region>[];
}

/** Some of the peers in the order of their names, and where to go on. */
export interface PoolPage {
  readonly peers: readonly PoolPeer[];
  readonly more?: string;
}

/** Peers on one page. */
const aPage = 10;

/** Those sums that are a gap, in which there is nobody or hardly anybody; the emptiest first. */
export const gapsIn = <Each extends { readonly sum: Pick<Sum, 'peers'> }>(
  sums: readonly Each[],
  few: number,
): readonly Each[] => sums.filter(({ sum }) => sum.peers <= few).toSorted((a, b) => a.sum.peers - b.sum.peers);

export type Pool = ReturnType<typeof createPool>;

/**
 * All peers whom the office has approved and who do not take a break, to be counted, searched and asked. A
 * political group plays no part in it, and no statement of this room names one.
 */
export const createPool = (database: Database, authorities: Authorities, programme: Programme) => {
  const places: Places = regions.flatMap((region) => authorities.inRegion(region).map((code) => ({ code, region })));
  const visit = programme.days;

  return {
    /** How many there are who certainly fit, by theme and by region; in one statement. */
    sums: async (criteria: Criteria): Promise<Sums> => {
      const rows = await sumPool(database, criteria, { places, visit });
      const sumOf = <Key extends string>(what: 'theme' | 'region', key: Key): Sum<Key> => {
        const of = (level: string): number =>
          rows.find((row) => row.what === what && row.key === key && row.level === level)?.n ?? 0;
        const [led, done] = [of('led'), of('done')];
        return { key, led, done, peers: what === 'theme' ? led + done : of('any') };
      };
      const count = (what: 'peers' | 'paused'): number => rows.find((row) => row.what === what)?.n ?? 0;
      return {
        peers: count('peers'),
        paused: count('paused'),
        themes: programme.themes.map(({ key }) => sumOf('theme', key)),
        regions: regions.map((region) => sumOf('region', region)),
      };
    },

    /** A page of those who certainly fit, by name; in one statement. @param after the last one of the page before */
    list: async (criteria: Criteria, after?: string): Promise<PoolPage> => {
      const found = await listPeers(database, criteria, { places, visit, most: aPage + 1, ...(after && { after }) });
      const peers = found.slice(0, aPage);
      const last = peers.at(-1);
      return { peers, ...(found.length > aPage && last && { more: last.id }) };
    },

    /** How many people a call reaches. */
    reach: (criteria: Criteria, today: CalendarDate): Promise<number> =>
      countFitting(database, criteria, { places, visit, today }),

    /** The people a call reaches: also those of whom nobody knows yet where or when they can help. */
    fitting: (tx: Tx, criteria: Criteria, today: CalendarDate): Promise<readonly PersonId[]> =>
      findFitting(tx, criteria, { places, visit, today }),
  };
};
