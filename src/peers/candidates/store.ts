import type { Tx } from '../../chat/context.ts';
import type { PersonId } from '../../chat/ids.ts';
import type { Database } from '../../storage/database.ts';
import { Prisma } from '../../storage/generated/client.ts';
import { type Client, clientOf } from '../../storage/tx.ts';
import type { PeerKind } from '../peer.ts';
import { isApprovedPeer } from '../store.ts';
import type { Candidate } from './candidate.ts';

/** A row as the statement makes it: what is not known is null. */
type Row = {
  readonly [Name in keyof Candidate]-?: undefined extends Candidate[Name]
    ? Exclude<Candidate[Name], undefined> | null
    : Candidate[Name];
};

const withoutNulls = <T extends object>(row: T): T =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as T;

const asCandidate = ({ pausedUntil, reviewsAYear, organisations, earlierPosts, ...row }: Row): Candidate => ({
  ...row,
  ...(row.state === 'paused' && pausedUntil !== null && { pausedUntil }),
  ...(reviewsAYear !== null && { reviewsAYear }),
  organisations: organisations.map(withoutNulls),
  earlierPosts: earlierPosts.map(withoutNulls),
});

const find = async (client: Client, which: Prisma.Sql): Promise<readonly Candidate[]> => {
  const rows = await client.$queryRaw<Row[]>`
    SELECT p.id, p.person_id AS person, p.kind::text AS kind, p.state::text AS state, p.name, p.role,
      p.paused_until::text AS "pausedUntil", p.reviews_a_year AS "reviewsAYear",
      coalesce((
        SELECT jsonb_agg(jsonb_build_object('authority', o.authority, 'name', o.name, 'kind', o.kind) ORDER BY o.position)
        FROM peer_organisations o WHERE o.peer_id = p.id), '[]') AS organisations,
      coalesce((
        SELECT jsonb_agg(jsonb_build_object('theme', t.theme, 'experience', t.experience) ORDER BY t.theme)
        FROM peer_themes t WHERE t.peer_id = p.id), '[]') AS themes,
      coalesce((
        SELECT jsonb_agg(jsonb_build_object('authority', e.authority, 'name', e.name, 'from', e."from", 'to', e."to")
          ORDER BY e.position)
        FROM peer_earlier_posts e WHERE e.peer_id = p.id), '[]') AS "earlierPosts",
      coalesce((
        SELECT jsonb_agg(jsonb_build_object('from', a."from", 'to', a."to") ORDER BY a."from")
        FROM peer_availability a WHERE a.peer_id = p.id), '[]') AS availability
    FROM peers p WHERE ${which} ORDER BY p.name, p.id`;
  return rows.map(asCandidate);
};

/** The pool, also those who take a break, of some kinds; in one statement. */
export const findCandidates = ({ prisma }: Database, kinds: readonly PeerKind[]): Promise<readonly Candidate[]> =>
  find(prisma, Prisma.sql`${isApprovedPeer} AND p.kind::text = ANY(${[...kinds]}::text[])`);

/** What these people are as peers, whatever their state; in one statement, within a change where one is given. */
export const findCandidatesAmong = (
  { prisma }: Database,
  people: readonly PersonId[],
  tx?: Tx,
): Promise<readonly Candidate[]> =>
  find(tx ? clientOf(tx) : prisma, Prisma.sql`p.person_id = ANY(${[...people]}::uuid[])`);
