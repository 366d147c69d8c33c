import type { Tx } from '../../chat/context.ts';
import type { PersonId } from '../../chat/ids.ts';
import type { Merging } from '../../people/personal-data.ts';
import type { Database } from '../../storage/database.ts';
import { clientOf } from '../../storage/tx.ts';
import type { StandingOffer } from '../folding.ts';
import { mostOrganisations } from '../organisation.ts';
import type { PeerKind } from '../peer.ts';

/** All that the room holds about a person; the group office apart, as it is stored. */
export interface PeerData {
  readonly peer: Readonly<Record<string, unknown>> | null;
  readonly groupOffice: string | null;
  readonly callAnswers: readonly unknown[];
}

/** In one statement. */
export const findPeerData = async ({ prisma }: Database, person: PersonId): Promise<PeerData> => {
  const [row] = await prisma.$queryRaw<{ data: PeerData }[]>`
    SELECT jsonb_build_object(
      'peer', (
        SELECT to_jsonb(p) - 'person_id' || jsonb_build_object(
          'organisations', (SELECT jsonb_agg(to_jsonb(o) - 'peer_id') FROM peer_organisations o WHERE o.peer_id = p.id),
          'themes', (SELECT jsonb_agg(to_jsonb(t) - 'peer_id') FROM peer_themes t WHERE t.peer_id = p.id),
          'availability', (SELECT jsonb_agg(to_jsonb(a) - 'peer_id') FROM peer_availability a WHERE a.peer_id = p.id),
          'earlierPosts', (SELECT jsonb_agg(to_jsonb(e) - 'peer_id') FROM peer_earlier_posts e WHERE e.peer_id = p.id))
        FROM peers p WHERE p.person_id = ${person}::uuid),
      'groupOffice', (
        SELECT g.group_office FROM peer_group_offices g JOIN peers p ON p.id = g.peer_id
        WHERE p.person_id = ${person}::uuid),
      'callAnswers', coalesce((
        SELECT jsonb_agg(jsonb_build_object('call', c.text, 'answer', a.answer, 'at', a.at) ORDER BY a.at)
        FROM call_answers a JOIN calls c ON c.id = a.call_id WHERE a.person_id = ${person}::uuid), '[]')
    ) AS data`;
  return row?.data ?? { peer: null, groupOffice: null, callAnswers: [] };
};

/** What decides between two offers of one person. */
export interface StoredOffer extends StandingOffer {
  readonly id: string;
  readonly person: PersonId;
  readonly kind: PeerKind;
  readonly email: string;
}

/** The offers of two persons, locked until the transaction ends. */
export const lockOffers = (tx: Tx, { from, into }: Merging): Promise<readonly StoredOffer[]> =>
  clientOf(tx).$queryRaw<StoredOffer[]>`
    SELECT id, person_id AS person, kind::text AS kind, state::text AS state, email, updated_at AS "updatedAt"
    FROM peers WHERE person_id IN (${from}::uuid, ${into}::uuid) ORDER BY id FOR UPDATE`;

/** What the other offer has and this one has not, where both are of one kind. */
const addMissing = async (tx: Tx, keep: string, other: string): Promise<void> => {
  const client = clientOf(tx);
  await client.$executeRaw`
    UPDATE peers k SET telephone = coalesce(k.telephone, o.telephone), reviews_a_year = coalesce(k.reviews_a_year, o.reviews_a_year),
      release = coalesce(k.release, o.release), released_by = coalesce(k.released_by, o.released_by),
      travels_to = CASE WHEN 'regions' = ANY(k.answered) OR k.travels_to <> '{}' THEN k.travels_to ELSE o.travels_to END,
      opt_ins = ARRAY(SELECT DISTINCT unnest(k.opt_ins || o.opt_ins) ORDER BY 1),
      answered = ARRAY(SELECT DISTINCT unnest(k.answered || o.answered) ORDER BY 1)
    FROM peers o WHERE k.id = ${keep}::uuid AND o.id = ${other}::uuid`;
  await client.$executeRaw`
    INSERT INTO peer_themes (peer_id, theme, experience)
    SELECT ${keep}::uuid, theme, experience FROM peer_themes WHERE peer_id = ${other}::uuid ON CONFLICT DO NOTHING`;
  await client.$executeRaw`
    INSERT INTO peer_organisations (peer_id, position, authority, name, kind)
    SELECT ${keep}::uuid, at.next + row_number() OVER (ORDER BY o.position) - 1, o.authority, o.name, o.kind
    FROM peer_organisations o,
      (SELECT coalesce(max(position) + 1, 0) AS next FROM peer_organisations WHERE peer_id = ${keep}::uuid) at
    WHERE o.peer_id = ${other}::uuid AND NOT EXISTS (
      SELECT 1 FROM peer_organisations k WHERE k.peer_id = ${keep}::uuid AND k.name = o.name AND k.kind = o.kind)
    ORDER BY o.position LIMIT greatest(0, ${mostOrganisations} - (
      SELECT count(*) FROM peer_organisations WHERE peer_id = ${keep}::uuid))`;
  await client.$executeRaw`
    INSERT INTO peer_group_offices (peer_id, group_office)
    SELECT k.id, g.group_office FROM peer_group_offices g, peers k
    WHERE g.peer_id = ${other}::uuid AND k.id = ${keep}::uuid AND k.kind = 'member' AND k.state = 'interested'
    ON CONFLICT DO NOTHING`;
};

