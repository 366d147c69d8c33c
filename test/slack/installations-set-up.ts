import { randomBytes } from 'node:crypto';
import type { Granted, InstallationId, Refreshed } from '../../adapters/slack/installations/installation.ts';
import { createManyInstallations } from '../../adapters/slack/installations/installations.ts';
import { createCipher } from '../../adapters/token-key.ts';
import type { Database } from '../../src/storage/database.ts';
import { createMovedClock, type MovedClock } from '../support/moved-clock.ts';

export const key = randomBytes(32).toString('base64');
export const id = 'T1' as InstallationId;
export const installation = { id, name: 'Roads', appId: 'A1', botUserId: 'UBOT1', scopes: ['commands', 'chat:write'] };
/** Without token rotation. */
export const plain: Granted = { ...installation, token: 'xoxb-plain' };

/** Slack's side of token rotation: each refresh token is good once, and a token lives for 12 hours. */
export const createRotation = (clock: MovedClock) => {
  const good = new Set(['refresh-0']);
  const asked: string[] = [];
  let before: () => Promise<void> = async () => undefined;
  const rotation = { refreshToken: 'refresh-0', expiresAt: new Date(clock.now().getTime() + 12 * 3_600_000) };
  const granted: Granted = { ...installation, token: 'xoxe.xoxb-0', rotation };
  return {
    asked,
    granted,
    /** What happens before Slack has seen the next exchanges. */
    meet: (how: () => Promise<void>) => {
      before = how;
    },
    refresh: async (refreshToken: string): Promise<Refreshed> => {
      asked.push(refreshToken);
      await before();
      if (!good.delete(refreshToken)) return { kind: 'refused' };
      const next = `refresh-${asked.length}`;
      good.add(next);
      const expiresAt = new Date(clock.now().getTime() + 12 * 3_600_000);
      return { kind: 'refreshed', token: `xoxe.xoxb-${asked.length}`, refreshToken: next, expiresAt };
    },
  };
};

export type Replica = ReturnType<typeof createManyInstallations>;

/** Replicas on one database, with one Slack. */
export const createReplicas = (database: Database) => {
  const clock = createMovedClock('2026-11-22T09:00:00.250Z');
  const rotation = createRotation(clock);
  const said: unknown[] = [];
  const note = (...words: unknown[]) => said.push(words);
  const log = { info: note, error: note };
  return {
    clock,
    rotation,
    said,
    log,
    replica: (keys = key, refresh = rotation.refresh): Replica =>
      createManyInstallations({ database, clock, log, cipher: createCipher(keys), refresh }),
    row: () => database.prisma.slackInstallation.findUnique({ where: { id } }),
  };
};

export const tokenOf = async (replica: Replica): Promise<string | undefined> => (await replica.access(id))?.token;
