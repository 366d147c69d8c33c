import type { Cipher } from '../../token-key.ts';
import type { InstallationId } from './installation.ts';
import type { SealedTokens } from './store.ts';

/** Tokens as Slack knows them. */
export interface Tokens {
  readonly token: string;
  readonly refreshToken?: string;
  readonly expiresAt?: Date;
}

const purposeOf = (id: InstallationId, kind: 'token' | 'refresh'): string => `slack:${id}:${kind}`;

/** Encrypts tokens with the current key, so that none of them can be read in another place. */
export const sealTokens = (
  cipher: Cipher,
  id: InstallationId,
  { token, refreshToken, expiresAt }: Tokens,
): SealedTokens => ({
  token: cipher.encrypt(token, purposeOf(id, 'token')),
  refreshToken: refreshToken === undefined ? null : cipher.encrypt(refreshToken, purposeOf(id, 'refresh')),
  expiresAt: expiresAt ?? null,
});

/** @throws TokenKeyError */
export const openToken = (cipher: Cipher, id: InstallationId, sealed: string): string =>
  cipher.decrypt(sealed, purposeOf(id, 'token'));

/** @throws TokenKeyError */
export const openRefreshToken = (cipher: Cipher, id: InstallationId, sealed: string): string =>
  cipher.decrypt(sealed, purposeOf(id, 'refresh'));
