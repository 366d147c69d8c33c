import { App, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import type { FakeSlack } from '../support/slack/fake-slack.ts';
import { clientOf, errorOf, startTown } from './fake-slack-town.ts';

let slack: FakeSlack;
let app: App | undefined;
beforeEach(async () => {
  slack = await startTown();
});
afterEach(async () => {
  await app?.stop();
  app = undefined;
  await slack.stop();
});

const connect = async (act: (app: App) => void) => {
  const clientOptions = { slackApiUrl: slack.apiUrl };
  const receiver = new SocketModeReceiver({
    appToken: 'xapp-1',
    // After which the client connects anew.
    clientPingTimeout: 500,
    logLevel: LogLevel.ERROR,
    installerOptions: { clientOptions },
  });
  app = new App({
    receiver,
    token: 'xoxb-alpha',
    clientOptions,
    logLevel: LogLevel.ERROR,
    convoStore: false,
  });
  act(app);
  await app.start();
  await vi.waitFor(() => expect(slack.socket.connections()).toBe(1));
};

const command = {
  type: 'slash_commands',
  payload: { command: '/hmep', text: 'help', team_id: 'T1', user_id: 'UANN', channel_id: 'C1' },
  acceptsResponsePayload: true,
} as const;

test('the app token alone opens a connection', async () => {
  const open = (token?: string) => errorOf(clientOf(slack, token).apps.connections.open({}));
  expect([await open(), await open('xapp-2'), await open('xoxb-alpha')]).toEqual([
    'not_authed',
    'invalid_auth',
    'not_allowed_token_type',
  ]);
  expect(await errorOf(clientOf(slack, 'xapp-1').auth.test())).toBe('not_allowed_token_type');
  expect(await errorOf(clientOf(slack, 'xapp-1').apps.connections.open({}))).toBe('ok');
  await expect(slack.socket.deliver(command)).rejects.toThrow('Nobody is connected');
});

test('an envelope is acknowledged, with an answer where one is read', async () => {
  await connect((bot) => {
    bot.command('/hmep', ({ ack }) => ack({ text: 'Here is help' }));
    bot.event('app_mention', async ({ context }) => {
      expect(context.retryNum).toBe(2);
    });
  });
  expect(await slack.socket.deliver(command)).toEqual({ text: 'Here is help' });
  expect(await slack.socket.deliver({ ...command, acceptsResponsePayload: false })).toBeUndefined();
  const event = {
    type: 'app_mention',
    user: 'UANN',
    channel: 'C1',
    text: 'Hello',
    ts: '1.000000',
    event_ts: '1.000000',
  };
  const payload = { type: 'event_callback', team_id: 'T1', event_id: 'Ev1', event };
  const envelope = { type: 'events_api', payload, acceptsResponsePayload: false, retryAttempt: 2 } as const;
  expect(await slack.socket.deliver(envelope)).toBeUndefined();
});

test('an envelope that nobody acknowledges is late after three seconds', async () => {
  await connect((bot) => {
    bot.command('/hmep', async () => undefined);
  });
  await expect(slack.socket.deliver(command)).rejects.toThrow('within 3 seconds');
});

test('who is told to connect anew does', async () => {
  await connect((bot) => {
    bot.command('/hmep', ({ ack }) => ack('Again'));
  });
  const opened = () => slack.calls.filter(({ method }) => method === 'apps.connections.open').length;
  expect(opened()).toBe(1);
  slack.socket.disconnect();
  await vi.waitFor(() => expect([opened(), slack.socket.connections()]).toEqual([2, 1]), 5000);
  expect(await slack.socket.deliver(command)).toEqual({ text: 'Again' });
});

test('a ticket is good once', async () => {
  const { url } = (await clientOf(slack, 'xapp-1').apps.connections.open({})) as { url: string };
  const attempt = () =>
    new Promise<string>((resolve) => {
      const connection = new WebSocket(url);
      connection.on('error', () => resolve('refused'));
      connection.on('open', () => resolve('open'));
    });
  expect([await attempt(), await attempt()]).toEqual(['open', 'refused']);
});
