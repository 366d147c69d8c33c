import type { Database } from '../../src/storage/database.ts';
import type { Person, TestBot } from './bot.ts';
import { filledIn } from './volunteer-values.ts';

/** Peers to be written at once, with accounts of their own; what depends on `n` is SQL that may use it. */
export interface ManyPeers {
  readonly count: number;
  /** Tells them from others, and sorts before them. */
  readonly prefix: string;
  readonly state?: string;
  readonly kind?: string;
  readonly authority?: string;
  readonly theme?: string;
  readonly experience?: string;
}

/**
 * Writes peers in raw SQL: approved officers of Hull who have led asset management unless told otherwise, who have
 * answered nothing yet. They have an account in the first workspace that there is.
 */
export const seedPeers = async (
  { prisma }: Pick<Database, 'prisma'>,
  {
    count,
    prefix,
    state = `'approved'`,
    kind = `'officer'`,
    authority = `'E06000010'`,
    theme = `'assets'`,
    experience = `'led'`,
  }: ManyPeers,
): Promise<void> => {
  await prisma.$executeRawUnsafe(`
    WITH person AS (
      INSERT INTO persons (created_at) SELECT '2026-11-01' FROM generate_series(1, ${count}) RETURNING id
    ), numbered AS (
      SELECT id, row_number() OVER ()::int AS n FROM person
    ), account AS (
      INSERT INTO accounts (person_id, workspace_id, external_id, name, created_at)
      SELECT id, (SELECT id FROM workspaces ORDER BY created_at, id LIMIT 1), '${prefix}' || n, '${prefix} ' || n, '2026-11-01'
      FROM numbered
    ), peer AS (
      INSERT INTO peers (person_id, kind, state, name, email, role, privacy_notice, volunteered_at, updated_at, approved_at, answered)
      SELECT id, (${kind})::peer_kind, (${state})::peer_state, '${prefix} ' || lpad(n::text, 6, '0'),
        '${prefix}' || n || '@council.example', 'Head of Highways', '2026-11', '2026-11-01', '2026-11-01', '2026-11-20', '{}'
      FROM numbered RETURNING id, person_id
    ), known AS (
      SELECT peer.id, numbered.n FROM peer JOIN numbered ON numbered.id = peer.person_id
    ), works AS (
      INSERT INTO peer_organisations (peer_id, position, authority, name, kind)
      SELECT id, 0, ${authority}, 'A council', 'authority' FROM known
    )
    INSERT INTO peer_themes (peer_id, theme, experience)
    SELECT id, ${theme}, (${experience})::experience FROM known`);
};

/** Makes somebody who has volunteered an approved peer, as the office's decision leaves them. */
const approve = async ({ prisma }: Pick<Database, 'prisma'>, name: string, now: Date): Promise<void> => {
  const { count } = await prisma.peer.updateMany({ where: { name }, data: { state: 'approved', approvedAt: now } });
  if (count !== 1) throw new Error(`${count} peers are called ${name}`);
};

/** Somebody volunteers as an officer of Hull, or of another place, and is approved. */
export const becomesPeer = async (
  database: Pick<Database, 'prisma'>,
  bot: TestBot,
  name: string,
  more: { readonly organisation?: string; readonly theme?: string } = {},
): Promise<Person> => {
  const person = bot.person(name);
  const organisations = [more.organisation ?? 'E06000010'];
  const second = await person.submits(await person.types('volunteer'), { ...filledIn, name, organisations });
  await person.submits(second, { [`theme-${more.theme ?? 'assets'}`]: 'led', privacyNotice: true });
  await approve(database, name, bot.clock.now());
  return person;
};
