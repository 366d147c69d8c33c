import { createHmac } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import type { FakeSlack, FakeSlackSettings } from '../support/slack/fake-slack.ts';
import { alpha, clientOf, errorOf, startTown } from './fake-slack-town.ts';

let slack: FakeSlack;
let now = new Date('2027-03-01T09:00:00Z');
const start = async (settings: Partial<FakeSlackSettings> = {}) => {
  now = new Date('2027-03-01T09:00:00Z');
  slack = await startTown({ now: () => now, ...settings });
};
afterEach(() => slack.stop());

const redirect_uri = 'http://localhost:3000/slack/oauth_redirect';
const credentials = { client_id: 'client', client_secret: 'hush' };

const agreed = (workspace: string) => {
  const query = new URLSearchParams({ client_id: 'client', scope: 'chat:write,commands', state: 's1', redirect_uri });
  return new URL(slack.approve(`${slack.authorizationUrl}?${query}`, workspace, 'UANN'));
};
const codeOf = (url: URL) => url.searchParams.get('code') ?? '';
const access = async (args: object) => {
  const answer = await clientOf(slack).apiCall('oauth.v2.access', { ...credentials, ...args });
  return answer as typeof answer & {
    readonly access_token: string;
    readonly refresh_token: string;
    readonly expires_in?: number;
  };
};

describe('installing', () => {
  test('gives a token for a code', async () => {
    await start();
    const url = agreed('T1');
    expect(url.href).toContain(`${redirect_uri}?state=s1&code=`);
    const answer = await access({ code: codeOf(url), redirect_uri });
    expect(answer).toMatchObject({
      app_id: 'A0HMEPBOT',
      bot_user_id: 'UBOT1',
      scope: 'chat:write,commands',
      team: { id: 'T1', name: 'Alphashire' },
      enterprise: null,
      is_enterprise_install: false,
      authed_user: { id: 'UANN' },
    });
    expect(answer.expires_in).toBeUndefined();
    expect(await clientOf(slack, answer.access_token).auth.test()).toMatchObject({ team_id: 'T1' });
    expect(await errorOf(access({ code: codeOf(url), redirect_uri }))).toBe('invalid_code');
  });

  test('is told apart where a whole organisation installs', async () => {
    await start({ workspaces: [{ ...alpha, id: 'E1', token: 'xoxb-e' }] });
    const answer = await access({ code: codeOf(agreed('E1')), redirect_uri });
    expect(answer).toMatchObject({ team: null, enterprise: { id: 'E1' }, is_enterprise_install: true });
    const who = await clientOf(slack, answer.access_token).auth.test();
    expect(who).toMatchObject({ team_id: 'E1', enterprise_id: 'E1', is_enterprise_install: true });
  });

  test.each([
    ['invalid_code', { code: 'wrong' }],
    ['bad_redirect_uri', { redirect_uri: 'http://localhost:3000/other' }],
    ['bad_client_secret', { client_secret: 'wrong' }],
    ['invalid_client_id', { client_id: 'wrong' }],
    ['invalid_grant_type', { grant_type: 'wish' }],
  ])('%s', async (error, wrong) => {
    await start();
    expect(await errorOf(access({ code: codeOf(agreed('T1')), redirect_uri, ...wrong }))).toBe(error);
  });

  test('takes ten minutes at most', async () => {
    await start();
    const code = codeOf(agreed('T1'));
    now = new Date(now.getTime() + 10 * 60_000);
    expect(await errorOf(access({ code, redirect_uri }))).toBe('invalid_code');
  });

  test('can be cancelled', async () => {
    await start();
    const query = new URLSearchParams({ client_id: 'client', scope: 'commands', state: 's1', redirect_uri });
    expect(slack.deny(`${slack.authorizationUrl}?${query}`)).toBe(`${redirect_uri}?state=s1&error=access_denied`);
  });
});

test('tokens that expire are exchanged once', async () => {
  await start({ rotation: true });
  const first = await access({ code: codeOf(agreed('T1')), redirect_uri });
  expect(first.expires_in).toBe(43_200);
  const exchange = () => access({ grant_type: 'refresh_token', refresh_token: first.refresh_token });
  const second = await exchange();
  expect(second.access_token).not.toBe(first.access_token);
  expect(await errorOf(exchange())).toBe('invalid_refresh_token');
  expect(await errorOf(clientOf(slack, first.access_token).auth.test())).toBe('ok');
  now = new Date(now.getTime() + 43_200_000);
  expect(await errorOf(clientOf(slack, second.access_token).auth.test())).toBe('token_expired');
  expect(slack.tokens('T1').map(({ token }) => token)).toEqual(['xoxb-alpha', first.access_token, second.access_token]);
});

test('requests are signed as Slack signs them', async () => {
  await start();
  const time = String(now.getTime() / 1000);
  const signature = `v0=${createHmac('sha256', 'secret').update(`v0:${time}:a=1`).digest('hex')}`;
  expect(slack.sign('a=1')).toEqual({ 'x-slack-signature': signature, 'x-slack-request-timestamp': time });
});
