import type { Ground } from './bench.ts';

export const signingSecret = 'a-signing-secret-for-benches';

/** What the fake Slack and the database both have, by numbers that count from 0. */
export const workspaceId = (workspace: number): string => `T0BENCH${workspace}`;
export const tokenOf = (workspace: number): string => `xoxb-bench-${workspace}`;
export const botIdIn = (workspace: number): string => `U0BOT${workspace}`;
export const channelId = (workspace: number, channel: number): string => `C0BENCH${workspace}X${channel}`;
/** Somebody of the first workspace. */
export const userId = (user: number): string => `U0PERSON${user}`;

/** How many there are. */
export interface Places {
  readonly workspaces: number;
  /** Of each workspace, with the bot in all of them. */
  readonly channels: number;
  /** In the first workspace. */
  readonly users: number;
}

/** Writes what the bot knows of these places, as if everybody had been there today. */
export const writePlaces = async ({ client }: Pick<Ground, 'client'>, places: Places): Promise<void> => {
  const { workspaces, channels, users } = places;
  const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);
  await client.query(
    `INSERT INTO workspaces (platform, external_id, name, state, created_at)
     SELECT 'slack', id, 'Council', 'admitted', now() FROM unnest($1::text[]) AS id`,
    [numbers(workspaces).map(workspaceId)],
  );
  const all = numbers(workspaces).flatMap((workspace) => numbers(channels).map((channel) => [workspace, channel]));
  await client.query(
    `INSERT INTO conversations (workspace_id, external_id, name, address, created_at)
     SELECT w.id, t.channel, '#' || t.channel, '{}', now()
     FROM unnest($1::text[], $2::text[]) AS t(workspace, channel) JOIN workspaces w ON w.external_id = t.workspace`,
    [
      all.map(([workspace = 0]) => workspaceId(workspace)),
      all.map(([workspace = 0, channel = 0]) => channelId(workspace, channel)),
    ],
  );
  await client.query(
    `WITH person AS (INSERT INTO persons (created_at) SELECT now() FROM unnest($1::text[]) RETURNING id),
       numbered AS (SELECT id, row_number() OVER () AS n FROM person)
     INSERT INTO accounts (workspace_id, person_id, external_id, name, checked_at, created_at)
     SELECT (SELECT id FROM workspaces WHERE external_id = $2), p.id, u.id, 'Somebody', now(), now()
     FROM unnest($1::text[]) WITH ORDINALITY AS u(id, n) JOIN numbered p ON p.n = u.n`,
    [numbers(users).map(userId), workspaceId(0)],
  );
  await client.query('ANALYZE');
};
