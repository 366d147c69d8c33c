import { beforeEach, describe, expect, it } from 'vitest';
import { databases, emptyDatabase } from '../support/databases.ts';
import { deliver, pressed } from './bad-acts-set-up.ts';
import { elsewhere, people, places, stranger } from './bot-set-up.ts';
import { beginReal } from './real-app-set-up.ts';

const database = databases[1].use();
beforeEach(() => emptyDatabase(database()));

const officeChannel = async (): Promise<string | undefined> =>
  (await database().prisma.officeChannel.findFirst({ select: { channel: { select: { externalId: true } } } }))?.channel
    .externalId;

describe('what somebody asks in a channel and reads in their own chat', () => {
  const begin = async () => {
    const begun = await beginReal(database());
    await begun.beOffice();
    await begun.bot.annIn('roads').types('@HMEP help');
    return begun;
  };

  it('counts in the channel when it is pressed, however often it was answered in between', async () => {
    const { bot, rejections } = await begin();
    await bot.annIn('roads').types('@HMEP office here');
    expect(bot.ann.reads()).toContain('the office’s channel?');
    await bot.ann.presses('Use this channel');
    expect(bot.ann.reads()).toContain('New cards and reports are posted there.');
    expect(await officeChannel()).toBe(places.roads);
    await bot.ann.presses('Send to each officer instead');
    expect(await officeChannel()).toBeUndefined();
    expect(rejections).toEqual([]);
  });

  it('counts in the chat where it was asked there', async () => {
    const { bot } = await begin();
    await bot.ann.types('office here');
    expect(bot.ann.reads()).toContain('in a channel that only the office is in');
    const answer = bot.fake.world.personal(bot.tenant, people.ann).activities.at(-1);
    expect(JSON.stringify(answer?.content)).not.toContain(places.roads);
  });

  it('counts nowhere else, whatever somebody writes into it', async () => {
    const { bot } = await begin();
    await bot.person(stranger, elsewhere).installs();
    const use = { v: 1, do: 'press', command: 'office here', values: { to: 'here' } };
    for (const via of [`${elsewhere} General`, elsewhere, '', `${places.bridges} Bridges`]) {
      const answer = await deliver(bot, pressed(bot, { hmep: { ...use, via } }));
      expect(answer.status).toBe(200);
      expect(await officeChannel()).toBeUndefined();
    }
  });
});
