import type { Tx } from '../../chat/context.ts';
import type { PersonId, WorkspaceId } from '../../chat/ids.ts';
import type { Database } from '../../storage/database.ts';
import { Prisma } from '../../storage/generated/client.ts';
import { clientOf } from '../../storage/tx.ts';
import type { Platform } from '../person.ts';

/** Somebody who holds the office. */
export interface Officer {
  readonly person: PersonId;
  readonly name: string;
  readonly workspace: string;
  readonly platform: Platform;
  readonly since: Date;
  /** They have an account from which they can act as the office. */
  readonly canAct: boolean;
}

/** An account from which somebody can act; beside a real platform a persona of the playground cannot. */
const canAct = (onlyPlayground: boolean): Prisma.Sql =>
  Prisma.sql`(a.closed_at IS NULL AND w.state = 'admitted' AND (w.platform <> 'playground' OR ${onlyPlayground}))`;

/**
 * Who is the office, and who of them can act. Whoever changes that waits here for whoever is changing it,
 * so that no two of them take the last one away together.
 */
export const lockOfficers = async (
  tx: Tx,
  onlyPlayground: boolean,
): Promise<{ readonly all: readonly PersonId[]; readonly acting: readonly PersonId[] }> => {
  const client = clientOf(tx);
  const all = await client.$queryRaw<{ person: PersonId }[]>`
    SELECT person_id AS person FROM role_grants WHERE role = 'office' ORDER BY person_id FOR UPDATE`;
  const acting = await client.$queryRaw<{ person: PersonId }[]>`
    SELECT DISTINCT a.person_id AS person FROM role_grants g
    JOIN accounts a ON a.person_id = g.person_id JOIN workspaces w ON w.id = a.workspace_id
    WHERE g.role = 'office' AND ${canAct(onlyPlayground)}`;
  return { all: all.map(({ person }) => person), acting: acting.map(({ person }) => person) };
};

/** Everybody who is the office, each as they are known where they can act, the oldest first. */
export const listOfficers = async (
  { prisma }: Database,
  onlyPlayground: boolean,
): Promise<readonly Officer[]> => prisma.$queryRaw<Officer[]>`
  SELECT * FROM (
    SELECT DISTINCT ON (g.person_id) g.person_id AS person, a.name, w.name AS workspace,
      w.platform::text AS platform, g.granted_at AS since, ${canAct(onlyPlayground)} AS "canAct"
    FROM role_grants g JOIN accounts a ON a.person_id = g.person_id JOIN workspaces w ON w.id = a.workspace_id
    WHERE g.role = 'office'
    ORDER BY g.person_id, ${canAct(onlyPlayground)} DESC, a.created_at DESC, a.id
  ) AS officers ORDER BY since, person`;

/** Somebody's open accounts, as far as it matters for a role. */
export const findCandidate = async (
  tx: Tx,
  person: PersonId,
  onlyPlayground: boolean,
): Promise<readonly { readonly name: string; readonly isGuest: boolean; readonly canAct: boolean }[]> =>
  clientOf(tx).$queryRaw`
    SELECT a.name, a.is_guest AS "isGuest", ${canAct(onlyPlayground)} AS "canAct"
    FROM accounts a JOIN workspaces w ON w.id = a.workspace_id
    WHERE a.person_id = ${person}::uuid ORDER BY a.closed_at IS NOT NULL, a.created_at DESC, a.id`;

export const revokeOffice = async (tx: Tx, personId: PersonId): Promise<void> => {
  await clientOf(tx).roleGrant.deleteMany({ where: { personId, role: 'office' } });
};

/** Closes the accounts in a workspace of those who have a role: from there nobody can act any more. */
export const closeThere = async (tx: Tx, workspace: WorkspaceId, now: Date): Promise<void> => {
  await clientOf(tx).$executeRaw`
    UPDATE accounts SET closed_at = ${now} WHERE workspace_id = ${workspace}::uuid AND closed_at IS NULL
      AND person_id IN (SELECT g.person_id FROM role_grants g)`;
};

/**
 * Ends the roles of those who have no open account left in a workspace that takes part: of one person, or
 * of everybody who has an account in a workspace.
 * @returns whose roles ended
 */
export const deleteRoles = async (
  tx: Tx,
  of: { readonly person: PersonId } | { readonly workspace: WorkspaceId },
): Promise<readonly PersonId[]> => {
  const whose =
    'workspace' in of
      ? Prisma.sql`IN (SELECT o.person_id FROM accounts o WHERE o.workspace_id = ${of.workspace}::uuid)`
      : Prisma.sql`= ${of.person}::uuid`;
  const rows = await clientOf(tx).$queryRaw<{ person: PersonId }[]>`
    DELETE FROM role_grants g WHERE g.person_id ${whose} AND NOT EXISTS (
      SELECT 1 FROM accounts a JOIN workspaces w ON w.id = a.workspace_id
      WHERE a.person_id = g.person_id AND a.closed_at IS NULL AND w.state = 'admitted')
    RETURNING g.person_id AS person`;
  return [...new Set(rows.map(({ person }) => person))];
};
