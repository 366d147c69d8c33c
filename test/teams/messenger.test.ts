import { describe, expect, it } from 'vitest';
import { databases } from '../support/databases.ts';
import { type Injected, preconditionFailed, throttled } from '../support/teams/injections.ts';
import { people, places } from './bot-set-up.ts';
import { beginMessenger, refOf, sending } from './messenger-set-up.ts';

const database = databases[1].use();
const begin = async (settings: Parameters<typeof beginMessenger>[1] = {}) => {
  const begun = await beginMessenger(database(), settings);
  await begun.meet();
  return begun;
};

const error = (status: number, code: string): Injected => ({ kind: 'error', status, code });
const status = (number: number): Injected => ({ kind: 'status', status: number, body: '' });

type Case = readonly [what: string, answer: Injected, outcome: object, arrives: number];

const outcomes: readonly Case[] = [
  ['412', preconditionFailed, { kind: 'failed' }, 0],
  ['503', status(503), { kind: 'failed' }, 0],
  ['500', status(500), { kind: 'uncertain' }, 0],
  ['502 after all', { kind: 'gateway', status: 502 }, { kind: 'uncertain' }, 1],
  ['504 after all', { kind: 'gateway', status: 504 }, { kind: 'uncertain' }, 1],
  ['a connection that closes before', { kind: 'close', effect: 'missing' }, { kind: 'uncertain' }, 0],
  ['a connection that closes after', { kind: 'close', effect: 'done' }, { kind: 'uncertain' }, 1],
  ['a refusal', error(400, 'BadArgument'), { kind: 'failed', final: true }, 0],
  ['a message that is too long', error(413, 'MessageSizeTooBig'), { kind: 'failed', final: true }, 0],
  ['the end of a conversation', error(404, 'ConversationNotFound'), { kind: 'unreachable' }, 0],
  ['a conversation without the bot', error(403, 'BotNotInConversationRoster'), { kind: 'unreachable' }, 0],
  ['somebody who blocked it', error(403, 'MessageWritesBlocked'), { kind: 'unreachable' }, 0],
  ['some other 403', error(403, 'Whatever'), { kind: 'unreachable' }, 0],
  ['administrators', error(403, 'BotDisabledByAdmin'), { kind: 'stopped' }, 0],
  ['another cloud', error(403, 'InvalidBotApiHost'), { kind: 'stopped' }, 0],
];

const where = ['somebody', 'a channel', 'a group chat'] as const;

const addressed = async (begun: Awaited<ReturnType<typeof begin>>, to: (typeof where)[number]) => {
  if (to === 'somebody') return [await begun.toPerson(people.ann), begun.chatOf(people.ann)] as const;
  const place = to === 'a channel' ? 'roads' : 'chat';
  return [await begun.toPlace(place), places[place]] as const;
};

describe.each(where)('a message to %s', (to) => {
  it.each(outcomes)('that meets %s has an outcome, and is not sent again', async (_, answer, outcome, arrives) => {
    const begun = await begin();
    const { bot, inject, send, posted } = begun;
    const [address, conversation] = await addressed(begun, to);
    const before = bot.fake.calls.length;
    inject(answer, sending);
    expect(await send(address)).toMatchObject(outcome);
    expect(bot.fake.calls.length - before).toBe(1);
    expect(posted(conversation)).toBe(arrives);
    expect(bot.leaks('A notice')).toEqual([]);
  });

  it('waits as long as Teams says', async () => {
    const begun = await begin();
    const [address] = await addressed(begun, to);
    begun.inject(throttled(30), sending);
    const notBefore = new Date(begun.bot.clock.now().getTime() + 30_000);
    expect(await begun.send(address)).toEqual({ kind: 'later', notBefore });
  });

  it('that Teams says nothing about is uncertain', { timeout: 40_000 }, async () => {
    const begun = await begin({ patience: { service: 1_000 } });
    const [address, conversation] = await addressed(begun, to);
    begun.inject({ kind: 'hang', ms: 3_000, effect: 'before' }, sending);
    expect(await begun.send(address)).toMatchObject({ kind: 'uncertain' });
    expect(begun.posted(conversation)).toBe(1);
  });

  it('arrives, and is changed where it stands', async () => {
    const begun = await begin();
    const { bot, send, update, posted } = begun;
    const [address, conversation] = await addressed(begun, to);
    const ref = refOf(await send(address));
    expect(posted(conversation)).toBe(1);
    expect(await update(JSON.parse(JSON.stringify(ref)), address)).toEqual({ kind: 'sent', ref });
    expect(posted(conversation)).toBe(0);
    expect(bot.fake.world.conversation(conversation).activities.at(-1)).toMatchObject({ edits: 1 });
  });

  it('is sent with a new token where the old one is not accepted any more', async () => {
    const begun = await begin();
    const [address, conversation] = await addressed(begun, to);
    begun.bot.fake.revokeTokens();
    expect(await begun.send(address)).toMatchObject({ kind: 'sent' });
    expect(begun.posted(conversation)).toBe(1);
  });

  it('is a failure that is tried again where nobody listens', async () => {
    const begun = await begin();
    const [address] = await addressed(begun, to);
    await begun.bot.fake.stop();
    expect(await begun.send(address)).toMatchObject({ kind: expect.stringMatching(/failed|uncertain/u) });
    expect(await begun.send(address)).toMatchObject({ kind: 'failed' });
  });
});

