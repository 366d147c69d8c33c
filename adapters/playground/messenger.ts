import type { Clock } from '../../src/calendar/clock.ts';
import type { ConversationId } from '../../src/chat/ids.ts';
import type { Address, Messenger } from '../../src/delivery/message.ts';
import type { Database } from '../../src/storage/database.ts';
import type { Hub } from './hub.ts';
import { channelConversation, directConversation } from './places.ts';
import { createTranscript } from './store.ts';

const conversationOf = (to: Address): ConversationId =>
  to.kind === 'account' ? directConversation(to.externalId) : channelConversation(to.workspace, to.externalId);

const originOf = (id: string): string => `delivery:${id}`;

/** Writes what the bot says by itself into the playground's conversations, and tells the open pages. */
export const createPlaygroundMessenger = (database: Database, hub: Hub, clock: Clock): Messenger => {
  const transcript = createTranscript(database);
  return {
    // The embedded database has one session: more at once would only wait for each other.
    window: 20,

    send: async (to, view, id) => {
      const message = { conversation: conversationOf(to), content: { kind: 'view', view }, at: clock.now() } as const;
      const added = await transcript.add(originOf(id), message);
      hub.publish(added);
      return { kind: 'sent', ref: added.message.id };
    },

    update: async (ref, view) => {
      const redrawn = await transcript.redraw(String(ref), { kind: 'view', view });
      if (!redrawn) return { kind: 'unreachable', why: 'The message is gone.' };
      hub.publish(redrawn);
      return { kind: 'sent', ref };
    },

    find: async (_, id) => {
      const found = await transcript.find(originOf(id));
      return found ? { kind: 'sent', ref: found.id } : { kind: 'missing' };
    },
  };
};
