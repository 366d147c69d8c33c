import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { InstallationId } from '../../adapters/slack/installations/installation.ts';
import { createOneInstallation } from '../../adapters/slack/installations/installations.ts';
import { createCipher, TokenKeyError } from '../../adapters/token-key.ts';
import { countStatements, emptyDatabase, mainly } from '../support/databases.ts';
import { createReplicas, id, installation, key, plain, tokenOf } from './installations-set-up.ts';

describe.each(mainly('embedded'))('installations on $kind', ({ use }) => {
  const database = use();
  beforeEach(() => emptyDatabase(database()));

  const begin = () => createReplicas(database());

  it('are stored, found and listed', async () => {
    const { replica } = begin();
    const installations = replica();
    expect(await installations.access(id)).toBeUndefined();
    expect(await installations.store(plain)).toEqual({ ...installation, isNew: true });
    expect(await installations.store({ ...plain, name: 'New roads' })).toMatchObject({ isNew: false });
    expect(await installations.access(id)).toEqual({
      installation: { ...installation, name: 'New roads' },
      token: 'xoxb-plain',
    });
    expect(await installations.list()).toEqual([{ ...installation, name: 'New roads' }]);
  });

  it('never have a token in clear in the database', async () => {
    const { rotation, replica, clock, row } = begin();
    const installations = replica();
    const hidden = async () => {
      const stored = JSON.stringify(await row());
      expect(stored).toMatch(/"token":"v1\..*"refreshToken":"v1\./u);
      expect(stored).not.toMatch(/xox|refresh-\d/u);
    };
    await installations.store(rotation.granted);
    await hidden();
    clock.advance({ hours: 11 });
    await installations.access(id);
    expect(rotation.asked).toHaveLength(1);
    await hidden();
  });

  it('cannot be given the token of another row, nor the refresh token as token', async () => {
    const { rotation, replica, row } = begin();
    const installations = replica();
    await installations.store(rotation.granted);
    await installations.store({ ...plain, id: 'T2' as InstallationId });
    const other = await database().prisma.slackInstallation.findUnique({ where: { id: 'T2' } });
    await database().prisma.slackInstallation.update({ where: { id }, data: { token: other?.token ?? null } });
    await expect(installations.access(id)).rejects.toThrow(TokenKeyError);
    const mine = await row();
    await database().prisma.slackInstallation.update({ where: { id }, data: { token: mine?.refreshToken ?? null } });
    await expect(installations.access(id)).rejects.toThrow(TokenKeyError);
  });

  it('survive the replacement of the key, and are written with the new one when exchanged', async () => {
    const { rotation, replica, clock, row } = begin();
    await replica().store(rotation.granted);
    const newKey = randomBytes(32).toString('hex');
    const cipher = createCipher(newKey);
    const both = replica(`${newKey},${key}`);
    expect(await tokenOf(both)).toBe('xoxe.xoxb-0');
    await expect(replica(newKey).access(id)).rejects.toThrow(TokenKeyError);
    clock.advance({ hours: 11 });
    expect(await tokenOf(both)).toBe('xoxe.xoxb-1');
    const stored = await row();
    expect([stored?.token, stored?.refreshToken].map((text) => cipher.isCurrent(text ?? ''))).toEqual([true, true]);
    expect(await tokenOf(replica(newKey))).toBe('xoxe.xoxb-1');
  });

  it('are remembered for a minute, shared by whoever asks meanwhile, and forgotten when doubted', async () => {
    const { replica, clock } = begin();
    const installations = replica();
    await installations.store(plain);
    const asked = (times: number) =>
      countStatements(database(), () => Promise.all(Array.from({ length: times }, () => installations.access(id))));
    expect(await asked(20)).toBe(1);
    clock.advance({ seconds: 59 });
    expect(await asked(1)).toBe(0);
    clock.advance({ seconds: 1 });
    expect(await asked(20)).toBe(1);
    installations.doubt(id);
    expect(await asked(1)).toBe(1);
    clock.advance({ days: -1 });
    expect(await asked(1)).toBe(1);
  });

  describe('that end', () => {
    it('have no tokens any more, however often and in whatever order that is told', async () => {
      const { rotation, replica, clock, row } = begin();
      const [one, two] = [replica(), replica()];
      await one.end(id, clock.now());
      await one.store(rotation.granted);
      await tokenOf(two);
      clock.advance({ seconds: 5 });
      await one.end(id, clock.now());
      await one.end(id, clock.now());
      await two.end(id, new Date(clock.now().getTime() - 2000));
      expect(await row()).toMatchObject({ token: null, refreshToken: null, expiresAt: null, refreshingUntil: null });
      expect([await tokenOf(one), await tokenOf(two)]).toEqual([undefined, undefined]);
      expect(await one.list()).toEqual([]);
    });

    it('are noticed by a replica that was not told within a minute', async () => {
      const { replica, clock } = begin();
      const [one, two] = [replica(), replica()];
      await one.store(plain);
      expect(await tokenOf(two)).toBe('xoxb-plain');
      await one.end(id, clock.now());
      clock.advance({ minutes: 1 });
      expect(await tokenOf(two)).toBeUndefined();
    });

    it('stay when they were made again since', async () => {
      const { replica, clock } = begin();
      const installations = replica();
      await installations.store(plain);
      clock.advance({ seconds: 10 });
      const uninstalled = clock.now();
      clock.advance({ seconds: 10 });
      expect(await installations.store({ ...plain, token: 'xoxb-again' })).toMatchObject({ isNew: false });
      await installations.end(id, uninstalled);
      expect(await tokenOf(installations)).toBe('xoxb-again');
      await installations.end(id, clock.now());
      expect(await installations.store(plain)).toMatchObject({ isNew: true });
      expect(await tokenOf(installations)).toBe('xoxb-plain');
    });

    it('end in the second in which they were made: Slack tells no more than seconds', async () => {
      const { replica, clock } = begin();
      const installations = replica();
      await installations.store(plain);
      await installations.end(id, new Date(Math.floor(clock.now().getTime() / 1000) * 1000));
      expect(await tokenOf(installations)).toBeUndefined();
    });
  });
});

