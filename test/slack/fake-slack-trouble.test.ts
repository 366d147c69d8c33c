import { performance } from 'node:perf_hooks';
import { WebAPIHTTPError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { afterEach, expect, test } from 'vitest';
import type { FakeSlack, FakeSlackSettings } from '../support/slack/fake-slack.ts';
import type { Injected } from '../support/slack/injections.ts';
import { clientOf, errorOf, section, startTown } from './fake-slack-town.ts';

let slack: FakeSlack;
const start = async (settings: Partial<FakeSlackSettings> = {}) => {
  slack = await startTown(settings);
};
afterEach(() => slack.stop());

const post = (channel = 'C1') => clientOf(slack, 'xoxb-alpha').chat.postMessage({ channel, text: 'Hello' });
const inject = (answer: Injected, times?: number) =>
  slack.inject({ method: 'chat.postMessage', answer, ...(times === undefined ? {} : { times }) });
const posted = () => slack.world.channel('T1', 'C1').messages.length;

test('an error, once or for ever, for those whom it is meant for', async () => {
  await start();
  slack.inject({
    method: 'chat.postMessage',
    when: ({ channel }) => channel === 'C1',
    times: 2,
    answer: { kind: 'error', error: 'internal_error' },
  });
  expect(await errorOf(post('G1'))).toBe('ok');
  expect([await errorOf(post()), await errorOf(post()), await errorOf(post())]).toEqual([
    'internal_error',
    'internal_error',
    'ok',
  ]);
  inject({ kind: 'error', error: 'fatal_error' }, Number.POSITIVE_INFINITY);
  expect([await errorOf(post()), await errorOf(post())]).toEqual(['fatal_error', 'fatal_error']);
});

test('a status', async () => {
  await start();
  inject({ kind: 'status', status: 503 });
  await expect(post()).rejects.toBeInstanceOf(WebAPIHTTPError);
  inject({ kind: 'status', status: 429, headers: { 'retry-after': '7' } });
  await expect(post()).rejects.toMatchObject({ retryAfter: 7 });
  expect(posted()).toBe(0);
});

test('a connection that is closed before the message is there, and one after it', async () => {
  await start();
  inject({ kind: 'close', effect: 'missing' });
  await expect(post()).rejects.toBeInstanceOf(WebAPIRequestError);
  expect(posted()).toBe(0);
  inject({ kind: 'close', effect: 'done' });
  await expect(post()).rejects.toBeInstanceOf(WebAPIRequestError);
  expect(posted()).toBe(1);
});

test('an answer that is late', async () => {
  await start();
  inject({ kind: 'hang', ms: 120 });
  const before = performance.now();
  expect(await errorOf(post())).toBe('ok');
  expect(performance.now() - before).toBeGreaterThan(100);
});

test('a message a second and channel', async () => {
  await start({ perChannel: { perSecond: 10 } });
  await post();
  expect(await errorOf(post('G1'))).toBe('ok');
  await expect(post()).rejects.toBeInstanceOf(WebAPIRateLimitedError);
  await new Promise((resolve) => setTimeout(resolve, 110));
  expect(await errorOf(post())).toBe('ok');
});

test('messages a minute and workspace, by the clock of the test', async () => {
  let now = new Date('2027-03-01T09:00:00Z');
  await start({ perWorkspace: { perMinute: 2 }, now: () => now });
  expect([await errorOf(post()), await errorOf(post())]).toEqual(['ok', 'ok']);
  await expect(post()).rejects.toMatchObject({ retryAfter: 60 });
  now = new Date(now.getTime() + 60_000);
  expect(await errorOf(post())).toBe('ok');
});

test('calls are noted without their token among what was given', async () => {
  await start();
  await post();
  expect(slack.calls).toMatchObject([
    { method: 'chat.postMessage', token: 'xoxb-alpha', args: { channel: 'C1', text: 'Hello' }, answer: { ok: true } },
  ]);
  expect(slack.calls[0]?.args).not.toHaveProperty('token');
});

test('nothing is noted, and no block is checked, where nobody wants it', async () => {
  await start({ record: false, strict: false });
  const call = clientOf(slack, 'xoxb-alpha').chat.postMessage({ channel: 'C1', text: 'Hello', blocks: [section('')] });
  expect(await errorOf(call)).toBe('ok');
  expect(slack.calls).toEqual([]);
});
