import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { type Answered, type Sent, send as sendTo } from '../slack/guard-set-up.ts';
import type { TokenOverrides } from '../support/teams/tokens.ts';
import type { Json } from '../support/teams/world.ts';
import { annsObjectId, type Bot, people } from './bot-set-up.ts';

const path = '/api/messages';

export const send = (bot: Pick<Bot, 'port'>, sent: Sent): Promise<Answered> => sendTo(bot, { path, ...sent });

/** Sends the beginning of a body, and then nothing, or the end of the connection. */
export const sendHalf = (
  { port }: Pick<Bot, 'port'>,
  { body = '', headers = {} }: Sent,
  then: 'waits' | 'breaks off',
): Promise<number> =>
  new Promise((resolve) => {
    const length = { 'content-length': String(body.length) };
    const asked = request({ port, host: '127.0.0.1', method: 'POST', path, headers: { ...headers, ...length } });
    asked.on('response', ({ statusCode = 0 }) => resolve(statusCode));
    asked.on('error', () => resolve(0));
    asked.write(body.slice(0, 20), () => {
      if (then === 'breaks off') asked.destroy();
    });
  });

let lastSaid = Date.parse('2026-11-22T18:00:00Z');

/** What Teams sends when Ann types something in her chat with the bot; `change` puts something else there. */
export const said = ({ fake, tenant }: Bot, text: string, change: Json = {}): Json => {
  lastSaid += 1;
  const at = new Date(lastSaid).toISOString();
  return {
    type: 'message',
    id: String(lastSaid),
    timestamp: at,
    localTimestamp: at,
    channelId: 'msteams',
    serviceUrl: fake.serviceUrl,
    from: { id: people.ann, name: 'Annabel Quillfeather', aadObjectId: annsObjectId },
    recipient: { id: fake.world.botId, name: 'HMEP' },
    conversation: {
      conversationType: 'personal',
      tenantId: tenant,
      id: fake.world.personal(tenant, people.ann).id,
    },
    channelData: { tenant: { id: tenant } },
    text,
    textFormat: 'plain',
    ...change,
  };
};

export const json = 'application/json; charset=utf-8';

/** With a good token, or with one that is wrong. */
export const signed = ({ fake }: Bot, body: string, token: TokenOverrides | string = {}): Sent => {
  const made = typeof token === 'string' ? token : fake.tokenFor(fake.serviceUrl, token);
  return { body, headers: { 'content-type': json, authorization: `Bearer ${made}` } };
};

/** `count`, which changes something. */
export const count = (bot: Bot): string => JSON.stringify(said(bot, 'count'));

/** A server that does with every request what the test says. @returns its address, without a path */
export const standIn = async (answer: 'silence' | 500 | 'nonsense'): Promise<string> => {
  const server = createServer((_, response) => {
    if (answer === 500) response.writeHead(500).end('{}');
    if (answer === 'nonsense') response.writeHead(200, { 'content-type': 'text/html' }).end('<html>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

/** An address at which nobody listens. */
export const nobody = 'http://127.0.0.1:9';
