import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Database } from '../../src/storage/database.ts';
import { watchRejections } from '../slack/guard-set-up.ts';
import type { Answer } from '../support/teams/transport.ts';
import type { Json } from '../support/teams/world.ts';
import { type Bot, type BotSettings, beginBot, people, places } from './bot-set-up.ts';
import { said } from './guard-set-up.ts';

/** A bot of which nothing may be broken afterwards. */
export const beginWell = async (database: Database, settings: Partial<BotSettings> = {}) => {
  const rejections = watchRejections();
  await database.prisma.draft.deleteMany();
  const bot = await beginBot({ database, ...settings });
  /** It goes on, nothing was changed, and nothing that is nobody's business was logged. */
  const isWell = async (...words: readonly string[]): Promise<void> => {
    expect(bot.contract.changes).toEqual([]);
    await bot.ann.types('count');
    await expect.poll(() => bot.ann.readsHere()).toContain('This is number 1.');
    expect(rejections).toEqual([]);
    expect(bot.leaks(...words)).toEqual([]);
  };
  return { bot, rejections, isWell };
};

/** In the place of the chat: a channel, its thread, or a group chat. */
export const inPlaceOf = (bot: Bot, place: keyof typeof places): Json => {
  const { id, kind, team } = bot.fake.world.conversation(places[place]);
  const ofTeam = team && { team: { id: team.id }, channel: { id } };
  return {
    conversation: { id, conversationType: kind, isGroup: true, tenantId: bot.tenant },
    channelData: { tenant: { id: bot.tenant }, ...ofTeam },
  };
};

/** Something that Teams wants an answer to, of Ann in her chat. */
export const invoked = (bot: Bot, name: string, value: unknown, change: Json = {}): Json => ({
  ...said(bot, ''),
  type: 'invoke',
  id: `f:${randomUUID()}`,
  name,
  value,
  ...change,
});

/** An action of a card. @param data what the action carries */
export const pressed = (bot: Bot, data: unknown, change: Json = {}): Json => {
  const action = { type: 'Action.Execute', title: 'Press', verb: 'hmep', data };
  return invoked(bot, 'adaptiveCard/action', { action, trigger: 'manual' }, change);
};

/** The same in a message, of an older client. */
export const submitted = (bot: Bot, data: unknown, change: Json = {}): Json =>
  said(bot, '', { text: undefined, value: data, ...change });

export const hmep = (act: object, inputs: object = {}): object => ({ hmep: { v: 1, ...act }, ...inputs });

/** Delivers it, and waits until the bot is done. */
export const deliver = async (bot: Bot, activity: Json): Promise<Answer> => {
  const answer = await bot.transport().deliver(activity);
  await bot.settled();
  return answer;
};

export const ben = (bot: Bot): Json => {
  const user = bot.fake.world.tenant(bot.tenant).users.get(people.ben);
  return { id: people.ben, name: user?.name, aadObjectId: user?.aadObjectId };
};

export const draftOfNobody = '0f8fad5b-d9cb-469f-a165-70867728950e';
export const gone = `#${'b'.repeat(32)}`;
