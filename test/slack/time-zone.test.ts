import { beforeEach, describe, expect, it } from 'vitest';
import { databases, emptyDatabase } from '../support/databases.ts';
import { type Bot, people, workspace } from './bot-set-up.ts';
import { beginListening, tell, wrapped } from './events-set-up.ts';

const database = databases[1].use();
beforeEach(() => emptyDatabase(database()));

const key = { platform: 'slack', workspace: { externalId: workspace.id }, externalId: people.ann } as const;
const zoneOf = async ({ contract }: Bot) => (await contract.people.find(key))?.caller.timeZone;

const annOf = ({ fake }: Pick<Bot, 'fake'>) => {
  const user = fake.world.workspace(workspace.id).users.get(people.ann);
  if (!user) throw new Error('Ann is not there');
  return user;
};

const begin = (timeZone: string) =>
  beginListening(database(), {
    before: (fake) => {
      annOf({ fake }).timeZone = timeZone;
    },
  });

describe('a time zone on Slack', () => {
  it('is known of whoever is met, and asked again the next day', async () => {
    const { bot, isWell } = await begin('America/New_York');
    await bot.ann.types('/hmep count');
    await expect.poll(() => zoneOf(bot)).toBe('America/New_York');
    annOf(bot).timeZone = 'Europe/Dublin';
    await bot.ann.types('/hmep count');
    expect(await zoneOf(bot)).toBe('America/New_York');
    bot.clock.advance({ days: 2 });
    await bot.ann.types('/hmep count');
    await expect.poll(() => zoneOf(bot)).toBe('Europe/Dublin');
    isWell();
  });

  it('follows when Slack tells that it has changed', async () => {
    const { bot, isWell } = await begin('America/New_York');
    await bot.ann.types('/hmep count');
    const user = { id: people.ann, team_id: workspace.id, real_name: 'Annabel Quillfeather', tz: 'Asia/Tokyo' };
    await tell(bot, wrapped(bot, { type: 'user_change', user }));
    await expect.poll(() => zoneOf(bot)).toBe('Asia/Tokyo');
    isWell();
  });

  it.each([
    ['an unknown name', 'Mars/Phobos'],
    ['a bare offset', '+01:00'],
    ['the name of a computer’s setting', 'GMT Standard Time'],
    ['nothing', ''],
    ['null', null],
    ['a number', -18_000],
    ['a list', ['Europe/London']],
    ['something hostile', "Europe/London'; DROP TABLE accounts; --"],
    ['something endless', 'Europe/'.repeat(5_000)],
    ['what does not fit into a database', 'Europe\u0000/London'],
  ])('that is %s is nothing, and the one that is known stays', async (_, tz) => {
    const { bot, isWell } = await begin('America/New_York');
    await bot.ann.types('/hmep count');
    const user = { id: people.ann, team_id: workspace.id, real_name: 'Annabel Quillfeather-Renamed', tz };
    await tell(bot, wrapped(bot, { type: 'user_change', user }));
    await expect
      .poll(async () => (await bot.contract.people.find(key))?.caller)
      .toMatchObject({ name: 'Annabel Quillfeather-Renamed', timeZone: 'America/New_York' });
    isWell();
  });

  it('that is rubbish leaves a newcomer without one, and answered', async () => {
    const { bot, isWell } = await begin('Mars/Phobos');
    await bot.ann.types('/hmep count');
    await expect.poll(() => bot.ann.reads()).toContain('This is number 1.');
    expect(await bot.contract.people.find(key)).toBeDefined();
    expect(await zoneOf(bot)).toBeUndefined();
    isWell();
  });
});