describe('which installation speaks', () => {
  const { idFor } = createOneInstallation({ token: 'xoxb-1', introduce: async () => undefined });
  it.each([
    [{ teamId: 'T1', isEnterpriseInstall: false }, 'T1'],
    [{ teamId: 'T1', enterpriseId: 'E1', isEnterpriseInstall: false }, 'T1'],
    [{ teamId: 'T1', enterpriseId: 'E1', isEnterpriseInstall: true }, 'E1'],
    [{ enterpriseId: 'E1', isEnterpriseInstall: true }, 'E1'],
    [{ teamId: 'T1', isEnterpriseInstall: true }, undefined],
    [{ isEnterpriseInstall: false }, undefined],
    [{ teamId: "T1'; --", isEnterpriseInstall: false }, undefined],
    [{ teamId: '', isEnterpriseInstall: false }, undefined],
  ])('for %j', (where, expected) => {
    expect(idFor(where)).toBe(expected);
  });
});

describe('the one installation', () => {
  it('is introduced once, and only it has access', async () => {
    const introduce = vi.fn(async () => installation);
    const one = createOneInstallation({ token: 'xoxb-1', introduce });
    const asked = await Promise.all(Array.from({ length: 10 }, () => one.access(id)));
    expect(new Set(asked.map((access) => access?.token))).toEqual(new Set(['xoxb-1']));
    expect(await one.access('T2' as InstallationId)).toBeUndefined();
    expect(await one.list()).toEqual([installation]);
    expect(introduce).toHaveBeenCalledTimes(1);
    expect(introduce).toHaveBeenCalledWith('xoxb-1');
  });

  it('is introduced again after that failed, and after its token was doubted or ended', async () => {
    const introduce = vi.fn(async (): Promise<typeof installation | undefined> => installation);
    const one = createOneInstallation({ token: 'xoxb-1', introduce });
    introduce.mockRejectedValueOnce(new Error('no network'));
    await expect(one.access(id)).rejects.toThrow('no network');
    expect(await one.access(id)).toEqual({ installation, token: 'xoxb-1' });
    one.doubt(id);
    introduce.mockResolvedValueOnce(undefined);
    expect(await one.access(id)).toBeUndefined();
    expect(await one.access(id)).toBeDefined();
    await one.end(id, new Date('2026-11-22T09:00:00Z'));
    introduce.mockResolvedValueOnce(undefined);
    expect(await one.list()).toEqual([]);
    expect(introduce).toHaveBeenCalledTimes(5);
  });
});
