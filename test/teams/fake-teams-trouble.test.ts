import { expect, test } from 'vitest';
import type { FakeTeamsSettings } from '../support/teams/fake-teams.ts';
import { type Injected, preconditionFailed, throttled } from '../support/teams/injections.ts';
import { limitsPerTenant, limitsPerThread } from '../support/teams/pace.ts';
import { chat, connectorOf, errorOf, hello, roads, startTown, withCard } from './fake-teams-town.ts';

const start = async (settings: Partial<FakeTeamsSettings> = {}) => {
  const fake = await startTown(settings);
  const ask = await connectorOf(fake);
  return {
    fake,
    post: (conversation = roads, activity: object = hello) => ask('POST', `/${conversation}/activities`, activity),
    posted: () => fake.world.conversation(roads).activities.length,
    inject: (answer: Injected, times?: number) =>
      fake.inject({ on: 'send', answer, ...(times !== undefined && { times }) }),
  };
};

test('refusals, in their order, as often as they were asked for', async () => {
  const { post, inject, posted } = await start();
  inject(preconditionFailed);
  inject(throttled(7), 2);
  expect(errorOf(await post())).toBe('412 PreconditionFailed');
  const limited = await post();
  expect([errorOf(limited), limited.headers.get('retry-after')]).toEqual(['429 Throttled', '7']);
  expect([errorOf(await post()), errorOf(await post())]).toEqual(['429 Throttled', 'ok']);
  expect(posted()).toBe(1);
});

test('a status without words, for what matches', async () => {
  const { fake, post, posted } = await start();
  fake.inject({ when: ({ conversation }) => conversation === roads, answer: { kind: 'status', status: 503 } });
  expect(errorOf(await post(chat))).toBe('ok');
  expect((await post()).status).toBe(503);
  expect(posted()).toBe(0);
});

test('a connection that is closed before the message is there, and one after it', async () => {
  const { post, inject, posted } = await start();
  inject({ kind: 'close', effect: 'missing' });
  await expect(post()).rejects.toThrow();
  expect(posted()).toBe(0);
  inject({ kind: 'close', effect: 'done' });
  await expect(post()).rejects.toThrow();
  expect(posted()).toBe(1);
});

test('a gateway that did not wait', async () => {
  const { post, inject, posted } = await start();
  inject({ kind: 'gateway', status: 504 });
  expect([(await post()).status, posted()]).toEqual([504, 1]);
});

test('an answer that is late', async () => {
  const { post, inject } = await start();
  inject({ kind: 'hang', ms: 120 });
  const before = performance.now();
  expect(errorOf(await post())).toBe('ok');
  expect(performance.now() - before).toBeGreaterThan(100);
});

test('too many messages in a thread, by the clock of the test', async () => {
  let now = new Date('2027-03-01T09:00:00Z');
  const { post } = await start({ perThread: limitsPerThread, now: () => now });
  for (let sent = 0; sent < 7; sent += 1) expect(errorOf(await post())).toBe('ok');
  const limited = await post();
  expect([errorOf(limited), limited.headers.get('retry-after')]).toEqual(['429 Throttled', '1']);
  expect(errorOf(await post(chat))).toBe('ok');
  now = new Date(now.getTime() + 1_000);
  expect([errorOf(await post()), errorOf(await post())]).toEqual(['ok', '429 Throttled']);
});

test('too many messages in a tenant', async () => {
  const { post } = await start({ perTenant: limitsPerTenant, now: () => new Date('2027-03-01T09:00:00Z') });
  for (let sent = 0; sent < 25; sent += 1) await Promise.all([post(), post(chat)]);
  expect(errorOf(await post())).toBe('429 Throttled');
});

test('nothing is noted, and no card is checked, where nobody wants it', async () => {
  const { fake, post } = await start({ record: false, strict: false });
  expect(errorOf(await post(roads, withCard({ type: 'Unheard' })))).toBe('ok');
  expect(fake.calls).toEqual([]);
});
