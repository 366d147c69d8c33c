import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, it, onTestFinished } from 'vitest';
import { eventCallback } from '../support/slack/client-events.ts';
import { signed } from '../support/slack/signing.ts';
import { createHttpTransport } from '../support/slack/transport.ts';
import { createWorld } from '../support/slack/world.ts';

const secret = 'a-signing-secret-for-tests';

const listen = async (answer: string, type: string) => {
  const heard: { readonly headers: NodeJS.Dict<string | string[]>; readonly body: string }[] = [];
  const server = createServer(async (request, response) => {
    heard.push({ headers: request.headers, body: await text(request) });
    response.writeHead(200, { 'content-type': type }).end(answer);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  const fake = { sign: (body: string) => signed(secret, body, new Date()) };
  return { transport: createHttpTransport(fake, `http://127.0.0.1:${port}`), heard };
};

it('repeats an event to the letter, and says that it does', async () => {
  const { transport, heard } = await listen('{}', 'application/json');
  const world = createWorld([{ id: 'E0COUNTY', name: 'County', botUserId: 'U0BOT', users: [], channels: [] }]);
  const event = eventCallback(world, world.workspace('E0COUNTY'), { type: 'app_uninstalled' });
  expect(await transport.deliver('event', event)).toEqual({ status: 200, body: {} });
  await transport.repeats();
  expect(heard.map(({ body }) => JSON.parse(body))).toEqual([event, event]);
  expect(event).toMatchObject({ authorizations: [{ enterprise_id: 'E0COUNTY', is_enterprise_install: true }] });
  expect(heard.map(({ headers }) => headers['x-slack-retry-num'])).toEqual([undefined, '1']);
});

it.each([
  ['command', 'text=a+%26+b'],
  ['interactive', 'payload=%7B%22text%22%3A%22a+%26+b%22%7D'],
] as const)('sends a %s as a form that is signed', async (kind, body) => {
  const { transport, heard } = await listen('ok', 'text/plain');
  expect(await transport.deliver(kind, { text: 'a & b' })).toEqual({ status: 200, body: 'ok' });
  const [first] = heard;
  expect(first?.body).toBe(body);
  expect(first?.headers).toMatchObject({
    'content-type': 'application/x-www-form-urlencoded',
    ...signed(secret, body, new Date(Number(first?.headers['x-slack-request-timestamp']) * 1000)),
  });
});

it('gives up where nobody listens', async () => {
  const fake = { sign: (body: string) => signed(secret, body, new Date()) };
  expect(await createHttpTransport(fake, 'http://127.0.0.1:9').deliver('event', {})).toEqual({ status: 0, body: '' });
});
