import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { InstallationId } from '../../adapters/slack/installations/installation.ts';
import { rotatedInWords, rotateTokens } from '../../adapters/slack/installations/rotate.ts';
import { openRefreshToken, openToken, sealTokens } from '../../adapters/slack/installations/seal.ts';
import { listSealed, saveGranted } from '../../adapters/slack/installations/store.ts';
import { createCipher } from '../../adapters/token-key.ts';
import { startBotForTest } from '../support/bot-process.ts';
import { databases, dataFolder, emptyDatabase } from '../support/databases.ts';
import { createMovedClock } from '../support/moved-clock.ts';

const newKey = (): string => randomBytes(32).toString('base64');
const [older, newer, other] = [newKey(), newKey(), newKey()];
const clock = createMovedClock('2026-11-23T09:00:00Z');

describe.each(databases)('rotating the key, on $kind', ({ use }) => {
  const database = use();
  beforeEach(() => emptyDatabase(database()));

  const save = (name: string, key: string, refreshToken?: string) => {
    const id = name as InstallationId;
    const installation = { id, name, appId: 'A1', botUserId: 'U1', scopes: [] };
    const expiresAt = refreshToken === undefined ? {} : { refreshToken, expiresAt: clock.now() };
    const tokens = sealTokens(createCipher(key), id, { token: `xoxb-${name}`, ...expiresAt });
    return saveGranted(database(), { installation, ...tokens }, clock.now());
  };
  const rotate = (keys: string) => rotateTokens({ database: database(), cipher: createCipher(keys), clock });

  it('encrypts every token anew, so that only the new key is needed', async () => {
    await save('T1', older);
    await save('T2', older, 'xoxe-2');
    await save('T3', newer);
    const done = await rotate(`${newer},${older}`);
    expect(done).toEqual({ anew: 2, current: 1, busy: 0, lost: [] });
    expect(rotatedInWords(done)).toBe(
      [
        'Encrypted anew: the tokens of 2 workspaces. With the first key already: 1 workspace.',
        'Only the first key is needed now: take the others out of TOKEN_KEY, and restart.',
      ].join('\n'),
    );
    const after = createCipher(newer);
    const opened = (await listSealed(database())).map(({ installation: { id }, token, refreshToken }) => [
      openToken(after, id, token),
      refreshToken && openRefreshToken(after, id, refreshToken),
    ]);
    expect(opened).toEqual([
      ['xoxb-T1', null],
      ['xoxb-T2', 'xoxe-2'],
      ['xoxb-T3', null],
    ]);
    expect(await rotate(newer)).toEqual({ anew: 0, current: 3, busy: 0, lost: [] });
  });

  it('names the installations that no key opens, and leaves them as they are', async () => {
    await save('T1', older);
    await save('T2', other);
    const before = await listSealed(database());
    const done = await rotate(`${newer},${older}`);
    expect(done).toEqual({ anew: 1, current: 0, busy: 0, lost: ['T2'] });
    expect(rotatedInWords(done)).toContain('No key opens the tokens of T2');
    expect(rotatedInWords(done)).toContain('Leave the other keys in TOKEN_KEY');
    expect((await listSealed(database()))[1]).toEqual(before[1]);
  });

  it('leaves alone what a replica is exchanging at Slack, and deals with it when that is over', async () => {
    await save('T1', older, 'xoxe-1');
    const until = new Date(clock.now().getTime() + 30_000);
    const exchanging = (refreshingUntil: Date | null) =>
      database().prisma.slackInstallation.updateMany({ data: { refreshingUntil } });
    await exchanging(until);
    const rotating = rotate(`${newer},${older}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(createCipher(older).isCurrent((await listSealed(database()))[0]?.token ?? '')).toBe(true);
    await exchanging(null);
    expect(await rotating).toEqual({ anew: 1, current: 0, busy: 0, lost: [] });
    await save('T1', older, 'xoxe-1');
    await exchanging(until);
    const busy = await rotate(`${newer},${older}`);
    expect(busy).toEqual({ anew: 0, current: 0, busy: 1, lost: [] });
    expect(rotatedInWords(busy)).toContain('Run this again in a minute.');
  });
});

describe('npm run rotate-key', () => {
  const run = (env: Readonly<Record<string, string>>) =>
    startBotForTest({ program: 'operate/rotate-key.js', env }).ended();

  it('asks the bot that holds the data, and says where there is no key', async () => {
    const DATA_DIR = await dataFolder();
    const env = { DATA_DIR, TOKEN_KEY: `${newer},${older}` };
    await startBotForTest({ env }).listens();
    expect(await run(env)).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringContaining('Only the first key is needed'),
    });
    expect(await run({ DATA_DIR })).toMatchObject({ code: 1, err: expect.stringContaining('TOKEN_KEY is missing') });
  });
});
