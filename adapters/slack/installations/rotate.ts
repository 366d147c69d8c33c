import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../../src/calendar/clock.ts';
import type { Database } from '../../../src/storage/database.ts';
import { type Cipher, TokenKeyError } from '../../token-key.ts';
import type { InstallationId } from './installation.ts';
import { openRefreshToken, openToken, sealTokens } from './seal.ts';
import { listSealed, replaceSealed, type Sealed } from './store.ts';

/** What became of the stored tokens, by installation. */
export interface Rotated {
  /** Encrypted anew just now. */
  readonly anew: number;
  /** With the first key already. */
  readonly current: number;
  /** Being exchanged at Slack. */
  readonly busy: number;
  /** No key that there is opens these: the bot has to be installed there again. */
  readonly lost: readonly InstallationId[];
}

/** How often it is looked again for those that are being exchanged, and milliseconds between. */
const looks = 5;
const pause = 500;

const isCurrent = (cipher: Cipher, { token, refreshToken }: Sealed): boolean =>
  cipher.isCurrent(token) && (refreshToken === null || cipher.isCurrent(refreshToken));

const sealAnew = (cipher: Cipher, { installation: { id }, token, refreshToken, expiresAt }: Sealed) =>
  sealTokens(cipher, id, {
    token: openToken(cipher, id, token),
    ...(refreshToken !== null && { refreshToken: openRefreshToken(cipher, id, refreshToken) }),
    ...(expiresAt && { expiresAt }),
  });

/** Encrypts one anew. @returns what became of it */
const rotateOne = async (parts: RotateParts, sealed: Sealed): Promise<'anew' | 'current' | 'busy' | 'lost'> => {
  const { database, cipher, clock } = parts;
  if (isCurrent(cipher, sealed)) return 'current';
  try {
    return (await replaceSealed(database, sealed, sealAnew(cipher, sealed), clock.now())) ? 'anew' : 'busy';
  } catch (error) {
    if (error instanceof TokenKeyError) return 'lost';
    throw error;
  }
};

export interface RotateParts {
  readonly database: Pick<Database, 'prisma'>;
  readonly cipher: Cipher;
  readonly clock: Clock;
}

/** Encrypts what is stored with the key that comes first, so that those after it are needed no more. */
export const rotateTokens = async (parts: RotateParts): Promise<Rotated> => {
  let anew = 0;
  for (let look = 1; ; look += 1) {
    const all = await listSealed(parts.database);
    const became = await Promise.all(all.map((sealed) => rotateOne(parts, sealed)));
    const counted = (what: string): number => became.filter((each) => each === what).length;
    anew += counted('anew');
    const lost = all.filter((_, n) => became[n] === 'lost').map(({ installation }) => installation.id);
    const busy = counted('busy');
    if (busy === 0 || look === looks) return { anew, current: all.length - anew - busy - lost.length, busy, lost };
    await sleep(pause);
  }
};

const workspaces = (n: number): string => (n === 1 ? '1 workspace' : `${n} workspaces`);

/** The same, for the operator. */
export const rotatedInWords = ({ anew, current, busy, lost }: Rotated): string => {
  const isOver = busy === 0 && lost.length === 0;
  return [
    `Encrypted anew: the tokens of ${workspaces(anew)}. With the first key already: ${workspaces(current)}.`,
    ...(busy > 0 ? [`Being renewed at Slack: ${workspaces(busy)}. Run this again in a minute.`] : []),
    ...lost.map(
      (id) => `No key opens the tokens of ${id}: add the key that they need, or have it install the bot again.`,
    ),
    isOver
      ? 'Only the first key is needed now: take the others out of TOKEN_KEY, and restart.'
      : 'Leave the other keys in TOKEN_KEY until then.',
  ].join('\n');
};
