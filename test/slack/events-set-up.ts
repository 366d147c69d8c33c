import { expect } from 'vitest';
import type { Database } from '../../src/storage/database.ts';
import { eventCallback } from '../support/slack/client-events.ts';
import type { Json } from '../support/slack/world.ts';
import { type Bot, type BotSettings, beginBot, workspace } from './bot-set-up.ts';
import { watchRejections } from './guard-set-up.ts';

/** A bot of which nothing may be broken afterwards. */
export const beginListening = async (database: Database, more: Pick<BotSettings, 'many' | 'before'> = {}) => {
  const rejections = watchRejections();
  const bot = await beginBot({ database, ...more });
  const isWell = (): void => {
    expect(rejections).toEqual([]);
    expect(bot.leaks()).toEqual([]);
  };
  return { bot, isWell };
};

/** An event as Slack wraps it; `more` is of its envelope. */
export const wrapped = ({ fake }: Bot, event: Json, more: Json = {}): Json => ({
  ...eventCallback(fake.world, fake.world.workspace(workspace.id), event),
  ...more,
});

/** Slack tells of it, as often as is said. */
export const tell = async (bot: Bot, body: Json, times = 1): Promise<void> => {
  const transport = bot.transport();
  expect(await transport.deliver('event', body)).toMatchObject({ status: 200 });
  for (let n = 1; n < times; n += 1) expect(await transport.repeats()).toMatchObject({ status: 200 });
  await bot.settled();
};
