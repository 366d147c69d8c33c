import type { PersonId } from '../../chat/ids.ts';
import type { Database } from '../../storage/database.ts';
import { Prisma } from '../../storage/generated/client.ts';
import type { AuditAction, AuditRecord } from '../person.ts';

/** A line of the audit log, with what people call those in it. */
export interface AuditEntry {
  readonly id: string;
  readonly at: Date;
  /** Null where the operator did it, or nobody. */
  readonly actor: PersonId | null;
  /** Null where they were forgotten. */
  readonly actorName: string | null;
  readonly action: AuditAction;
  readonly subjectKind: AuditRecord['subject']['kind'];
  readonly subjectId: string;
  readonly subjectName: string | null;
  /** What of a review changed. */
  readonly what: string | null;
}

export interface AuditPage {
  /** The line after which it goes on; the newest where it is missing. */
  readonly after?: string | undefined;
  /** Only what they did, or what was done to them. */
  readonly about?: PersonId | undefined;
}

/** What somebody is called; the log goes on naming whoever turned out to be another as they were. */
const nameOf = (person: Prisma.Sql): Prisma.Sql => Prisma.sql`(
  SELECT a.name FROM persons p JOIN accounts a ON a.person_id = coalesce(p.merged_into, p.id) WHERE p.id = ${person}
  ORDER BY a.closed_at IS NOT NULL, a.created_at DESC, a.id LIMIT 1)`;

/** So many lines of the audit log, the newest first; one statement. */
export const listAudit = async (
  { prisma }: Database,
  { after, about }: AuditPage,
  most: number,
): Promise<readonly AuditEntry[]> => {
  const older = after
    ? Prisma.sql`AND (e.at, e.id) < (SELECT o.at, o.id FROM audit_entries o WHERE o.id = ${after}::uuid)`
    : Prisma.empty;
  const theirs = Prisma.sql`(SELECT p.id::text FROM persons p WHERE p.id = ${about}::uuid OR p.merged_into = ${about}::uuid)`;
  const ofThem = about
    ? Prisma.sql`AND (e.actor_id::text IN ${theirs} OR (e.subject_kind = 'person' AND e.subject_id IN ${theirs}))`
    : Prisma.empty;
  return prisma.$queryRaw<AuditEntry[]>`
    SELECT e.id, e.at, e.actor_id AS actor, e.action, e.subject_kind AS "subjectKind", e.subject_id AS "subjectId",
      ${nameOf(Prisma.sql`e.actor_id`)} AS "actorName",
      CASE e.subject_kind
        WHEN 'person' THEN ${nameOf(Prisma.sql`e.subject_id::uuid`)}
        WHEN 'workspace' THEN (SELECT w.name FROM workspaces w WHERE w.id = e.subject_id::uuid)
        WHEN 'review' THEN e.details->>'name'
      END AS "subjectName", e.details->>'what' AS what
    FROM audit_entries e WHERE TRUE ${older} ${ofThem} ORDER BY e.at DESC, e.id DESC LIMIT ${most}`;
};
