import { z } from 'zod';
import type { Authorities } from '../../authorities/authorities.ts';
import { dateAt, type TimeZone } from '../../calendar/time-zone.ts';
import type { Argument } from '../../chat/arguments.ts';
import { type Command, defineCommand } from '../../chat/command.ts';
import { show } from '../../chat/reply.ts';
import type { Programme } from '../../programme/programme.ts';
import { periodInput } from '../upkeep/inputs.ts';
import { typed as typedPeriod } from '../upkeep/period.ts';
import type { Pool } from './pool.ts';
import { readCriteria } from './read-criteria.ts';
import { poolPage, poolView, wrongCriterion } from './views.ts';

interface Parts {
  readonly pool: Pool;
  readonly authorities: Authorities;
  readonly programme: Programme;
  readonly timeZone: TimeZone;
}

const keyed = (name: string, label: string, kind: Argument['kind'] = 'word'): Argument => ({
  name,
  label,
  kind,
  keyed: true,
  optional: true,
});

const input = z.object({
  theme: z.string().optional(),
  kind: z.string().optional(),
  region: z.string().optional(),
  available: periodInput.optional(),
  /** The last peer of the page before. */
  after: z.uuid().optional(),
});

/** `peers`: the office sees how many peers there are, where hardly anybody is, and who. */
export const createPeersCommand = ({ pool, authorities, programme, timeZone }: Parts): Command =>
  defineCommand({
    name: 'peers',
    summary: 'See the pool of peers: how many, where there are gaps, and who',
    example: 'peers theme:assets available:2027-03-01..2027-03-31',
    who: 'office',
    takes: [
      keyed('theme', 'theme'),
      keyed('kind', 'kind'),
      keyed('region', 'region'),
      keyed('available', 'from..to', 'period'),
    ],
    readOnly: true,
    input,
    run: async ({ after, ...typed }, { now }) => {
      const today = dateAt(now, timeZone);
      const read = readCriteria(typed, { programme, authorities, today });
      if (read.kind === 'wrong') {
        const { theme, kind, region, available } = typed;
        const values = { theme, kind, region, available: available && typedPeriod(available) };
        const given = Object.entries(values).flatMap(([name, value]) => (value ? [[name, value] as const] : []));
        return show(wrongCriterion(read.wrong, Object.fromEntries(given), today));
      }
      const { criteria } = read;
      if (after) return show(poolPage(await pool.list(criteria, after), criteria, programme));
      const [sums, page] = await Promise.all([pool.sums(criteria), pool.list(criteria)]);
      return show(poolView(sums, page, criteria, programme));
    },
  });
