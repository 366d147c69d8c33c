import type { AccountId, ConversationId } from '../../src/chat/ids.ts';
import { isVisibleTo, type Message } from './message.ts';

/** A message that is new, or was drawn anew. */
export interface Change {
  readonly message: Message;
  readonly isNew: boolean;
}

/** A page that is open, and what to tell it. */
export interface Watcher {
  readonly page: string;
  readonly account: AccountId;
  readonly conversation: ConversationId;
  readonly tell: (change: Change) => void;
}

export type Hub = ReturnType<typeof createHub>;

/** Tells open pages what has changed, so that messages arrive without reloading. */
export const createHub = () => {
  const watchers = new Set<Watcher>();
  return {
    /** @returns what ends the watch */
    watch: (watcher: Watcher): (() => void) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    /** Tells every page that may see the message, save the one that caused it and has it already. */
    publish: (change: Change, causedBy: string): void => {
      const { message } = change;
      for (const { page, account, conversation, tell } of watchers) {
        if (page !== causedBy && conversation === message.conversation && isVisibleTo(message, account)) tell(change);
      }
    },
  };
};