describe('a message', () => {
  it('to a channel begins a new thread each time', async () => {
    const { bot, send, toPlace } = await begin();
    const threads = () =>
      new Set(bot.fake.world.conversation(places.roads).activities.map(({ thread }) => thread)).size;
    const before = threads();
    await send(await toPlace('roads'));
    await send(await toPlace('roads'));
    expect(threads()).toBe(before + 2);
  });

  it('to somebody who has only spoken in a channel opens their chat', async () => {
    const { send, toPerson, posted, chatOf } = await begin();
    expect(await send(await toPerson(people.ben))).toMatchObject({ kind: 'sent' });
    expect(posted(chatOf(people.ben))).toBe(1);
  });

  it.each<readonly [what: string, answer: Injected]>([
    ['500', status(500)],
    ['a gateway', { kind: 'gateway', status: 504 }],
    ['a connection that closes', { kind: 'close', effect: 'missing' }],
  ])('is tried again where the chat could not be opened because of %s', async (_, answer) => {
    const { inject, send, toPerson, posted, chatOf } = await begin();
    inject(answer, 'createConversation');
    expect(await send(await toPerson(people.ben))).toMatchObject({ kind: 'failed' });
    expect(await send(await toPerson(people.ben))).toMatchObject({ kind: 'sent' });
    expect(posted(chatOf(people.ben))).toBe(1);
  });

  it('to somebody for whom the bot is not installed is unreachable', async () => {
    const { send, toPerson } = await begin();
    expect(await send(await toPerson(people.without))).toMatchObject({ kind: 'unreachable' });
  });

  it('to somebody who has blocked the bot is unreachable', async () => {
    const { bot, send, toPerson } = await begin();
    bot.ann.blocks();
    expect(await send(await toPerson(people.ann))).toMatchObject({ kind: 'unreachable' });
  });

  it('to somebody who has removed the bot is unreachable', async () => {
    const { bot, send, toPerson } = await begin();
    const calls = bot.fake.calls.length;
    await bot.ann.uninstalls();
    expect(await send(await toPerson(people.ann))).toMatchObject({ kind: 'unreachable' });
    expect(bot.fake.calls.length).toBe(calls);
  });

  it.each(['roads', 'chat'] as const)('to a place without the bot (%s) is unreachable', async (place) => {
    const { bot, send, toPlace } = await begin();
    const to = await toPlace(place);
    bot.fake.world.conversation(places[place]).setInstalled(false);
    expect(await send(to)).toMatchObject({ kind: 'unreachable' });
  });
});

describe('an update', () => {
  const sent = async () => {
    const begun = await begin();
    const to = await begun.toPlace('roads');
    return { ...begun, to, ref: refOf(await begun.send(to)) };
  };

  it.each<readonly [what: string, answer: Injected, kind: string]>([
    ['is limited', throttled(5), 'later'],
    ['meets 412', preconditionFailed, 'failed'],
    ['meets 503', status(503), 'failed'],
    ['meets a broken Teams', status(500), 'uncertain'],
    ['is in a conversation that is gone', error(404, 'ConversationNotFound'), 'unreachable'],
    ['is gone', error(404, 'ActivityNotFoundInConversation'), 'unreachable'],
    ['is not the bot’s', error(403, 'NotEnoughPermissions'), 'unreachable'],
    ['is in a tenant that is shut', error(403, 'BotDisabledByAdmin'), 'stopped'],
  ])('of one that %s has an outcome', async (_, answer, kind) => {
    const { inject, update, ref, to } = await sent();
    inject(answer, 'update');
    expect(await update(ref, to)).toMatchObject({ kind });
  });

  it('of one that somebody deleted is unreachable', async () => {
    const { bot, update, ref, to } = await sent();
    bot.fake.world.conversation(places.roads).activities.length = 0;
    expect(await update(ref, to)).toMatchObject({ kind: 'unreachable' });
  });
});
