import type { Tx } from '../../chat/context.ts';
import type { AccountId, PersonId } from '../../chat/ids.ts';
import type { Database } from '../../storage/database.ts';
import { clientOf } from '../../storage/tx.ts';
import type { AuditAction, Platform } from '../person.ts';
import type { Merging } from '../personal-data.ts';

/** What the people room holds about somebody; moments are text, as JSON has them. */
export interface PersonRow {
  readonly since: string;
  readonly accounts: readonly {
    readonly platform: Platform;
    readonly workspace: string;
    readonly name: string;
    readonly email: string | null;
    readonly timeZone: string | null;
    readonly since: string;
  }[];
  readonly roles: readonly { readonly role: string; readonly since: string }[];
  readonly hold: { readonly since: string } | null;
  readonly erasure: { readonly asked: string } | null;
  readonly drafts: readonly { readonly command: string; readonly values: unknown; readonly changed: string }[];
  readonly answers: readonly { readonly at: string; readonly answer: unknown }[];
  readonly audit: readonly {
    readonly at: string;
    readonly action: AuditAction;
    readonly byYou: boolean;
    readonly toYou: boolean;
    /** The review that it is about. */
    readonly name: string | null;
    readonly what: string | null;
  }[];
}

/** All of it, in one statement. */
export const findPersonData = async ({ prisma }: Database, person: PersonId): Promise<PersonRow | undefined> => {
  const [row] = await prisma.$queryRaw<{ data: PersonRow }[]>`
    SELECT jsonb_build_object(
      'since', p.created_at,
      'accounts', coalesce((
        SELECT jsonb_agg(jsonb_build_object('platform', w.platform, 'workspace', w.name, 'accountId', a.external_id,
          'name', a.name, 'email', a.email, 'timeZone', a.time_zone, 'guest', a.is_guest, 'since', a.created_at,
          'closed', a.closed_at, 'lastUsed', a.id IS NOT DISTINCT FROM p.active_account, 'address', a.address) ORDER BY a.created_at, a.id)
        FROM accounts a JOIN workspaces w ON w.id = a.workspace_id WHERE a.person_id = p.id), '[]'),
      'roles', coalesce((
        SELECT jsonb_agg(jsonb_build_object('role', g.role, 'since', g.granted_at))
        FROM role_grants g WHERE g.person_id = p.id), '[]'),
      'hold', (SELECT jsonb_build_object('since', h.placed_at) FROM holds h WHERE h.person_id = p.id),
      'erasure', (SELECT jsonb_build_object('asked', e.asked_at) FROM erasures e WHERE e.person_id = p.id),
      'linkCodes', (SELECT jsonb_agg(jsonb_build_object('made', c.created_at)) FROM link_codes c WHERE c.person_id = p.id),
      'exports', (SELECT jsonb_agg(jsonb_build_object('made', x.created_at)) FROM data_exports x WHERE x.person_id = p.id),
      'wrongCodes', (SELECT sum(g.wrong) FROM link_guesses g JOIN accounts a ON a.id = g.account_id WHERE a.person_id = p.id),
      'drafts', coalesce((
        SELECT jsonb_agg(jsonb_build_object('command', d.command, 'values', d.values, 'changed', d.updated_at)
          ORDER BY d.updated_at)
        FROM drafts d JOIN accounts a ON a.id = d.account_id WHERE a.person_id = p.id), '[]'),
      'answers', coalesce((
        SELECT jsonb_agg(jsonb_build_object('at', r.handled_at, 'answer', r.reply) ORDER BY r.handled_at)
        FROM handled_requests r JOIN accounts a ON a.id = r.account_id WHERE a.person_id = p.id), '[]'),
      'audit', coalesce((
        SELECT jsonb_agg(jsonb_build_object('at', t.at, 'action', t.action, 'byYou', t.by_you, 'toYou', t.to_you,
          'name', CASE t.subject_kind WHEN 'review' THEN t.details->>'name' END, 'what', t.details->>'what') ORDER BY t.at)
        FROM (
          SELECT e.*, coalesce(e.actor_id IN (SELECT o.id FROM persons o WHERE o.id = p.id OR o.merged_into = p.id), false) AS by_you,
            e.subject_kind = 'person' AND e.subject_id IN (
              SELECT o.id::text FROM persons o WHERE o.id = p.id OR o.merged_into = p.id) AS to_you
          FROM audit_entries e
        ) AS t WHERE t.by_you OR t.to_you), '[]')
    ) AS data FROM persons p WHERE p.id = ${person}::uuid`;
  return row?.data;
};

/** Accounts and roles are the other's; codes and links that were made for one of two are void. */
export const movePerson = async (tx: Tx, { from, into }: Merging): Promise<void> => {
  const client = clientOf(tx);
  await client.$executeRaw`UPDATE accounts SET person_id = ${into}::uuid WHERE person_id = ${from}::uuid`;
  await client.$executeRaw`
    WITH theirs AS (DELETE FROM role_grants WHERE person_id = ${from}::uuid RETURNING role, granted_at)
    INSERT INTO role_grants (person_id, role, granted_at) SELECT ${into}::uuid, role, granted_at FROM theirs
    ON CONFLICT (person_id, role) DO UPDATE SET granted_at = least(role_grants.granted_at, EXCLUDED.granted_at)`;
  await client.hold.updateMany({ where: { placedBy: from }, data: { placedBy: into } });
  const both = { personId: { in: [from, into] } };
  await client.linkCode.deleteMany({ where: both });
  await client.dataExport.deleteMany({ where: both });
};

/**
 * Deletes what hangs on accounts. The request that is being answered in this very transaction stays: its answer
 * is still to be written, and is forgotten with all others.
 */
export const deleteByAccount = async (tx: Tx, accounts: readonly AccountId[]): Promise<void> => {
  const client = clientOf(tx);
  const ofAccounts = { accountId: { in: [...accounts] } };
  await client.draft.deleteMany({ where: ofAccounts });
  await client.linkGuesses.deleteMany({ where: ofAccounts });
  await client.$executeRaw`
    DELETE FROM handled_requests
    WHERE account_id = ANY(${[...accounts]}::uuid[]) AND xmin <> pg_current_xact_id()::xid`;
};

/** Deletes what hangs on the person; a hold that they placed on somebody stands, and is the heir's. */
export const deleteByPerson = async (tx: Tx, personId: PersonId, heir: PersonId): Promise<void> => {
  const client = clientOf(tx);
  const where = { personId };
  await client.$executeRaw`
    UPDATE holds SET placed_by = ${heir}::uuid
    WHERE placed_by IN (SELECT id FROM persons WHERE id = ${personId}::uuid OR merged_into = ${personId}::uuid)`;
  await client.roleGrant.deleteMany({ where });
  await client.linkCode.deleteMany({ where });
  await client.dataExport.deleteMany({ where });
  await client.hold.deleteMany({ where });
  await client.erasure.deleteMany({ where });
};

/** What the person's accounts are called, and their addresses. */
export const findNames = async (tx: Tx, personId: PersonId): Promise<readonly string[]> => {
  const rows = await clientOf(tx).account.findMany({ where: { personId }, select: { name: true, email: true } });
  return rows.flatMap(({ name, email }) => [name, ...(email === null ? [] : [email])]);
};
