import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Refreshed, TokenNotRenewed } from '../../adapters/slack/installations/installation.ts';
import { createManyInstallations } from '../../adapters/slack/installations/installations.ts';
import { createCipher } from '../../adapters/token-key.ts';
import { emptyDatabase, mainly } from '../support/databases.ts';
import { withResolvers } from '../support/with-resolvers.ts';
import { createReplicas, createRotation, id, key, plain, tokenOf } from './installations-set-up.ts';

describe.each(mainly('postgresql'))('the tokens of installations on $kind', ({ use }) => {
  const database = use();
  beforeEach(() => emptyDatabase(database()));
  const begin = () => createReplicas(database());

  it('are exchanged once by two replicas at once, while the token lives', async () => {
    const { rotation, replica, clock } = begin();
    const [one, two] = [replica(), replica()];
    await one.store(rotation.granted);
    clock.advance({ hours: 9, minutes: 59 });
    expect([await tokenOf(one), await tokenOf(two)]).toEqual(['xoxe.xoxb-0', 'xoxe.xoxb-0']);
    clock.advance({ minutes: 1 });
    const { promise, resolve } = withResolvers();
    rotation.meet(() => promise);
    const both = Promise.all([...Array(10)].flatMap(() => [tokenOf(one), tokenOf(two)]));
    await vi.waitFor(() => expect(rotation.asked).toHaveLength(1));
    resolve();
    for (const token of await both) expect(token).toMatch(/^xoxe\.xoxb-[01]$/u);
    clock.advance({ minutes: 1 });
    expect([await tokenOf(one), await tokenOf(two)]).toEqual(['xoxe.xoxb-1', 'xoxe.xoxb-1']);
    expect(rotation.asked).toEqual(['refresh-0']);
  });

  it('are exchanged once by two replicas when the token has expired, and both wait for the new one', async () => {
    const { rotation, replica, clock } = begin();
    const [one, two] = [replica(), replica()];
    await one.store(rotation.granted);
    clock.advance({ hours: 13 });
    rotation.meet(() => new Promise((resolve) => setTimeout(resolve, 150)));
    expect(await Promise.all([tokenOf(one), tokenOf(two)])).toEqual(['xoxe.xoxb-1', 'xoxe.xoxb-1']);
    expect(rotation.asked).toEqual(['refresh-0']);
    clock.advance({ days: 40 });
    expect(await Promise.all([tokenOf(one), tokenOf(two)])).toEqual(['xoxe.xoxb-2', 'xoxe.xoxb-2']);
    expect(rotation.asked).toEqual(['refresh-0', 'refresh-1']);
  });

  it('do not hold up whoever asks while Slack is slow and the token lives', async () => {
    const { rotation, replica, clock } = begin();
    const installations = replica();
    await installations.store(rotation.granted);
    clock.advance({ hours: 11 });
    const { promise, resolve } = withResolvers();
    rotation.meet(() => promise);
    expect(await tokenOf(installations)).toBe('xoxe.xoxb-0');
    resolve();
    installations.doubt(id);
    await vi.waitFor(async () => {
      installations.doubt(id);
      expect(await tokenOf(installations)).toBe('xoxe.xoxb-1');
    });
  });

  it('keep the token where Slack does not answer, and try again after half a minute', async () => {
    const { rotation, replica, clock, said, row } = begin();
    const installations = replica();
    await installations.store(rotation.granted);
    clock.advance({ hours: 11 });
    const before = await row();
    rotation.meet(() => Promise.reject(new Error('xoxe.xoxb-0 could not be sent')));
    expect(await tokenOf(installations)).toBe('xoxe.xoxb-0');
    expect(await row()).toEqual({ ...before, refreshingUntil: new Date(clock.now().getTime() + 30_000) });
    installations.doubt(id);
    expect(await tokenOf(installations)).toBe('xoxe.xoxb-0');
    expect(rotation.asked).toHaveLength(1);
    expect(said).toEqual([[{ err: expect.any(Error), installation: id }, expect.stringMatching(/tried again/u)]]);

    clock.advance({ seconds: 30 });
    installations.doubt(id);
    rotation.meet(async () => undefined);
    expect(await tokenOf(installations)).toBe('xoxe.xoxb-2');
  });

  it('say so when the token has expired and Slack does not answer', async () => {
    const { rotation, replica, clock } = begin();
    const installations = replica();
    await installations.store(rotation.granted);
    clock.advance({ hours: 13 });
    rotation.meet(() => Promise.reject(new Error('no network')));
    await expect(installations.access(id)).rejects.toThrow(TokenNotRenewed);
    await expect(replica().access(id)).rejects.toThrow(TokenNotRenewed);
    expect(rotation.asked).toHaveLength(1);
    clock.advance({ seconds: 30 });
    rotation.meet(async () => undefined);
    expect(await tokenOf(installations)).toBe('xoxe.xoxb-2');
  });

  it('are never remembered past their end', async () => {
    const { rotation, replica, clock } = begin();
    const installations = replica();
    const expiresAt = new Date(clock.now().getTime() + 40_000);
    await installations.store({ ...plain, rotation: { refreshToken: 'refresh-0', expiresAt } });
    rotation.meet(() => Promise.reject(new Error('no network')));
    expect(await tokenOf(installations)).toBe('xoxb-plain');
    clock.advance({ seconds: 40 });
    await expect(installations.access(id)).rejects.toThrow(TokenNotRenewed);
  });

  it('are given up after a crash between the exchange and its record, once the token has expired', async () => {
    const { rotation, replica, clock, said } = begin();
    const crashed = replica(key, async (refreshToken) => {
      await rotation.refresh(refreshToken);
      return new Promise<Refreshed>(() => undefined);
    });
    const installations = replica();
    await crashed.store(rotation.granted);
    clock.advance({ hours: 11 });
    expect(await tokenOf(crashed)).toBe('xoxe.xoxb-0');
    expect(await tokenOf(installations)).toBe('xoxe.xoxb-0');
    expect(rotation.asked).toHaveLength(1);

    clock.advance({ minutes: 1 });
    expect(await tokenOf(installations)).toBe('xoxe.xoxb-0');
    expect(rotation.asked).toEqual(['refresh-0', 'refresh-0']);
    expect(said).toEqual([[{ installation: id }, expect.stringMatching(/installed there again/u)]]);

    clock.advance({ minutes: 30 });
    expect(await tokenOf(installations)).toBe('xoxe.xoxb-0');
    clock.advance({ minutes: 29 });
    expect(await tokenOf(installations)).toBeUndefined();
    expect(rotation.asked).toHaveLength(2);

    await installations.store({ ...plain, token: 'xoxb-again' });
    expect(await tokenOf(installations)).toBe('xoxb-again');
  });

  it('end well when a replica that was given up for dead records its exchange after all', async () => {
    const { rotation, replica, clock } = begin();
    const { promise, resolve } = withResolvers();
    const slow = replica(key, async (refreshToken) => {
      const refreshed = await rotation.refresh(refreshToken);
      await promise;
      return refreshed;
    });
    const quick = replica();
    await slow.store(rotation.granted);
    clock.advance({ hours: 11 });
    expect(await tokenOf(slow)).toBe('xoxe.xoxb-0');
    clock.advance({ minutes: 1 });
    expect(await tokenOf(quick)).toBe('xoxe.xoxb-0');
    expect(rotation.asked).toHaveLength(2);
    resolve();
    await vi.waitFor(async () => {
      quick.doubt(id);
      expect(await tokenOf(quick)).toBe('xoxe.xoxb-1');
    });
    clock.advance({ hours: 11 });
    expect(await tokenOf(quick)).toBe('xoxe.xoxb-3');
  });

  it('use what another replica wrote when Slack refuses an exchange', async () => {
    const { rotation, replica, clock, said } = begin();
    const other = replica();
    await other.store(rotation.granted);
    clock.advance({ hours: 13 });
    const late = replica(key, async () => {
      await other.store({ ...plain, token: 'xoxb-again' });
      return { kind: 'refused' };
    });
    expect(await tokenOf(late)).toBe('xoxb-again');
    expect(said).toEqual([]);
  });

  it('do not bring back a token that was deleted or replaced during its exchange', async () => {
    const { rotation, replica, clock, row } = begin();
    const installations = replica();
    await installations.store(rotation.granted);
    clock.advance({ hours: 13 });
    rotation.meet(() => installations.end(id, clock.now()));
    expect(await tokenOf(installations)).toBeUndefined();
    expect(await row()).toMatchObject({ token: null, refreshToken: null });

    await installations.store(createRotation(clock).granted);
    clock.advance({ hours: 13 });
    const reinstalled = replica(key, async () => {
      await installations.store({ ...plain, token: 'xoxb-again' });
      return { kind: 'refreshed', token: 'xoxe.xoxb-9', refreshToken: 'refresh-9', expiresAt: clock.now() };
    });
    expect(await tokenOf(reinstalled)).toBe('xoxb-again');
  });

  it('try again to write what they exchanged, because Slack gives it once', async () => {
    const { rotation, clock, replica } = begin();
    await replica().store(rotation.granted);
    clock.advance({ hours: 13 });
    const { prisma } = database();
    let fails = 2;
    const shaky = new Proxy(prisma, {
      get: (target, name: keyof typeof prisma) =>
        name === 'slackInstallation' && rotation.asked.length > 0 && fails-- > 0 ? undefined : target[name],
    });
    const installations = createManyInstallations({
      database: { prisma: shaky },
      clock,
      log: { info: () => undefined, error: () => undefined },
      cipher: createCipher(key),
      refresh: rotation.refresh,
    });
    expect(await tokenOf(installations)).toBe('xoxe.xoxb-1');
    expect(await tokenOf(replica())).toBe('xoxe.xoxb-1');
  });

  it('say nothing secret', async () => {
    const { rotation, replica, clock, said } = begin();
    const installations = replica();
    await installations.store(rotation.granted);
    clock.advance({ hours: 11 });
    rotation.meet(() => Promise.reject(new Error('no network')));
    await installations.access(id);
    clock.advance({ minutes: 1 });
    await replica(key, async () => ({ kind: 'refused' })).access(id);
    expect(said).toHaveLength(2);
    expect(JSON.stringify(said)).not.toMatch(/xox|refresh-\d|Roads/u);
  });
});
