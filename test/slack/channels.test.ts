import { describe, expect, it } from 'vitest';
import { databases } from '../support/databases.ts';
import type { Injected } from '../support/slack/injections.ts';
import { type Bot, beginBot, channels, people, workspace } from './bot-set-up.ts';
import { beginListening, tell, wrapped } from './events-set-up.ts';

const database = databases[1].use();

const known = async (home: string): Promise<readonly string[]> => {
  const rows = await database().prisma.conversation.findMany({
    where: { workspace: { externalId: home } },
    select: { externalId: true },
    orderBy: { externalId: 'asc' },
  });
  return rows.map(({ externalId }) => externalId);
};

const mine: readonly string[] = [channels.guests, channels.roads, channels.shared];

/** The bot was in a channel when it ran last, and is not in it any more. */
const loseChannel = async (): Promise<void> => {
  const { prisma } = database();
  const key = { platform: 'slack', externalId: workspace.id } as const;
  const { id } = await prisma.workspace.upsert({
    where: { platform_externalId: key },
    create: { ...key, name: workspace.name, state: 'admitted', createdAt: new Date() },
    update: {},
  });
  await prisma.conversation.deleteMany();
  const remembered = { workspaceId: id, name: '#some', address: {}, createdAt: new Date() };
  await prisma.conversation.createMany({
    data: [...mine, 'C0LOST'].map((externalId) => ({ ...remembered, externalId })),
  });
};

const hasSaid = (bot: Bot, words: string) => expect.poll(() => bot.lines.join('')).toContain(words);

describe('at the start', () => {
  it('channels that the bot was taken out of meanwhile are forgotten, and it is still in the others', async () => {
    await loseChannel();
    await beginBot({ database: database() });
    await expect.poll(() => known(workspace.id)).toEqual(mine);
  });

  it('no channel is forgotten where Slack does not tell of all', async () => {
    await loseChannel();
    const answer: Injected = { kind: 'error', error: 'internal_error' };
    const bot = await beginBot({
      database: database(),
      before: ({ inject }) => inject({ method: 'users.conversations', answer }),
    });
    await hasSaid(bot, 'Slack did not say which channels the bot is in');
    expect(await known(workspace.id)).toContain('C0LOST');
  });

  it('a pause that Slack asks for is kept', async () => {
    await loseChannel();
    const answer: Injected = { kind: 'status', status: 429, headers: { 'retry-after': '1' }, body: '{}' };
    await beginBot({
      database: database(),
      before: ({ inject }) => inject({ method: 'users.conversations', answer }),
    });
    await expect.poll(() => known(workspace.id), { timeout: 5_000 }).toEqual(mine);
  });

  it('an organisation’s channels are found in each of its workspaces', async () => {
    const bot = 'U0HMEP';
    const home = { id: 'E0COUNTIES', name: 'The counties' };
    const organisation = {
      ...home,
      token: 'xoxb-a-token-for-tests',
      botUserId: bot,
      teams: ['T0EAST', 'T0WEST'],
      users: [],
      channels: [
        { id: 'C1EAST', name: 'east', members: [bot], teams: ['T0EAST'] },
        { id: 'C2BOTH', name: 'both', members: [bot], teams: ['T0EAST', 'T0WEST'] },
        { id: 'C3WEST', name: 'west', members: [bot], teams: ['T0WEST'] },
        { id: 'C4WITHOUT', name: 'without', members: [], teams: ['T0WEST'] },
        { id: 'C5CLOSED', name: 'closed', members: [bot], teams: ['T0NORTH'] },
      ],
    };
    await beginBot({ database: database(), many: true, home, slack: { workspaces: [organisation] } });
    await expect.poll(() => known(home.id)).toEqual(['C1EAST', 'C2BOTH', 'C3WEST']);
  });
});

describe('the membership of the bot', () => {
  const begin = () => beginListening(database());
  const isKnown = (channel: string) => database().prisma.conversation.count({ where: { externalId: channel } });
  const known = () => isKnown(channels.without);

  it('is noted when it is invited, and forgotten when it leaves', async () => {
    const { bot } = await begin();
    bot.fake.world.channel(workspace.id, channels.without).members.add('U0HMEP');
    await tell(bot, wrapped(bot, { type: 'member_joined_channel', user: 'U0HMEP', channel: channels.without }), 2);
    await expect.poll(known).toBe(1);
    await tell(bot, wrapped(bot, { type: 'channel_left', channel: channels.without }), 2);
    await expect.poll(known).toBe(0);
  });

  it.each(['channel', 'group'])(
    'is forgotten when a %s is closed, and noted again when it is opened again',
    async (kind) => {
      const { bot } = await begin();
      const roads = bot.fake.world.channel(workspace.id, channels.roads);
      roads.isArchived = true;
      await tell(bot, wrapped(bot, { type: `${kind}_archive`, channel: channels.roads, user: people.ann }));
      await expect.poll(() => isKnown(channels.roads)).toBe(0);
      roads.isArchived = false;
      await tell(bot, wrapped(bot, { type: `${kind}_unarchive`, channel: channels.roads, user: people.ann }), 2);
      await expect.poll(() => isKnown(channels.roads)).toBe(1);
    },
  );

  it('is not noted in a channel that is opened again without it', async () => {
    const { bot } = await begin();
    await tell(bot, wrapped(bot, { type: 'channel_unarchive', channel: channels.without, user: people.ann }));
    expect(await known()).toBe(0);
  });
});
