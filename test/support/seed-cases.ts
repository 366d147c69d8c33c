import type { Database } from '../../src/storage/database.ts';

/**
 * People who wait for the office: each with an account, an offer or a registration, and its case. All of
 * it in a few statements, so that there can be tens of thousands.
 */
export const seedCases = async (
  { prisma }: Pick<Database, 'prisma'>,
  { volunteers, registrations }: { readonly volunteers: number; readonly registrations: number },
): Promise<void> => {
  const begun = new Date('2026-11-01T09:00:00Z');
  await prisma.$executeRaw`
    WITH numbered AS (
      SELECT n, gen_random_uuid() AS person, gen_random_uuid() AS peer FROM generate_series(1, ${volunteers}::int) n
    ), persons AS (
      INSERT INTO persons (id, created_at) SELECT person, ${begun} FROM numbered RETURNING id
    ), peers AS (
      INSERT INTO peers (id, person_id, kind, state, name, email, role, privacy_notice, volunteered_at, updated_at)
      SELECT peer, person, 'officer', 'interested', 'Volunteer ' || n, 'v' || n || '@council.example', 'Officer', '2026-11', ${begun}, ${begun}
      FROM numbered WHERE (SELECT count(*) FROM persons) >= 0 RETURNING id
    ), organisations AS (
      INSERT INTO peer_organisations (peer_id, position, authority, name, kind)
      SELECT peer, 0, 'E06000010', 'Hull City Council', 'authority' FROM numbered
      WHERE (SELECT count(*) FROM peers) >= 0 RETURNING 1
    )
    INSERT INTO cases (kind, about_id, person_id, opened_at, reply_by)
    SELECT 'volunteer', peer, person, ${begun}::timestamptz + n * interval '1 second', '2026-11-27'
    FROM numbered WHERE (SELECT count(*) FROM organisations) >= 0`;
  await prisma.$executeRaw`
    WITH numbered AS (
      SELECT n, gen_random_uuid() AS person, gen_random_uuid() AS registration
      FROM generate_series(1, ${registrations}::int) n
    ), persons AS (
      INSERT INTO persons (id, created_at) SELECT person, ${begun} FROM numbered RETURNING id
    ), registered AS (
      INSERT INTO registrations (id, person_id, authority, name, registered_at)
      SELECT registration, person, 'E06000010', 'Registrant ' || n, ${begun} FROM numbered
      WHERE (SELECT count(*) FROM persons) >= 0 RETURNING id
    )
    INSERT INTO cases (kind, about_id, person_id, opened_at, reply_by)
    SELECT 'registration', registration, person, ${begun}::timestamptz + n * interval '1 second', '2026-11-27'
    FROM numbered WHERE (SELECT count(*) FROM registered) >= 0`;
};
