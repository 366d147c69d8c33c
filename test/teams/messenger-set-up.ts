import type { AccountId } from '../../src/chat/ids.ts';
import type { View } from '../../src/chat/view.ts';
import type { Address, Json, MessageRef, Outcome, SentId } from '../../src/delivery/message.ts';
import type { Database } from '../../src/storage/database.ts';
import type { Operation } from '../support/teams/call.ts';
import type { Injected } from '../support/teams/injections.ts';
import { type BotSettings, beginBot, people, places } from './bot-set-up.ts';

const note: View = { summary: 'A notice', blocks: [{ kind: 'text', text: 'A notice <at>all</at>, in full.' }] };
const later: View = { summary: 'Later', blocks: [{ kind: 'text', text: 'Something else.' }] };
const delivery = '5f0c9f3e-0000-4000-8000-000000000001' as SentId;

/** All the ways in which the connector takes a message. */
export const sending: readonly Operation[] = ['send', 'reply', 'createConversation'];

export const refOf = (outcome: Outcome): MessageRef => {
  if (outcome.kind !== 'sent') throw new Error(`It was not sent: ${JSON.stringify(outcome)}`);
  return outcome.ref;
};

/** What sends on Teams, as the deliveries see it, in places that the bot has heard of. */
export const beginMessenger = async (database: Database, settings: Partial<BotSettings> = {}) => {
  const bot = await beginBot({ database, ...settings });
  const { messenger } = bot.connection;
  const { prisma } = database;
  const base = { platform: 'teams', workspace: bot.tenant } as const;

  const toPlace = async (place: keyof typeof places): Promise<Address> => {
    const workspaceId = await bot.workspace();
    const where = { workspaceId_externalId: { workspaceId, externalId: places[place] } };
    const { externalId, address } = await prisma.conversation.findUniqueOrThrow({ where });
    return { ...base, kind: 'conversation', externalId, address: address as Json };
  };
  const toPerson = async (user: string): Promise<Address> => {
    const { aadObjectId = '' } = bot.fake.world.tenant(bot.tenant).users.get(user) ?? {};
    const workspaceId = await bot.workspace();
    const where = { workspaceId_externalId: { workspaceId, externalId: aadObjectId } };
    const { id, externalId, address } = await prisma.account.findUniqueOrThrow({ where });
    return { ...base, kind: 'account', account: id as AccountId, externalId, address: address as Json };
  };
  /** The bot hears of Ann's chat, of Ben who only speaks in channels, and of the places. */
  const meet = async (): Promise<void> => {
    await bot.ann.types('help');
    for (const user of [people.ben, people.without]) await bot.person(user, places.roads).types('@HMEP tell');
    await bot.annIn('chat').types('@HMEP tell');
  };
  const inject = (answer: Injected, on: Operation | readonly Operation[], times = 1): void =>
    bot.fake.inject({ on, answer, times });

  return {
    bot,
    messenger,
    meet,
    inject,
    toPlace,
    toPerson,
    send: (to: Address): Promise<Outcome> => messenger.send(to, note, delivery),
    update: (ref: MessageRef, at: Address): Promise<Outcome> => messenger.update(ref, later, at),
    /** How often the notice stands in a conversation. */
    posted: (conversation: string): number =>
      bot.fake.world
        .conversation(conversation)
        .activities.filter(({ content }) => JSON.stringify(content).includes('in full')).length,
    chatOf: (user: string): string => bot.fake.world.personal(bot.tenant, user).id,
  };
};
