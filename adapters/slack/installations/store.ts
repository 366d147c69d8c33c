import type { Database } from '../../../src/storage/database.ts';
import type { SlackInstallation as Row } from '../../../src/storage/generated/client.ts';
import type { Installation, InstallationId } from './installation.ts';

type Reads = Pick<Database, 'prisma'>;

/** An installation as it is stored: its tokens are encrypted. */
export interface Sealed {
  readonly installation: Installation;
  readonly token: string;
  /** None where the token does not expire, and where Slack no longer knows it. */
  readonly refreshToken: string | null;
  /** None where the token does not expire. */
  readonly expiresAt: Date | null;
}

/** Encrypted tokens in the place of earlier ones. */
export type SealedTokens = Omit<Sealed, 'installation'>;

const asInstallation = ({ id, name, appId, botUserId, scopes }: Row): Installation => ({
  id: id as InstallationId,
  name,
  appId,
  botUserId,
  scopes,
});

const asSealed = (row: Row): Sealed | undefined => {
  const { token, refreshToken, expiresAt } = row;
  return token === null ? undefined : { installation: asInstallation(row), token, refreshToken, expiresAt };
};

/** @returns undefined where the bot was never installed, or has no token any more */
export const findSealed = async ({ prisma }: Reads, id: InstallationId): Promise<Sealed | undefined> => {
  const row = await prisma.slackInstallation.findUnique({ where: { id } });
  return row ? asSealed(row) : undefined;
};

/** All that have a token. */
export const listSealed = async ({ prisma }: Reads): Promise<readonly Sealed[]> =>
  (await prisma.slackInstallation.findMany({ orderBy: { id: 'asc' } })).flatMap((row) => asSealed(row) ?? []);

/**
 * Writes the same tokens, encrypted anew. Not while a replica exchanges them at Slack: it finds its row by what
 * stands there, and a refresh token that is not written is lost.
 * @returns whether they were still there
 */
export const replaceSealed = async (
  { prisma }: Reads,
  { installation: { id }, token: earlier, refreshToken: earlierRefresh }: Sealed,
  { token, refreshToken }: SealedTokens,
  now: Date,
): Promise<boolean> => {
  const { count } = await prisma.slackInstallation.updateMany({
    where: {
      ...{ id, token: earlier, refreshToken: earlierRefresh },
      OR: [{ refreshingUntil: null }, { refreshingUntil: { lte: now } }],
    },
    data: { token, refreshToken, updatedAt: now },
  });
  return count > 0;
};

/** Those with a token, in the order in which the bot was installed. */
export const listInstallations = async ({ prisma }: Reads): Promise<readonly Installation[]> => {
  const rows = await prisma.slackInstallation.findMany({
    where: { token: { not: null } },
    orderBy: [{ installedAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(asInstallation);
};

/** Writes what was granted, in the place of what was there. @returns whether there was no token until now */
export const saveGranted = async (
  { prisma }: Reads,
  { installation: { id, name, appId, botUserId, scopes }, token, refreshToken, expiresAt }: Sealed,
  now: Date,
): Promise<boolean> => {
  const [row] = await prisma.$queryRaw<{ is_new: boolean }[]>`
    WITH earlier AS (SELECT 1 FROM slack_installations WHERE id = ${id} AND token IS NOT NULL)
    INSERT INTO slack_installations (id, name, app_id, bot_user_id, scopes, token, refresh_token, expires_at, installed_at, updated_at)
    VALUES (${id}, ${name}, ${appId}, ${botUserId}, ${[...scopes]}::text[], ${token}, ${refreshToken}, ${expiresAt}, ${now}, ${now})
    ON CONFLICT (id) DO UPDATE SET name = EXCLUDED.name, app_id = EXCLUDED.app_id, bot_user_id = EXCLUDED.bot_user_id,
      scopes = EXCLUDED.scopes, token = EXCLUDED.token, refresh_token = EXCLUDED.refresh_token,
      expires_at = EXCLUDED.expires_at, refreshing_until = NULL, installed_at = EXCLUDED.installed_at,
      updated_at = EXCLUDED.updated_at
    RETURNING NOT EXISTS (SELECT 1 FROM earlier) AS is_new`;
  return row?.is_new ?? false;
};

/**
 * Takes the right to exchange a refresh token, until `until`.
 * @returns whether it is the caller's: not where somebody else has it, or it is no longer that refresh token
 */
export const takeExchange = async (
  { prisma }: Reads,
  { installation: { id }, refreshToken }: Sealed,
  { now, until }: { readonly now: Date; readonly until: Date },
): Promise<boolean> => {
  // Nobody takes it for so long: it was written while the clock was ahead.
  const tooFar = new Date(2 * until.getTime() - now.getTime());
  const taken = await prisma.$executeRaw`
    UPDATE slack_installations SET refreshing_until = ${until}
    WHERE id = ${id} AND refresh_token = ${refreshToken}
      AND (refreshing_until IS NULL OR refreshing_until <= ${now} OR refreshing_until > ${tooFar})`;
  return taken > 0;
};

/** Writes exchanged tokens. @returns whether they were for the token that is still there */
export const saveExchanged = async (
  { prisma }: Reads,
  { installation: { id }, token: earlier }: Sealed,
  { token, refreshToken, expiresAt }: SealedTokens,
  now: Date,
): Promise<boolean> => {
  const { count } = await prisma.slackInstallation.updateMany({
    where: { id, token: earlier },
    data: { token, refreshToken, expiresAt, refreshingUntil: null, updatedAt: now },
  });
  return count > 0;
};

/** Notes that Slack does not know a refresh token. @returns whether it was still the one that is there */
export const dropRefreshToken = async (
  { prisma }: Reads,
  { installation: { id }, refreshToken }: Sealed,
): Promise<boolean> => {
  const { count } = await prisma.slackInstallation.updateMany({
    where: { id, refreshToken, NOT: { refreshToken: null } },
    data: { refreshToken: null, refreshingUntil: null },
  });
  return count > 0;
};

/** Deletes the tokens of an installation, unless it was made in a later second than `at`. */
export const dropTokens = async ({ prisma }: Reads, id: InstallationId, at: Date, now: Date): Promise<void> => {
  const nextSecond = new Date((Math.floor(at.getTime() / 1000) + 1) * 1000);
  await prisma.slackInstallation.updateMany({
    where: { id, installedAt: { lt: nextSecond } },
    data: { token: null, refreshToken: null, expiresAt: null, refreshingUntil: null, updatedAt: now },
  });
};
