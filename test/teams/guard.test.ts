import { describe, expect, it } from 'vitest';
import { rowsOf, type Sent, watchRejections } from '../slack/guard-set-up.ts';
import { databases } from '../support/databases.ts';
import { type BadToken, badTokens } from '../support/teams/tokens.ts';
import type { Json } from '../support/teams/world.ts';
import { type Bot, type BotSettings, beginBot } from './bot-set-up.ts';
import { count, json, said, send, sendHalf, signed } from './guard-set-up.ts';

const database = databases[1].use();

/** A bot of which nothing may be broken afterwards. */
const begin = async (settings: Partial<BotSettings> = {}) => {
  const rejections = watchRejections();
  const bot = await beginBot({ database: database(), ...settings });
  const before = await rowsOf(database());
  /** Nothing was changed, nothing was said where it should not be, and the next one is answered. */
  const isWell = async (next = signed(bot, count(bot))): Promise<void> => {
    expect(await rowsOf(database())).toEqual(before);
    expect(await send(bot, next)).toMatchObject({ status: 200 });
    expect(bot.ann.readsHere()).toContain('This is number 1.');
    expect(await rowsOf(database())).not.toEqual(before);
    expect(rejections).toEqual([]);
    expect(bot.leaks('count')).toEqual([]);
  };
  return { bot, isWell };
};

const without = (bot: Bot, ...names: readonly string[]): string =>
  JSON.stringify(Object.fromEntries(Object.entries(said(bot, 'count')).filter(([name]) => !names.includes(name))));
const withBut = (bot: Bot, change: Json): string => JSON.stringify(said(bot, 'count', change));

const shapes: readonly (readonly [what: string, body: (bot: Bot) => string])[] = [
  ['an empty object', () => '{}'],
  ['a list', () => '[]'],
  ['null', () => 'null'],
  ['a string', () => '"count"'],
  ['a number', () => '1'],
  ['nothing', () => ''],
  ['no JSON', () => '<xml/>'],
  ['truncated JSON', (bot) => count(bot).slice(0, 200)],
  ['a list of activities', (bot) => `[${count(bot)}]`],
  ['no type', (bot) => without(bot, 'type')],
  ['an empty type', (bot) => withBut(bot, { type: '' })],
  ['no service URL', (bot) => without(bot, 'serviceUrl')],
  ['an empty service URL', (bot) => withBut(bot, { serviceUrl: '' })],
  ['a service URL that is a file', (bot) => withBut(bot, { serviceUrl: 'file:///etc/passwd' })],
  ['nobody who sent it', (bot) => without(bot, 'from')],
  ['a sender without an id', (bot) => withBut(bot, { from: { name: 'Ann' } })],
  ['a sender who is a list', (bot) => withBut(bot, { from: [] })],
  ['no recipient', (bot) => without(bot, 'recipient')],
  ['no conversation', (bot) => without(bot, 'conversation')],
  ['a conversation that is a string', (bot) => withBut(bot, { conversation: 'a:1' })],
  ['no channel', (bot) => without(bot, 'channelId')],
  ['another channel', (bot) => withBut(bot, { channelId: 'webchat' })],
  ['the emulator’s channel', (bot) => withBut(bot, { channelId: 'emulator' })],
  ['a text that is an object', (bot) => withBut(bot, { text: { toString: 'x' } })],
  ['entities that are none', (bot) => withBut(bot, { entities: 'mention' })],
  ['a tenant that is a number', (bot) => withBut(bot, { channelData: { tenant: { id: 1 } } })],
];

const megabytes = (number: number): string => 'x'.repeat(number * 1024 * 1024);

describe('the way in from Teams', () => {
  it.each(shapes)('with %s is a 400, whoever sent it', async (_, body) => {
    const { bot, isWell } = await begin();
    expect(await send(bot, signed(bot, body(bot)))).toMatchObject({ status: 400 });
    expect(await send(bot, { body: body(bot), headers: { 'content-type': json } })).toMatchObject({ status: 400 });
    await isWell();
  });

  it.each<readonly [what: string, more: Sent['headers']]>([
    ['that say so', {}],
    ['in pieces', { 'transfer-encoding': 'chunked' }],
  ])('with 5 MB %s is a 413', async (_, more) => {
    const { bot, isWell } = await begin();
    const sent = signed(bot, withBut(bot, { text: megabytes(5) }));
    const length = more?.['transfer-encoding'] === undefined && { 'content-length': String(sent.body?.length) };
    expect(await send(bot, { ...sent, headers: { ...sent.headers, ...more, ...length } })).toMatchObject({
      status: 413,
    });
    await isWell();
  });

  it.each([
    ['breaks off', 0],
    ['waits', 408],
  ] as const)('lets an upload go that %s', { timeout: 20_000 }, async (then, status) => {
    const { bot, isWell } = await begin();
    expect(await sendHalf(bot, signed(bot, count(bot)), then)).toBe(status);
    await isWell();
  });

  it.each(['/api', '/api/', '/api/messages/', '/api/messages/x', '/messages', '/api/messagesx'])(
    'has nothing at %s',
    async (path) => {
      const { bot, isWell } = await begin();
      expect(await send(bot, { ...signed(bot, count(bot)), path })).toMatchObject({ status: 404 });
      await isWell();
    },
  );

  it.each(['GET', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('does not take %s', async (method) => {
    const { bot, isWell } = await begin();
    expect(await send(bot, { method })).toMatchObject({ status: 405 });
    await isWell();
  });

  it.each(Object.keys(badTokens) as readonly BadToken[])('with %s is a 401', async (wrong) => {
    const { bot, isWell } = await begin();
    expect(await send(bot, signed(bot, count(bot), bot.fake.badToken(wrong)))).toMatchObject({ status: 401 });
    await isWell();
  });

  it.each<readonly [what: string, authorization: (good: string) => string | undefined]>([
    ['no authorization', () => undefined],
    ['an empty one', () => ''],
    ['no token', () => 'Bearer'],
    ['a token that is none', () => 'Bearer x'],
    ['three parts that are none', () => 'Bearer a.b.c'],
    ['parts that are JSON and no token', () => `Bearer ${Buffer.from('null').toString('base64url')}.e30.e30`],
    ['a password', () => 'Basic YTpi'],
    ['the token without its signature', (good) => `Bearer ${good.replace(/\.[^.]*$/u, '.')}`],
    ['the token twice', (good) => `Bearer ${good} ${good}`],
    ['the token without its kind', (good) => good],
  ])('with %s is a 401', async (_, authorization) => {
    const { bot, isWell } = await begin();
    const value = authorization(bot.fake.tokenFor(bot.fake.serviceUrl));
    const headers = { 'content-type': json, ...(value !== undefined && { authorization: value }) };
    expect(await send(bot, { body: count(bot), headers })).toMatchObject({ status: 401 });
    await isWell();
  });

  it('with somebody else’s content is a 401 where the address for answers is not the token’s', async () => {
    const { bot, isWell } = await begin();
    const body = withBut(bot, { serviceUrl: 'https://smba.example/uk/' });
    expect(await send(bot, signed(bot, body))).toMatchObject({ status: 401 });
    await isWell();
  });
});
