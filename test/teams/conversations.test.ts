import { beforeEach, describe, expect, it } from 'vitest';
import { countStatements, databases, emptyDatabase } from '../support/databases.ts';
import type { Json } from '../support/teams/world.ts';
import { deliver, inPlaceOf } from './bad-acts-set-up.ts';
import { annsObjectId, type Bot, beginBot, people, places } from './bot-set-up.ts';
import { said } from './guard-set-up.ts';

const database = databases[1].use();
beforeEach(() => emptyDatabase(database()));
const begin = (): Promise<Bot> => beginBot({ database: database() });

const account = () => database().prisma.account.findFirst({ where: { externalId: annsObjectId } });
const channels = async (): Promise<readonly string[]> =>
  (await database().prisma.conversation.findMany({ orderBy: { name: 'asc' } })).map(({ externalId }) => externalId);
const addressOf = async (place: keyof typeof places) =>
  (await database().prisma.conversation.findFirst({ where: { externalId: places[place] } }))?.address;

/** Something that Teams tells of a team. */
const told = (bot: Bot, eventType: string, channelData: Json): Json =>
  said(bot, '', {
    type: 'conversationUpdate',
    text: undefined,
    conversation: { id: places.general, conversationType: 'channel', isGroup: true, tenantId: bot.tenant },
    channelData: {
      tenant: { id: bot.tenant },
      team: { id: places.general, name: 'Westhaven team' },
      eventType,
      ...channelData,
    },
  });

describe('where somebody is reached', () => {
  it('is compared at each message, and written only when it has changed', async () => {
    const bot = await begin();
    const first = said(bot, 'secret');
    const writing = await countStatements(database(), () => deliver(bot, first));
    const again = await countStatements(database(), () => deliver(bot, said(bot, 'secret')));
    expect(again).toBe(1);
    expect(writing).toBeGreaterThan(again);
    const other = `${bot.fake.serviceUrl.replace('127.0.0.1', 'localhost')}`;
    const moved = said(bot, 'secret', { serviceUrl: other });
    await deliverFrom(bot, moved, other);
    expect(JSON.stringify((await account())?.address)).toContain(other);
  });

  it('is compared in channels, too', async () => {
    const bot = await begin();
    const inRoads = () => said(bot, 'tell', inPlaceOf(bot, 'roads'));
    await deliver(bot, inRoads());
    expect(await countStatements(database(), () => deliver(bot, inRoads()))).toBe(2);
    const before = await addressOf('roads');
    const other = `${bot.fake.serviceUrl.replace('127.0.0.1', 'localhost')}`;
    await deliverFrom(bot, { ...inRoads(), serviceUrl: other }, other);
    expect(await addressOf('roads')).not.toEqual(before);
    expect(JSON.stringify(await addressOf('roads'))).toContain(other);
    expect(JSON.stringify((await account())?.address)).toContain(other);
  });

  it('is the channel, whatever thread somebody speaks in', async () => {
    const bot = await begin();
    const ann = bot.annIn('roads');
    await ann.types('@HMEP tell');
    const before = await addressOf('roads');
    await ann.replies('@HMEP tell');
    expect(await addressOf('roads')).toEqual(before);
    expect(JSON.stringify(before)).not.toContain('messageid');
    expect(await channels()).toEqual([places.roads]);
  });

  it('keeps the name of a channel, which messages do not tell, and follows it', async () => {
    const bot = await begin();
    const channel = { id: places.roads, name: 'Roads' };
    await bot.annIn('roads').types('@HMEP tell');
    await deliver(bot, told(bot, 'channelRenamed', { channel }));
    await bot.annIn('roads').types('@HMEP tell');
    expect(await database().prisma.conversation.findMany()).toMatchObject([{ name: 'Roads' }]);
  });
});

/** From another region, whose token names it. */
const deliverFrom = async (bot: Bot, activity: Json, serviceUrl: string): Promise<void> => {
  const response = await fetch(`${bot.url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${bot.fake.tokenFor(serviceUrl)}` },
    body: JSON.stringify(activity),
  });
  expect(response.status).toBe(200);
  await response.text();
  await bot.settled();
};

