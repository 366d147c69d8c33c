import { describe, expect, it } from 'vitest';
import { databases } from '../support/databases.ts';
import { type Bot, beginBot } from './bot-set-up.ts';
import { type Answered, countCommand, form, json, type Sent, send, signedBody } from './guard-set-up.ts';

/** From an address of its own, as a proxy tells it. */
const from = (address: string, sent: Sent): Sent => ({
  ...sent,
  headers: { ...sent.headers, 'x-forwarded-for': address },
});

const timesOver = async (bot: Bot, times: number, sent: Sent): Promise<readonly number[]> => {
  const answers: Answered[] = [];
  for (let n = 0; n < times; n += 1) answers.push(await send(bot, sent));
  return answers.map(({ status }) => status);
};

const counted = (statuses: readonly number[]): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...new Set(statuses)].map((status) => [status, statuses.filter((each) => each === status).length]),
  );

describe('too many requests', () => {
  const database = databases[1].use();

  it.each<readonly [what: string, sent: (bot: Bot) => Sent, status: number]>([
    ['without a signature', () => ({ body: '{}', headers: { 'content-type': json } }), 401],
    [
      'with a wrong signature',
      (bot) => ({ ...signedBody(bot, countCommand(bot), form), body: countCommand(bot) }),
      401,
    ],
    ['of no shape of Slack’s', (bot) => signedBody(bot, 'null'), 400],
    ['that say that they are too long', () => ({ body: 'x', headers: { 'content-length': '9999999' } }), 413],
    ['that are too long, in pieces', (bot) => signedBody(bot, 'x'.repeat(2 * 1024 * 1024)), 413],
  ])('%s are refused from one address, while others go on', async (_, sent, status) => {
    const bot = await beginBot({ database: database() });
    const forged = from('203.0.113.7', sent(bot));
    expect(counted(await timesOver(bot, 130, forged))).toEqual({ [status]: 120, 429: 10 });
    const good = signedBody(bot, countCommand(bot), form);
    expect(await send(bot, from('203.0.113.8', good))).toMatchObject({ status: 200 });
  });

  it('are refused whatever the sender says of earlier proxies', async () => {
    const bot = await beginBot({ database: database() });
    const sent = { body: '{}', headers: { 'content-type': json } };
    const statuses: number[] = [];
    for (let n = 0; n < 130; n += 1) {
      statuses.push((await send(bot, from(`198.51.100.${n}, 203.0.113.7`, sent))).status);
    }
    expect(counted(statuses)).toEqual({ 401: 120, 429: 10 });
  });

  it('are none where they are Slack’s', async () => {
    const bot = await beginBot({ database: database() });
    const answers = await Promise.all(
      Array.from({ length: 200 }, () => send(bot, signedBody(bot, 'ssl_check=1', form))),
    );
    expect(counted(answers.map(({ status }) => status))).toEqual({ 200: 200 });
  });

  it('of the page for installing are refused from one address, while others go on', async () => {
    const bot = await beginBot({ database: database(), many: true });
    const page = { method: 'GET', path: '/slack/install' };
    const statuses = await timesOver(bot, 40, from('203.0.113.7', page));
    expect(statuses.at(0)).toBe(200);
    expect(statuses.at(-1)).toBe(429);
    expect(await send(bot, from('203.0.113.8', page))).toMatchObject({ status: 200 });
  });

  it('of the address that Slack leads back to are refused too', async () => {
    const bot = await beginBot({ database: database(), many: true });
    const back = { method: 'GET', path: '/slack/oauth_redirect?code=made-up&state=made-up' };
    expect(counted(await timesOver(bot, 40, back))).toMatchObject({ 400: expect.any(Number), 429: expect.any(Number) });
    expect(bot.leaks()).toEqual([]);
  });
});
