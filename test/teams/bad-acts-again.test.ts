import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import type { TeamsApp } from '../../adapters/teams/acts/parts.ts';
import type { Reply } from '../../src/chat/reply.ts';
import { createDeliveries } from '../../src/delivery/deliveries.ts';
import { createNewcomers } from '../../src/office/newcomers.ts';
import { type ContractApp, createContractApp } from '../contract/contract-app.ts';
import { databases } from '../support/databases.ts';
import { beginWell, deliver, hmep, inPlaceOf, invoked, pressed } from './bad-acts-set-up.ts';
import { places } from './bot-set-up.ts';
import { said } from './guard-set-up.ts';

const database = databases[1].use();
const begin = () => beginWell(database());

const secret = 'Between you and me.';
const count = (text: string, words: string): number => text.split(words).length - 1;

describe('what Teams sends again', () => {
  it.each(['repeats', 'resends'] as const)('as a message (%s) has one effect and one answer', async (again) => {
    const { bot } = await begin();
    await bot.ann.types('count');
    expect(await bot.ann[again]()).toMatchObject({ status: 200 });
    expect(bot.contract.changes).toEqual(['counted']);
    expect(count(bot.ann.readsHere(), 'This is number')).toBe(1);
  });

  it.each(['repeats', 'resends'] as const)('as a press (%s) has one effect and one answer', async (again) => {
    const { bot } = await begin();
    const transport = bot.transport();
    const first = await transport.deliver(pressed(bot, hmep({ do: 'press', command: 'count', values: {} })));
    const second = await transport[again]();
    expect(second).toEqual(first);
    expect(bot.contract.changes).toEqual(['counted']);
    expect(count(bot.ann.readsHere(), 'This is number')).toBe(1);
  });

  it.each(['repeats', 'resends'] as const)('as a press in a channel (%s) has one answer', async (again) => {
    const { bot } = await begin();
    const transport = bot.transport();
    const data = hmep({ do: 'press', command: 'secret', values: {} });
    const first = await transport.deliver(pressed(bot, data, inPlaceOf(bot, 'roads')));
    expect(await transport[again]()).toEqual(first);
    expect(count(bot.ann.readsChat(), secret)).toBe(1);
  });

  it.each(['repeats', 'resends'] as const)('as a dialog that is sent (%s) has one effect', async (again) => {
    const { bot } = await begin();
    const transport = bot.transport();
    const value = { data: hmep({ do: 'press', command: 'count', values: {} }), context: {} };
    const first = await transport.deliver(invoked(bot, 'task/submit', value, inPlaceOf(bot, 'roads')));
    expect(await transport[again]()).toEqual(first);
    expect(bot.contract.changes).toEqual(['counted']);
  });

  it('at once, five times, has one effect and one answer', async () => {
    const { bot } = await begin();
    const activity = said(bot, 'count');
    await Promise.all(Array.from({ length: 5 }, () => bot.transport().deliver(activity)));
    await bot.settled();
    expect(bot.contract.changes).toEqual(['counted']);
    expect(count(bot.ann.readsHere(), 'This is number')).toBe(1);
  });

  it('is another message where it only says the same', async () => {
    const { bot } = await begin();
    await bot.ann.types('count');
    await bot.ann.types('count');
    expect(bot.contract.changes).toEqual(['counted', 'counted']);
  });
});

describe('what takes longer than Teams waits', () => {
  /** Every command takes so long. */
  const slowly = (milliseconds: number) => (): TeamsApp => {
    const app: ContractApp = createContractApp(database());
    const deliveries = createDeliveries(database(), () => undefined);
    return {
      ...app,
      deliveries,
      newcomers: createNewcomers(database(), app.workspaces, deliveries),
      dispatch: async (request): Promise<Reply> => {
        await sleep(milliseconds);
        return app.dispatch(request);
      },
    };
  };
  const beginSlow = () => beginWell(database(), { createApp: slowly(2_000), patience: { activity: 1_000 } });

  it('is answered later, in the thread in which it was said', { timeout: 60_000 }, async () => {
    const { bot, rejections } = await beginSlow();
    const ann = bot.annIn('roads');
    await ann.types('@HMEP tell');
    expect(bot.fake.world.conversation(places.roads).activities.map(({ thread }) => thread)).toHaveLength(2);
    expect(new Set(bot.fake.world.conversation(places.roads).activities.map(({ thread }) => thread)).size).toBe(1);
    expect(ann.readsHere()).toContain('This is for everybody.');
    expect(rejections).toEqual([]);
  });

  it('of a press says so, and the answer comes as a message', { timeout: 60_000 }, async () => {
    const { bot, rejections } = await beginSlow();
    const data = hmep({ do: 'press', command: 'secret', values: {} });
    const { body } = await deliver(bot, pressed(bot, data));
    expect(body).toMatchObject({ statusCode: 200, value: expect.stringContaining('Working on it') });
    await vi.waitUntil(() => bot.ann.readsHere().includes(secret), { timeout: 20_000 });
    expect(rejections).toEqual([]);
  });

  it('of a dialog says so, and the form comes in the chat', { timeout: 60_000 }, async () => {
    const { bot, rejections } = await beginSlow();
    const value = { data: hmep({ do: 'open', command: 'report', values: {} }), context: {} };
    const { body } = await deliver(bot, invoked(bot, 'task/fetch', value, inPlaceOf(bot, 'roads')));
    expect(body).toMatchObject({ task: { type: 'message', value: expect.stringContaining('Working on it') } });
    await vi.waitUntil(() => bot.ann.readsChat().includes('Which number'), { timeout: 20_000 });
    expect(rejections).toEqual([]);
  });

  it('of a search finds nothing', { timeout: 60_000 }, async () => {
    const { bot } = await beginSlow();
    const { body } = await deliver(
      bot,
      invoked(bot, 'application/search', { dataset: 'questions/search', queryText: 'a' }),
    );
    expect(body).toMatchObject({ statusCode: 200, value: { results: [] } });
  });
});

it('50 people who speak in one conversation at once are all answered', async () => {
  const { bot, rejections } = await begin();
  const everybody = Array.from({ length: 50 }, (_, n) => ({
    id: `29:person-${n}`,
    name: `Person ${n}`,
    aadObjectId: `5f0c8a52-9d0f-4b6e-8a36-0000000001${String(n).padStart(2, '0')}`,
  }));
  const text = '<at>HMEP</at> count';
  const mention = { type: 'mention', text: '<at>HMEP</at>', mentioned: { id: bot.fake.world.botId, name: 'HMEP' } };
  const answers = await Promise.all(
    everybody.map((from) =>
      bot.transport().deliver(said(bot, text, { ...inPlaceOf(bot, 'chat'), from, entities: [mention] })),
    ),
  );
  await bot.settled();
  expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]));
  expect(bot.contract.changes).toHaveLength(50);
  expect(bot.fake.world.conversation(places.chat).activities).toHaveLength(50);
  expect(rejections).toEqual([]);
});
