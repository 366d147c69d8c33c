import { type AuthorityCode, type Region, regions } from '../../authorities/authority.ts';
import { type CalendarDate, daysBetween } from '../../calendar/calendar-date.ts';
import type { Tx } from '../../chat/context.ts';
import type { PersonId } from '../../chat/ids.ts';
import type { Database } from '../../storage/database.ts';
import { Prisma } from '../../storage/generated/client.ts';
import { clientOf } from '../../storage/tx.ts';
import { askableStates, type Experience, type PeerId, type PeerKind, type PeerState } from '../peer.ts';
import { isAskable } from '../store.ts';
import type { Period } from '../upkeep/period.ts';
import type { Criteria } from './criteria.ts';

/** Which region each authority lies in. */
export type Places = readonly { readonly code: AuthorityCode; readonly region: Region }[];

/** A peer as the office sees one among many. */
export interface PoolPeer {
  readonly id: PeerId;
  readonly kind: PeerKind;
  readonly name: string;
  readonly role: string;
  readonly organisations: readonly string[];
  readonly themes: readonly { readonly theme: string; readonly experience: Experience }[];
}

interface Known {
  readonly places: Places;
  /** Days that a visit takes. */
  readonly visit: number;
  /** Given where those count too of whom it is not known: who has given no days from this day on. */
  readonly today?: CalendarDate;
}

const anywhere = Prisma.sql`('regions' = ANY(p.answered) AND cardinality(p.travels_to) = 0)`;

const goesTo = (region: Region, { places, today }: Known): Prisma.Sql => {
  const codes = places.filter((place) => place.region === region).map(({ code }) => code);
  const unknown = today ? Prisma.sql`OR NOT coalesce('regions' = ANY(p.answered), false)` : Prisma.empty;
  return Prisma.sql`(${region} = ANY(p.travels_to) OR ${anywhere} ${unknown} OR EXISTS (
    SELECT 1 FROM peer_organisations o WHERE o.peer_id = p.id AND o.authority = ANY(${codes}::text[])))`;
};

const isFree = (dates: Period, { visit, today }: Known): Prisma.Sql => {
  const days = Math.min(visit, daysBetween(dates.from, dates.to) + 1);
  const unknown = today
    ? Prisma.sql`OR NOT EXISTS (SELECT 1 FROM peer_availability a WHERE a.peer_id = p.id AND a."to" >= ${today}::date)`
    : Prisma.empty;
  return Prisma.sql`(EXISTS (
    SELECT 1 FROM peer_availability a WHERE a.peer_id = p.id
      AND least(a."to", ${dates.to}::date) - greatest(a."from", ${dates.from}::date) + 1 >= ${days}::int) ${unknown})`;
};

/** What holds of a peer `p` who fits, whether or not they can be asked. */
const fits = ({ themes, kind, region, dates }: Criteria, known: Known): Prisma.Sql =>
  Prisma.join(
    [
      Prisma.sql`true`,
      ...(kind ? [Prisma.sql`p.kind = ${kind}::peer_kind`] : []),
      ...(themes.length > 0
        ? [
            Prisma.sql`EXISTS (SELECT 1 FROM peer_themes t
              WHERE t.peer_id = p.id AND t.theme = ANY(${[...themes]}::text[]) AND t.experience <> 'learning')`,
          ]
        : []),
      ...(region ? [goesTo(region, known)] : []),
      ...(dates ? [isFree(dates, known)] : []),
    ],
    ' AND ',
  );

export interface SumRow {
  readonly what: 'peers' | 'paused' | 'theme' | 'region';
  readonly key: string;
  /** How much they know of a theme; `any` where that is not the question. */
  readonly level: Experience | 'any';
  readonly n: number;
}

/** Counts who certainly fits, in one statement: a peer counts in each region that they would go to. */
export const sumPool = ({ prisma }: Database, criteria: Criteria, known: Known): Promise<readonly SumRow[]> => {
  const { places } = known;
  return prisma.$queryRaw<SumRow[]>`
    WITH fitting AS MATERIALIZED (
      SELECT p.id, CASE WHEN ${anywhere} THEN ${[...regions]}::text[] ELSE p.travels_to END AS travels_to
      FROM peers p WHERE ${isAskable} AND ${fits(criteria, known)}
    ), goes AS (
      SELECT f.id, place.region
      FROM fitting f JOIN peer_organisations o ON o.peer_id = f.id
      JOIN unnest(${places.map(({ code }) => code)}::text[], ${places.map(({ region }) => region)}::text[])
        AS place(code, region) ON place.code = o.authority
      UNION
      SELECT f.id, unnest(f.travels_to) FROM fitting f
    )
    SELECT 'peers' AS what, '' AS key, 'any' AS level, count(*)::int AS n FROM fitting
    UNION ALL
    SELECT 'paused', '', 'any', count(*)::int FROM peers WHERE state = 'paused'
    UNION ALL
    SELECT 'theme', t.theme, t.experience::text, count(*)::int
    FROM fitting f JOIN peer_themes t ON t.peer_id = f.id GROUP BY t.theme, t.experience
    UNION ALL
    SELECT 'region', goes.region, 'any', count(*)::int FROM goes GROUP BY goes.region`;
};

/**
 * Those who certainly fit, by name, in one statement. Each state is read along its index, so that the first page
 * of many costs no more than one of few.
 * @param after the last peer of the page before; one who is gone begins again
 */
export const listPeers = (
  { prisma }: Database,
  criteria: Criteria,
  { after, most, ...known }: Known & { readonly after?: string; readonly most: number },
): Promise<readonly PoolPeer[]> => {
  const rest = after
    ? Prisma.sql`AND (p.name, p.id) > (coalesce((SELECT name FROM peers WHERE id = ${after}::uuid), ''), ${after}::uuid)`
    : Prisma.empty;
  const inState = (state: PeerState) => Prisma.sql`
    (SELECT p.id, p.kind, p.name, p.role FROM peers p
     WHERE p.state = ${state}::peer_state AND ${fits(criteria, known)} ${rest} ORDER BY p.name, p.id LIMIT ${most})`;
  return prisma.$queryRaw<PoolPeer[]>`
    SELECT p.id, p.kind::text AS kind, p.name, p.role,
      ARRAY(SELECT o.name FROM peer_organisations o WHERE o.peer_id = p.id ORDER BY o.position) AS organisations,
      coalesce((
        SELECT jsonb_agg(jsonb_build_object('theme', t.theme, 'experience', t.experience) ORDER BY t.theme)
        FROM peer_themes t WHERE t.peer_id = p.id), '[]') AS themes
    FROM (${Prisma.join(askableStates.map(inState), ' UNION ALL ')} ORDER BY name, id LIMIT ${most}) AS p
    ORDER BY p.name, p.id`;
};

export const countFitting = async (
  { prisma }: Database,
  criteria: Criteria,
  known: Required<Known>,
): Promise<number> => {
  const [row] = await prisma.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM peers p WHERE ${isAskable} AND ${fits(criteria, known)}`;
  return row?.n ?? 0;
};

/** Whoever fits or may fit, in one statement. */
export const findFitting = async (tx: Tx, criteria: Criteria, known: Required<Known>): Promise<readonly PersonId[]> => {
  const rows = await clientOf(tx).$queryRaw<{ person: PersonId }[]>`
    SELECT p.person_id AS person FROM peers p WHERE ${isAskable} AND ${fits(criteria, known)}`;
  return rows.map(({ person }) => person);
};
