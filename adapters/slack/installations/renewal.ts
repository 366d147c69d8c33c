import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '../../../src/calendar/clock.ts';
import type { Log } from '../../../src/chat/log.ts';
import type { Database } from '../../../src/storage/database.ts';
import type { Cipher } from '../../token-key.ts';
import { type InstallationId, type Refreshed, TokenNotRenewed } from './installation.ts';
import { openRefreshToken, sealTokens } from './seal.ts';
import { dropRefreshToken, findSealed, type Sealed, type SealedTokens, saveExchanged, takeExchange } from './store.ts';

export interface RenewalParts {
  readonly database: Pick<Database, 'prisma'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly cipher: Cipher;
  /** Exchanges a refresh token at Slack; throws where Slack did not answer, or not as it should. */
  readonly refresh: (refreshToken: string) => Promise<Refreshed>;
}

/** In milliseconds: a token lives for twelve hours, and Slack's own libraries exchange it as early. */
const early = 2 * 60 * 60 * 1000;
/** In milliseconds: how long the right to exchange is one replica's, longer than a call takes; after a failure, the pause. */
const exchangeLife = 30_000;
/** In milliseconds: whoever asks waits no longer for an exchange while the earlier token lives. */
const patience = 1500;
/** In milliseconds: how often a replica looks for what another one is fetching. */
const looks = [100, 200, 400, 800, 1500];
/** In milliseconds: Slack gives a new refresh token once, so that a failed write is tried again. */
const writes = [0, 250, 1000];

/**
 * Keeps tokens alive: one that expires soon is exchanged, by one replica. Its network call is outside
 * of any transaction, and whoever dies over it holds nobody up for longer than half a minute.
 */
export const createRenewal = ({ database, clock, log, cipher, refresh }: RenewalParts) => {
  const now = (): number => clock.now().getTime();
  const isDue = ({ expiresAt }: Sealed): boolean => expiresAt !== null && expiresAt.getTime() - now() <= early;
  const lives = ({ expiresAt }: Sealed): boolean => expiresAt === null || expiresAt.getTime() > now();
  const whileItLives = (sealed: Sealed | undefined): Sealed | undefined =>
    sealed && lives(sealed) ? sealed : undefined;

  const later = (sealed: Sealed): Sealed => {
    if (lives(sealed)) return sealed;
    throw new TokenNotRenewed('A Slack token has expired, and its exchange has not come through yet');
  };

  const save = async (sealed: Sealed, tokens: SealedTokens): Promise<boolean> => {
    let failure: unknown;
    for (const pause of writes) {
      await wait(pause);
      try {
        return await saveExchanged(database, sealed, tokens, clock.now());
      } catch (error) {
        failure = error;
      }
    }
    throw failure;
  };

  const refused = async (sealed: Sealed): Promise<Sealed | undefined> => {
    const { id } = sealed.installation;
    if (!(await dropRefreshToken(database, sealed))) return whileItLives(await findSealed(database, id));
    log.error({ installation: id }, 'Slack no longer exchanges the token: have the bot installed there again');
    return whileItLives(sealed);
  };

  const exchange = async (sealed: Sealed, refreshToken: string): Promise<Sealed | undefined> => {
    const { id } = sealed.installation;
    const refreshed = await refresh(refreshToken).catch((err: unknown) => {
      log.error({ err, installation: id }, 'A Slack token was not exchanged: it is tried again in half a minute');
    });
    if (!refreshed) return later(sealed);
    if (refreshed.kind === 'refused') return refused(sealed);
    const tokens = sealTokens(cipher, id, refreshed);
    if (await save(sealed, tokens)) return { ...sealed, ...tokens };
    return whileItLives(await findSealed(database, id));
  };

  /** Another replica is exchanging, or failed to a moment ago. */
  const lookAgain = async (id: InstallationId): Promise<Sealed | undefined> => {
    for (const pause of looks) {
      const sealed = await findSealed(database, id);
      if (!sealed || lives(sealed)) return sealed;
      if (sealed.refreshToken === null) return undefined;
      await wait(pause);
    }
    const sealed = await findSealed(database, id);
    return sealed && later(sealed);
  };

  /**
   * The installation with a token that works now; undefined where it has expired for good.
   * @throws TokenNotRenewed when it has expired and there is no other yet
   */
  return async (sealed: Sealed): Promise<Sealed | undefined> => {
    if (!isDue(sealed)) return sealed;
    const { installation, refreshToken } = sealed;
    if (refreshToken === null) return whileItLives(sealed);
    const opened = openRefreshToken(cipher, installation.id, refreshToken);
    const at = clock.now();
    const isOurs = await takeExchange(database, sealed, { now: at, until: new Date(at.getTime() + exchangeLife) });
    if (!isOurs) return lives(sealed) ? sealed : lookAgain(installation.id);
    const exchanged = exchange(sealed, opened);
    return lives(sealed) ? Promise.race([exchanged, wait(patience, sealed, { ref: false })]) : exchanged;
  };
};
