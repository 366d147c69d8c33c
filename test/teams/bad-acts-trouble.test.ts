import { describe, expect, it } from 'vitest';
import { databases } from '../support/databases.ts';
import type { Operation } from '../support/teams/call.ts';
import { type Injected, preconditionFailed, throttled } from '../support/teams/injections.ts';
import { beginWell, deliver, hmep, pressed } from './bad-acts-set-up.ts';
import { type Bot, type BotSettings, hears, people, places } from './bot-set-up.ts';

const database = databases[1].use();
const begin = (settings: Partial<BotSettings> = {}) => beginWell(database(), settings);

/** It waits for Teams no longer than for a while. */
const hasty = { patience: { service: 1_000 } } as const;

const sending = ['send', 'reply'] as const;
const status = (number: number): Injected => ({ kind: 'status', status: number, body: '' });
const secret = 'Between you and me.';
const lost = 'Teams may not have shown you my answer';
const count = (text: string, words: string): number => text.split(words).length - 1;

/** Teams says that it did nothing. */
const passing: readonly (readonly [what: string, answer: Injected])[] = [
  ['412', preconditionFailed],
  ['429', throttled(1)],
  ['503', status(503)],
];
/** Nobody knows what Teams did. */
const unclear: readonly (readonly [what: string, answer: Injected, arrived: number])[] = [
  ['500', status(500), 0],
  ['502', { kind: 'gateway', status: 502 }, 1],
  ['504', { kind: 'gateway', status: 504 }, 1],
  ['a connection that closes before', { kind: 'close', effect: 'missing' }, 0],
  ['a connection that closes after', { kind: 'close', effect: 'done' }, 1],
];

const inject = ({ fake }: Bot, on: Operation | readonly Operation[], answer: Injected, times = 1): void =>
  fake.inject({ on, answer, times });

describe.each(passing)('%s for an answer', (_, answer) => {
  it('is waited out, and it comes once', async () => {
    const { bot, isWell } = await begin();
    inject(bot, sending, answer, 2);
    await bot.ann.types('secret');
    await hears(bot.ann, secret);
    expect(count(bot.ann.readsHere(), secret)).toBe(1);
    await isWell(secret);
  });

  it('to somebody alone is waited out, and the channel is told', async () => {
    const { bot, isWell } = await begin();
    inject(bot, sending, answer, 1);
    const ann = bot.annIn('roads');
    await ann.types('@HMEP secret');
    await hears(ann, 'I have answered you in our chat');
    expect(count(ann.readsChat(), secret)).toBe(1);
    await isWell(secret);
  });
});

describe.each(unclear)('%s for an answer', (_, answer, arrived) => {
  it('is not sent twice, and that it may be missing is said', async () => {
    const { bot, isWell } = await begin();
    inject(bot, sending, answer);
    await bot.ann.types('secret');
    await hears(bot.ann, lost);
    expect(count(bot.ann.readsHere(), secret)).toBe(arrived);
    await isWell(secret);
  });

  it('of a press is not sent twice, and said below the card', async () => {
    const { bot, isWell } = await begin();
    inject(bot, sending, answer);
    const { body } = await deliver(bot, pressed(bot, hmep({ do: 'press', command: 'secret', values: {} })));
    expect(body).toMatchObject({ statusCode: 200, value: expect.stringContaining(lost) });
    expect(count(bot.ann.readsHere(), secret)).toBe(arrived);
    await isWell(secret);
  });

  it('to somebody alone is not sent twice, and the channel is told', async () => {
    const { bot, isWell } = await begin();
    await bot.ann.types('help');
    bot.fake.inject({ on: sending, when: ({ conversation }) => conversation.startsWith('a:'), answer });
    const ann = bot.annIn('roads');
    await ann.types('@HMEP secret');
    await hears(ann, lost);
    expect(count(ann.readsChat(), secret)).toBe(arrived);
    expect(ann.readsHere()).not.toContain(secret);
    await isWell(secret);
  });

  it('of a change is answered all the same, and the change is there once', async () => {
    const { bot } = await begin();
    inject(bot, sending, answer);
    await bot.ann.types('count');
    await bot.ann.repeats();
    await hears(bot.ann, lost);
    expect(bot.contract.changes).toEqual(['counted']);
  });
});

const everything = [...passing, ...unclear.map(([what, answer]) => [what, answer] as const)];

describe.each([...everything, ['a long silence', { kind: 'hang', ms: 20_000, effect: 'after' }] as const])(
  '%s for',
  (_, answer) => {
    it('who somebody is lets them be answered all the same', { timeout: 40_000 }, async () => {
      const { bot, isWell } = await begin();
      inject(bot, 'member', answer);
      await bot.ann.types('secret');
      await hears(bot.ann, secret);
      expect(count(bot.ann.readsHere(), secret)).toBe(1);
      await isWell(secret);
    });

    it('a change of the card shows the person its new state', { timeout: 40_000 }, async () => {
      const { bot } = await begin(hasty);
      await bot.ann.types('card');
      inject(bot, 'update', answer);
      await bot.ann.presses('Leave version 1');
      await hears(bot.ann, 'This is version 2.');
      expect(bot.leaks('This is version')).toEqual([]);
    });

    it('the chat that is to be opened tells the channel something', { timeout: 40_000 }, async () => {
      const { bot, isWell } = await begin(hasty);
      inject(bot, 'createConversation', answer);
      const ann = bot.annIn('roads');
      await ann.types('@HMEP secret');
      await hears(ann, /I have answered you in our chat|may not have shown you my answer/u);
      expect(ann.readsHere()).not.toContain(secret);
      await isWell(secret);
    });
  },
);

describe('nobody is left without an answer', () => {
  it('whose answer is silent for long', { timeout: 60_000 }, async () => {
    const { bot, isWell } = await begin(hasty);
    inject(bot, sending, { kind: 'hang', ms: 20_000, effect: 'after' });
    await bot.ann.types('secret');
    await hears(bot.ann, lost, 30_000);
    await isWell(secret);
  });

  it('who wants what Teams refuses', async () => {
    const { bot, isWell } = await begin();
    inject(bot, sending, { kind: 'error', status: 400, code: 'BadArgument' });
    await bot.ann.types('secret');
    await hears(bot.ann, lost);
    await isWell(secret);
  });

  it('while nothing can be sent at all: nothing breaks', async () => {
    const { bot, isWell } = await begin();
    inject(bot, sending, status(500), 2);
    await bot.ann.types('secret');
    await isWell(secret);
  });

  it.each<readonly [what: string, who: (bot: Bot) => string]>([
    ['has not installed the bot', () => people.without],
    [
      'has blocked the bot',
      (bot) => {
        bot.person(people.ben).blocks();
        return people.ben;
      },
    ],
  ])('who %s: the channel is told how to add it, in one line', async (_, who) => {
    const { bot, isWell } = await begin();
    const person = bot.person(who(bot), places.roads);
    await person.types('@HMEP secret');
    await hears(person, 'choose Add');
    expect(person.readsHere()).not.toContain(secret);
    const line = bot.fake.world.conversation(places.roads).activities.at(-1)?.content;
    expect(String(line?.['text'])).toMatch(/^[^\n]+$/u);
    expect(line).not.toHaveProperty('attachments');
    await isWell(secret);
  });

  it('who has not installed the bot, and presses in an old client', async () => {
    const { bot, isWell } = await begin();
    await bot.annIn('roads').types('@HMEP board');
    const olga = bot.person(people.without, places.roads, true);
    await olga.presses('Mine');
    await hears(olga, 'choose Add');
    await isWell();
  });
});
