import { beforeEach, describe, expect, it } from 'vitest';
import { countStatements, databases, emptyDatabase } from '../support/databases.ts';
import { deliver, hmep, pressed } from './bad-acts-set-up.ts';
import { annsObjectId, type Bot, beginBot } from './bot-set-up.ts';
import { said } from './guard-set-up.ts';
import { beginReal } from './real-app-set-up.ts';

const database = databases[1].use();
beforeEach(() => emptyDatabase(database()));

const zoneOf = async (bot: Bot): Promise<string | undefined> => {
  const workspace = { externalId: bot.tenant };
  const known = await bot.contract.people.find({ platform: 'teams', workspace, externalId: annsObjectId });
  return known?.caller.timeZone;
};

const types = async (bot: Bot, localTimezone: unknown, text = 'secret'): Promise<number> =>
  (await deliver(bot, said(bot, text, { localTimezone }))).status;

describe('a time zone on Teams', () => {
  it('is that in which somebody writes, at once and for the very message', async () => {
    const { bot, rejections } = await beginReal(database());
    await types(bot, 'America/New_York', 'subscribe daily at 08:30');
    expect(bot.ann.reads()).toContain('You get all news every day at 08:30, America/New York time.');
    await types(bot, 'Europe/Dublin', 'subscribe daily at 5 pm');
    expect(bot.ann.reads()).toContain('You get all news every day at 17:00, Europe/Dublin time.');
    await types(bot, 'Europe/London', 'subscribe daily at 09:15');
    expect(bot.ann.reads()).toContain('You get all news every day at 09:15.');
    expect(await zoneOf(bot)).toBe('Europe/London');
    expect(rejections).toEqual([]);
    expect(bot.leaks()).toEqual([]);
  });

  it('stays where an act does not tell it', async () => {
    const bot = await beginBot({ database: database() });
    await types(bot, 'America/New_York');
    const press = pressed(bot, hmep({ do: 'press', command: 'secret', values: {} }));
    expect(press).not.toHaveProperty('localTimezone');
    expect(await deliver(bot, press)).toMatchObject({ status: 200 });
    await types(bot, undefined);
    expect(await zoneOf(bot)).toBe('America/New_York');
  });

  it('costs one statement where it is new, and none where it is not', async () => {
    const bot = await beginBot({ database: database() });
    await types(bot, 'America/New_York');
    const statements = (zone: string) => countStatements(database(), () => types(bot, zone, 'help'));
    const usual = await statements('America/New_York');
    expect(await statements('Europe/Dublin')).toBe(usual + 1);
    expect(await statements('Europe/Dublin')).toBe(usual);
  });

  it.each([
    ['an unknown name', 'Mars/Phobos'],
    ['a bare offset', '+01:00'],
    ['the name of a computer’s setting', 'GMT Standard Time'],
    ['nothing', ''],
    ['null', null],
    ['something hostile', "Europe/London'; DROP TABLE accounts; --"],
    ['something endless', 'Europe/'.repeat(5_000)],
    ['a number', -18_000],
    ['a list', ['Europe/London']],
  ])('that is %s is nothing, and the one that is known stays', async (_, rubbish) => {
    const bot = await beginBot({ database: database() });
    expect(await types(bot, rubbish)).toBe(200);
    expect(bot.ann.reads()).toContain('Between you and me.');
    expect(await zoneOf(bot)).toBeUndefined();
    await types(bot, 'America/New_York');
    expect(await types(bot, rubbish, 'count')).toBe(200);
    expect(bot.ann.reads()).toContain('This is number 1.');
    expect(await zoneOf(bot)).toBe('America/New_York');
    expect(bot.leaks()).toEqual([]);
  });
});
