import { describe, expect, it } from 'vitest';
import { databases } from '../support/databases.ts';
import { signed } from '../support/slack/signing.ts';
import { type Bot, beginBot, secrets } from './bot-set-up.ts';
import {
  countCommand,
  form,
  json,
  rowsOf,
  type Sent,
  send,
  sendHalf,
  signedBody,
  watchRejections,
} from './guard-set-up.ts';

const minute = 60_000;
const ago = (milliseconds: number): Date => new Date(Date.now() - milliseconds);

/** A command, signed like this. */
const command = (bot: Bot, headers: (body: string) => Readonly<Record<string, string>>, type = form): Sent => {
  const body = countCommand(bot);
  return { body, headers: { 'content-type': type, ...headers(body) } };
};

const sign = (body: string, at = new Date(), secret: string = secrets.signingSecret) => signed(secret, body, at);

type Case = readonly [what: string, sent: (bot: Bot) => Sent, status: number];

const forged: readonly Case[] = [
  ['no signature and no time stamp', (bot) => command(bot, () => ({})), 401],
  ['no signature', (bot) => command(bot, (body) => ({ ...sign(body), 'x-slack-signature': '' })), 401],
  ['no time stamp', (bot) => command(bot, (body) => ({ 'x-slack-signature': sign(body)['x-slack-signature'] })), 401],
  ['a signature by another secret', (bot) => command(bot, (body) => sign(body, new Date(), 'another')), 401],
  ['a signature of another body', (bot) => command(bot, (body) => sign(`${body}&more=1`)), 401],
  ['a signature that is none', (bot) => command(bot, (b) => ({ ...sign(b), 'x-slack-signature': 'v0=é' })), 401],
  ['a time stamp of six minutes ago', (bot) => command(bot, (body) => sign(body, ago(6 * minute))), 401],
  ['a time stamp in six minutes', (bot) => command(bot, (body) => sign(body, ago(-6 * minute))), 401],
  [
    'a newer time stamp than the signed one',
    (bot) =>
      command(bot, (body) => ({
        ...sign(body, ago(6 * minute)),
        'x-slack-request-timestamp': sign('')['x-slack-request-timestamp'],
      })),
    401,
  ],
  ['a time stamp in words', (bot) => command(bot, (b) => ({ ...sign(b), 'x-slack-request-timestamp': 'now' })), 401],
  [
    'a command behind ssl_check',
    (bot) => ({ ...command(bot, (b) => sign(b)), body: `ssl_check=1&${countCommand(bot)}` }),
    200,
  ],
];

const broken: readonly Case[] = [
  ['truncated JSON', (bot) => signedBody(bot, '{"type":"event_callback","event":{"ty'), 400],
  ['the JSON null', (bot) => signedBody(bot, 'null'), 400],
  ['an empty list', (bot) => signedBody(bot, '[]'), 400],
  ['a JSON string', (bot) => signedBody(bot, '"x"'), 400],
  ['a JSON number', (bot) => signedBody(bot, '1'), 400],
  ['an empty object', (bot) => signedBody(bot, '{}'), 400],
  ['an object of another kind', (bot) => signedBody(bot, '{"type":"something_else"}'), 400],
  ['an event that is null', (bot) => signedBody(bot, '{"type":"event_callback","event":null}'), 400],
  ['an event that is a string', (bot) => signedBody(bot, '{"type":"event_callback","event":"x"}'), 400],
  ['no body', (bot) => signedBody(bot, ''), 400],
  ['a form without a payload', (bot) => signedBody(bot, 'nothing=here', form), 400],
  ['an empty form', (bot) => signedBody(bot, '', form), 400],
  ['a payload that is null', (bot) => signedBody(bot, 'payload=null', form), 400],
  ['a payload that is a list', (bot) => signedBody(bot, 'payload=%5B%5D', form), 400],
  ['a payload twice', (bot) => signedBody(bot, 'payload=%7B%7D&payload=%7B%7D', form), 400],
  ['a truncated payload', (bot) => signedBody(bot, 'payload=%7B%22type%22', form), 400],
  ['a payload with nothing in it', (bot) => signedBody(bot, 'payload=%7B%7D', form), 400],
  [
    'actions that are none',
    (bot) => signedBody(bot, `payload=${encodeURIComponent('{"type":"block_actions","actions":null}')}`, form),
    400,
  ],
  ['an unknown type of text', (bot) => signedBody(bot, '<xml/>', 'application/xml'), 400],
];

