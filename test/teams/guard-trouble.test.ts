import { describe, expect, it } from 'vitest';
import { rowsOf, watchRejections } from '../slack/guard-set-up.ts';
import { databases } from '../support/databases.ts';
import { type BotSettings, beginBot, hears } from './bot-set-up.ts';
import { count, json, nobody, said, send, signed, standIn } from './guard-set-up.ts';

const database = databases[1].use();

const begin = async (settings: Partial<BotSettings> = {}) => {
  const rejections = watchRejections();
  const bot = await beginBot({ database: database(), ...settings });
  const before = await rowsOf(database());
  const isQuiet = (): void => {
    expect(rejections).toEqual([]);
    expect(bot.leaks('count')).toEqual([]);
  };
  return { bot, before, isQuiet };
};

describe('without the keys', () => {
  it.each<readonly [what: string, url: () => Promise<string> | string]>([
    ['nobody listens', () => nobody],
    ['nothing is answered', () => standIn('silence')],
    ['the server breaks', () => standIn(500)],
    ['a page comes in their place', () => standIn('nonsense')],
  ])('because %s, everything is a 503, and nobody is taken for a forger', { timeout: 30_000 }, async (_, url) => {
    const { bot, before, isQuiet } = await begin({ openIdMetadataUrl: `${await url()}/openid` });
    const answers = await Promise.all(Array.from({ length: 130 }, () => send(bot, signed(bot, count(bot)))));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([503]));
    expect(await send(bot, signed(bot, count(bot)))).toMatchObject({ status: 503 });
    expect(await rowsOf(database())).toEqual(before);
    isQuiet();
  });
});

describe('without the login', () => {
  const never = { sendGetRequestAsync: () => new Promise<never>(() => undefined) };
  const breaks = async () => Promise.reject(Object.assign(new Error('the secret is xoxb'), { code: 'ECONNREFUSED' }));

  it.each([
    ['nothing is answered', { ...never, sendPostRequestAsync: () => new Promise<never>(() => undefined) }],
    ['nobody listens', { sendGetRequestAsync: breaks, sendPostRequestAsync: breaks }],
  ] as const)('because %s, what was asked is done and nothing breaks', { timeout: 40_000 }, async (_, network) => {
    const { bot, isQuiet } = await begin({ network, patience: { login: 500, again: [50, 100, 300] } });
    expect(await send(bot, signed(bot, count(bot)))).toMatchObject({ status: expect.any(Number) });
    expect(bot.contract.changes).toEqual(['counted']);
    isQuiet();
  });

  it('for a moment, the next one is answered', async () => {
    const { bot, isQuiet } = await begin();
    bot.fake.inject({ on: 'token', answer: { kind: 'status', status: 503, body: '' }, times: 4 });
    await bot.ann.types('secret');
    await bot.ann.types('count');
    await hears(bot.ann, 'This is number 1.');
    isQuiet();
  });
});

describe('too many requests', () => {
  /** From an address of its own, as a proxy tells it. */
  const from = (address: string, sent: ReturnType<typeof signed>) => ({
    ...sent,
    headers: { ...sent.headers, 'x-forwarded-for': address },
  });

  it.each<readonly [what: string, body: string | undefined, status: number]>([
    ['that are forged', undefined, 401],
    ['of a wrong shape', '{}', 400],
    ['that are too long', 'x'.repeat(300 * 1024), 413],
  ])('%s are refused from one address, and Teams goes on', async (_, body, status) => {
    const { bot, isQuiet } = await begin();
    const forged = { body: body ?? count(bot), headers: { 'content-type': json, authorization: 'Bearer a.b.c' } };
    const statuses: number[] = [];
    for (let n = 0; n < 130; n += 1) {
      statuses.push((await send(bot, from(`198.51.100.${n}, 203.0.113.7`, forged))).status);
    }
    expect(statuses).toEqual([...Array(120).fill(status), ...Array(10).fill(429)]);
    expect(await send(bot, from('203.0.113.8', signed(bot, count(bot))))).toMatchObject({ status: 200 });
    await hears(bot.ann, 'This is number 1.');
    isQuiet();
  });

  it('are none where they are of Teams', async () => {
    const { bot, isQuiet } = await begin();
    const answers = await Promise.all(
      Array.from({ length: 150 }, () =>
        send(bot, signed(bot, JSON.stringify(said(bot, '', { type: 'messageReaction', reactionsAdded: [] })))),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    isQuiet();
  });
});

describe('TEAMS_LOCAL', () => {
  const local = () => begin({ identity: () => ({ kind: 'local' }) });
  const good = (bot: Parameters<typeof count>[0]) => ({ body: count(bot), headers: { 'content-type': json } });

  it.each([
    ['host', 'bot.council.example'],
    ['host', '127.0.0.1.evil.example'],
    ['x-forwarded-for', '203.0.113.7'],
    ['x-forwarded-host', 'bot.council.example'],
    ['forwarded', 'for=203.0.113.7'],
    ['via', '1.1 tunnel'],
    ['x-real-ip', '203.0.113.7'],
    ['cf-connecting-ip', '203.0.113.7'],
    ['ngrok-trace-id', 'x'],
    ['origin', 'https://evil.example'],
    ['origin', 'null'],
  ])('refuses what comes with %s: %s', async (name, value) => {
    const { bot, before, isQuiet } = await local();
    const sent = good(bot);
    const answer = await send(bot, { ...sent, headers: { ...sent.headers, [name]: value } });
    expect(answer).toMatchObject({ status: 403 });
    expect(await rowsOf(database())).toEqual(before);
    isQuiet();
  });
});