describe('the end of an installation', () => {
  it('for somebody makes them unreachable, until they add it again', async () => {
    const bot = await begin();
    await bot.ann.installs();
    expect((await account())?.address).not.toBeNull();
    await bot.ann.uninstalls();
    expect((await account())?.address).toBeNull();
    await bot.ann.installs();
    expect((await account())?.address).not.toBeNull();
  });

  it('in a team forgets all its channels, and no others', async () => {
    const bot = await begin();
    for (const place of ['roads', 'bridges', 'chat'] as const) await bot.annIn(place).types('@HMEP tell');
    await bot.annIn('bridges').installs();
    expect(await channels()).toHaveLength(3);
    await bot.annIn('roads').uninstalls();
    expect(await channels()).toEqual([places.chat]);
  });

  it('in a group chat forgets it', async () => {
    const bot = await begin();
    for (const place of ['roads', 'chat'] as const) await bot.annIn(place).types('@HMEP tell');
    await bot.annIn('chat').uninstalls();
    expect(await channels()).toEqual([places.roads]);
  });

  it('that is told twice, by somebody nobody knows, breaks nothing', async () => {
    const bot = await begin();
    await bot.annIn('roads').uninstalls();
    await bot.annIn('roads').uninstalls();
    expect(await channels()).toEqual([]);
    expect(bot.leaks()).toEqual([]);
  });

  it('is also that of a channel that was deleted, and of a team', async () => {
    const bot = await begin();
    for (const place of ['roads', 'bridges', 'chat'] as const) await bot.annIn(place).types('@HMEP tell');
    await deliver(bot, told(bot, 'channelDeleted', { channel: { id: places.roads, name: 'Roads' } }));
    expect([...(await channels())].sort()).toEqual([places.bridges, places.chat]);
    await deliver(bot, told(bot, 'teamDeleted', {}));
    expect(await channels()).toEqual([places.chat]);
  });

  it('of one team leaves those of another tenant alone', async () => {
    const bot = await begin();
    const other = await beginBot({ database: database() });
    await bot.annIn('roads').types('@HMEP tell');
    await other.annIn('roads').types('@HMEP tell');
    await bot.annIn('roads').uninstalls();
    expect(await channels()).toEqual([places.roads]);
  });
});

describe('the welcome', () => {
  const welcomes = (bot: Bot): number => bot.ann.readsHere().split('Welcome.').length - 1;
  const activities = (bot: Bot): readonly Json[] => {
    const bare = { text: undefined, textFormat: undefined };
    const membersAdded = [{ id: bot.fake.world.botId }];
    return [
      said(bot, '', { ...bare, type: 'installationUpdate', action: 'add' }),
      said(bot, '', { ...bare, type: 'conversationUpdate', membersAdded }),
    ];
  };

  it.each(['one after the other', 'the other way round', 'at once', 'twice each', 'twice each, at once'] as const)(
    'comes once where Teams tells in both ways, %s',
    async (order) => {
      const bot = await begin();
      const both = activities(bot);
      const told2 = order.startsWith('twice') ? [...both, ...both] : both;
      const inOrder = order === 'the other way round' ? told2.toReversed() : told2;
      if (order.endsWith('at once')) await Promise.all(inOrder.map((each) => deliver(bot, each)));
      else for (const each of inOrder) await deliver(bot, each);
      expect(welcomes(bot)).toBe(1);
    },
  );

  it('does not come after the first words, and comes again to whoever adds it again', async () => {
    const bot = await begin();
    await bot.ann.types('secret');
    await bot.ann.installs();
    expect(welcomes(bot)).toBe(0);
    await bot.ann.uninstalls();
    await bot.ann.installs();
    expect(welcomes(bot)).toBe(1);
  });

  it.each(['roads', 'chat'] as const)('is none in %s, where nobody has asked', async (place) => {
    const bot = await begin();
    const person = bot.person(people.ann, places[place]);
    await person.installs();
    expect(person.readsHere()).toBe('');
    expect(await channels()).toEqual([places[place]]);
  });

  it('is none where somebody else joins', async () => {
    const bot = await begin();
    const membersAdded = [{ id: people.ben }];
    await deliver(bot, { ...told(bot, 'teamMemberAdded', {}), membersAdded, membersRemoved: membersAdded });
    expect(bot.annIn('general').readsHere()).toBe('');
    expect(await channels()).toEqual([]);
  });
});