/** Days and earlier posts are the person's, whatever they offered: both count. */
const addDaysAndPosts = async (tx: Tx, keep: string, other: string): Promise<void> => {
  const client = clientOf(tx);
  await client.$executeRaw`
    WITH both_ AS (
      DELETE FROM peer_availability WHERE peer_id IN (${keep}::uuid, ${other}::uuid) RETURNING "from", "to"
    ), whole AS (
      SELECT unnest(range_agg(daterange("from", "to", '[]'))) AS days FROM both_
    )
    INSERT INTO peer_availability (peer_id, "from", "to")
    SELECT ${keep}::uuid, lower(days), upper(days) - 1 FROM whole
    ON CONFLICT (peer_id, "from") DO UPDATE SET "to" = EXCLUDED."to"`;
  await client.$executeRaw`
    INSERT INTO peer_earlier_posts (peer_id, position, authority, name, "from", "to")
    SELECT ${keep}::uuid, at.next + row_number() OVER (ORDER BY o.position) - 1, o.authority, o.name, o."from", o."to"
    FROM peer_earlier_posts o,
      (SELECT coalesce(max(position) + 1, 0) AS next FROM peer_earlier_posts WHERE peer_id = ${keep}::uuid) at
    WHERE o.peer_id = ${other}::uuid AND NOT EXISTS (
      SELECT 1 FROM peer_earlier_posts k WHERE k.peer_id = ${keep}::uuid AND k.name = o.name
        AND k."from" IS NOT DISTINCT FROM o."from")`;
};

/** Folds one offer into another of the same person. */
export const foldOffer = async (tx: Tx, keep: StoredOffer, other: StoredOffer): Promise<void> => {
  if (keep.kind === other.kind) await addMissing(tx, keep.id, other.id);
  await addDaysAndPosts(tx, keep.id, other.id);
  await clientOf(tx).$executeRaw`DELETE FROM peers WHERE id = ${other.id}::uuid`;
};

/** Gives an offer to another person; old cards of it are known. */
export const moveOffer = async (tx: Tx, { into, now }: Merging, id: string): Promise<void> => {
  await clientOf(tx).peer.update({
    where: { id },
    data: { personId: into, version: { increment: 1 }, updatedAt: now },
    select: { id: true },
  });
};

/** The answers to calls: where both answered one, the later counts. @returns the calls */
export const moveCallAnswers = async (tx: Tx, { from, into }: Merging): Promise<readonly string[]> => {
  const client = clientOf(tx);
  const calls = await client.callAnswer.findMany({ where: { personId: from }, select: { callId: true } });
  await client.$executeRaw`
    WITH theirs AS (DELETE FROM call_answers WHERE person_id = ${from}::uuid RETURNING call_id, answer, at)
    INSERT INTO call_answers (call_id, person_id, answer, at) SELECT call_id, ${into}::uuid, answer, at FROM theirs
    ON CONFLICT (call_id, person_id) DO UPDATE SET answer = EXCLUDED.answer, at = EXCLUDED.at
    WHERE EXCLUDED.at > call_answers.at`;
  return calls.map(({ callId }) => callId);
};

/** @returns the calls that they had answered */
export const deletePeerOf = async (tx: Tx, personId: PersonId): Promise<readonly string[]> => {
  const client = clientOf(tx);
  const calls = await client.callAnswer.findMany({ where: { personId }, select: { callId: true } });
  await client.callAnswer.deleteMany({ where: { personId } });
  await client.peer.deleteMany({ where: { personId } });
  return calls.map(({ callId }) => callId);
};

/** What a peer gave that names them. */
export const findPeerNames = async (tx: Tx, personId: PersonId): Promise<readonly string[]> => {
  const row = await clientOf(tx).peer.findUnique({
    where: { personId },
    select: { id: true, name: true, email: true, telephone: true },
  });
  return row ? [row.id, row.name, row.email, ...(row.telephone === null ? [] : [row.telephone])] : [];
};