const megabytes = (count: number): string => 'x'.repeat(count * 1024 * 1024);

const long: readonly Case[] = [
  [
    '5 MB that say so',
    (bot) => {
      const body = `{"text":"${megabytes(5)}"}`;
      return { body, headers: { ...signedBody(bot, body).headers, 'content-length': String(body.length) } };
    },
    413,
  ],
  [
    '5 MB in pieces',
    (bot) => {
      const body = `{"text":"${megabytes(5)}"}`;
      return { body, headers: { ...signedBody(bot, body).headers, 'transfer-encoding': 'chunked' } };
    },
    413,
  ],
];

describe('the way in from Slack', () => {
  const database = databases[1].use();

  it.each([...forged, ...broken, ...long])(
    'with %s changes nothing, and the next is answered',
    async (_, sent, status) => {
      const rejections = watchRejections();
      const bot = await beginBot({ database: database() });
      const before = await rowsOf(database());
      expect(await send(bot, sent(bot))).toMatchObject({ status });
      expect(await rowsOf(database())).toEqual(before);
      expect(await send(bot, signedBody(bot, countCommand(bot), form))).toMatchObject({ status: 200 });
      expect(await rowsOf(database())).not.toEqual(before);
      expect(rejections).toEqual([]);
      expect(bot.leaks()).toEqual([]);
    },
  );

  it.each([
    ['a form', form],
    ['a form with a charset', `${form}; charset=utf-8`],
    ['a form with a charset, in capitals', 'Application/X-WWW-Form-URLEncoded;charset=UTF-8'],
  ])('takes %s', async (_, type) => {
    const bot = await beginBot({ database: database() });
    const answer = await send(bot, signedBody(bot, countCommand(bot), type));
    expect(answer).toMatchObject({ status: 200, text: expect.stringContaining('This is number 1.') });
  });

  it.each([json, `${json}; charset=utf-8`])('takes %s, and tells Slack that it is there', async (type) => {
    const bot = await beginBot({ database: database() });
    const body = JSON.stringify({ type: 'url_verification', challenge: 'a-challenge', token: 'old' });
    expect(await send(bot, signedBody(bot, body, type))).toEqual({ status: 200, text: '{"challenge":"a-challenge"}' });
  });

  it('does not tell others that it is there', async () => {
    const bot = await beginBot({ database: database() });
    const body = JSON.stringify({ type: 'url_verification', challenge: 'a-challenge' });
    const headers = { 'content-type': json, ...sign(body, new Date(), 'another') };
    expect(await send(bot, { body, headers })).toMatchObject({ status: 401 });
  });

  it('answers the check of its certificate', async () => {
    const bot = await beginBot({ database: database() });
    expect(await send(bot, signedBody(bot, 'ssl_check=1&token=old', form))).toMatchObject({ status: 200 });
  });

  it.each(['/slack', '/slack/', '/slack/events/', '/slack/install', '/slack/../slack/other', '/slack/constructor'])(
    'has nothing at %s',
    async (path) => {
      const bot = await beginBot({ database: database() });
      const sent = signedBody(bot, countCommand(bot), form);
      expect(await send(bot, { ...sent, path })).toMatchObject({ status: 404 });
    },
  );

  it.each(['GET', 'PUT', 'DELETE', 'OPTIONS'])('does not take %s', async (method) => {
    const bot = await beginBot({ database: database() });
    expect(await send(bot, { method })).toMatchObject({ status: 404 });
  });

  it.each([
    ['breaks off', 0],
    ['waits', 408],
  ] as const)('lets an upload go that %s', { timeout: 20_000 }, async (then, status) => {
    const rejections = watchRejections();
    const bot = await beginBot({ database: database() });
    const before = await rowsOf(database());
    const sent = signedBody(bot, countCommand(bot), form);
    expect(await sendHalf(bot, sent, then)).toBe(status);
    expect(await rowsOf(database())).toEqual(before);
    expect(await send(bot, sent)).toMatchObject({ status: 200 });
    expect(rejections).toEqual([]);
  });
});
