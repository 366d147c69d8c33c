import { beforeEach, describe, expect, it } from 'vitest';
import { databases, emptyDatabase } from '../support/databases.ts';
import { people, places } from './bot-set-up.ts';
import { nobody } from './guard-set-up.ts';
import { beginMessenger } from './messenger-set-up.ts';
import { beginReal } from './real-app-set-up.ts';

const database = databases[1].use();
beforeEach(() => emptyDatabase(database()));

describe('the login', () => {
  const patience = { login: 500, again: [50, 100, 300] };
  const withPassword = (password: string) =>
    beginMessenger(database(), {
      patience,
      identity: ({ appId }, tenantId) => ({ kind: 'SingleTenant', appId, password, tenantId }),
    });

  it('that does not know the password stops the tenant, and nothing is sent', async () => {
    const { bot, meet, send, toPerson } = await withPassword('another-password');
    await meet();
    expect(await send(await toPerson(people.ann))).toEqual({
      kind: 'stopped',
      why: expect.stringContaining('TEAMS_APP_PASSWORD'),
    });
    expect(bot.leaks('A notice', 'another-password')).toEqual([]);
  });

  it('that does not know the tenant stops it as well', async () => {
    const { meet, send, toPerson } = await beginMessenger(database(), {
      identity: ({ appId }) => ({
        kind: 'SingleTenant',
        appId,
        password: 'a-secret-for-tests',
        tenantId: '5f0c8a52-9d0f-4b6e-8a36-00000000beef',
      }),
    });
    await meet();
    expect(await send(await toPerson(people.ann))).toMatchObject({ kind: 'stopped' });
  });

  it.each(['MultiTenant', 'SingleTenant'] as const)('of a %s registration lets it send', async (kind) => {
    const { meet, send, toPerson } = await beginMessenger(database(), {
      identity: ({ appId }, tenantId) => ({ kind, appId, password: 'a-secret-for-tests', tenantId }),
    });
    await meet();
    expect(await send(await toPerson(people.ann))).toMatchObject({ kind: 'sent' });
  });

  it('that breaks lets a message be tried again', async () => {
    const { inject, send, toPerson, bot } = await withPassword('a-secret-for-tests');
    inject({ kind: 'status', status: 503, body: '' }, 'token', Number.POSITIVE_INFINITY);
    await bot.ann.types('help');
    expect(await send(await toPerson(people.ann))).toMatchObject({ kind: 'failed' });
    expect(bot.leaks('A notice')).toEqual([]);
  });

  it('that nobody can reach lets a message be tried again', async () => {
    const refuse = async () => fetch(nobody).then(() => ({ headers: {}, body: {} as never, status: 500 }));
    const { bot, send, toPerson } = await beginMessenger(database(), {
      patience,
      network: { sendGetRequestAsync: refuse, sendPostRequestAsync: refuse },
    });
    await bot.ann.types('help');
    expect(await send(await toPerson(people.ann))).toMatchObject({ kind: 'failed' });
  });
});

describe('a live card', () => {
  const title = 'New review dates';
  const posts = async () => {
    const first = await beginReal(database());
    await first.beOffice();
    await first.bot.annIn('roads').types('@HMEP help');
    await first.bot.annIn('chat').types('@HMEP help');
    await first.announce(title);
    await first.passes();
    return first;
  };
  const standing = ['roads', 'chat'] as const;

  it('stands in a channel, as a new thread, and in a group chat, and changes everywhere at a press', async () => {
    const { bot, passes, rejections } = await posts();
    for (const place of standing) expect(bot.annIn(place).readsHere()).toContain(title);
    await bot.person(people.ben, places.roads).presses('I have seen this');
    await passes();
    for (const place of standing) expect(bot.annIn(place).readsHere()).toContain('One person has seen this.');
    expect(rejections).toEqual([]);
    expect(bot.leaks(title)).toEqual([]);
  });

  it('changes after a restart', async () => {
    const first = await posts();
    await first.bot.stop();
    const { bot, passes } = await beginReal(database(), { after: first.bot, at: first.clock.now() });
    await bot.person(people.ben, places.chat).presses('I have seen this');
    await passes();
    for (const place of standing) expect(bot.annIn(place).readsHere()).toContain('One person has seen this.');
  });

  it.each<readonly [what: string, status: number, code: string]>([
    ['412', 412, 'PreconditionFailed'],
    ['503', 503, 'ServiceUnavailable'],
    ['500', 500, 'ServiceError'],
  ])('that cannot be changed because of %s is changed later', async (_, status, code) => {
    const { bot, passes } = await posts();
    bot.fake.inject({ on: 'update', answer: { kind: 'error', status, code }, times: 2 });
    await bot.person(people.ben, places.roads).presses('I have seen this');
    await passes();
    await passes(60);
    for (const place of standing) expect(bot.annIn(place).readsHere()).toContain('One person has seen this.');
  });

  it('is left alone where somebody deleted it', async () => {
    const { bot, passes } = await posts();
    bot.fake.world.conversation(places.roads).activities.length = 0;
    await bot.person(people.ben, places.chat).presses('I have seen this');
    await passes();
    expect(bot.annIn('chat').readsHere()).toContain('One person has seen this.');
    const calls = bot.fake.calls.filter(({ operation }) => operation === 'update').length;
    await passes(60);
    expect(bot.fake.calls.filter(({ operation }) => operation === 'update').length).toBe(calls);
  });
});

it('what waited while the tenant was shut is sent once the bot is started again', async () => {
  const first = await beginReal(database());
  await first.beOffice();
  await first.bot.annIn('roads').types('@HMEP help');
  await first.announce('After the storm');
  const answer = { kind: 'error', status: 403, code: 'BotDisabledByAdmin' } as const;
  first.bot.fake.inject({ on: 'createConversation', answer });
  await first.passes();
  await first.passes(60);
  expect(first.bot.annIn('roads').readsHere()).not.toContain('After the storm');
  await first.bot.stop();
  const second = await beginReal(database(), { after: first.bot, at: first.clock.now() });
  await second.passes();
  expect(second.bot.annIn('roads').readsHere().split('After the storm')).toHaveLength(2);
});
