import type { AccountId, ConversationId } from '../../src/chat/ids.ts';
import type { Deeds } from '../../src/home/story/story.ts';
import { isVisibleTo, type Message } from './message.ts';

/** What happened to a conversation. */
export interface Change {
  readonly message: Message;
  /** `again`: a second delivery found it there. */
  readonly how: 'added' | 'again' | 'replaced';
}

/** A page that is open, and what to tell it. */
export interface Watcher {
  readonly page: string;
  readonly account: AccountId;
  readonly conversation: ConversationId;
  readonly tell: (change: Change) => void;
  /** What was done there, and took long, is done. */
  readonly finish: (delivery: string) => void;
  /** The bot's clock was moved. */
  readonly moved: () => void;
  /** The story of the first steps has come so far. */
  readonly advanced: (deeds: Deeds) => void;
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
    /**
     * Tells every page that may see the message.
     * @param except the page that has it already: the one it was done on
     */
    publish: (change: Change, except?: string): void => {
      const { message } = change;
      for (const { page, account, conversation, tell } of watchers) {
        if (page !== except && conversation === message.conversation && isVisibleTo(message, account)) tell(change);
      }
    },
    /** Tells every page, apart from the one it was done on, that the bot's clock was moved. */
    moved: (except: string): void => {
      for (const watcher of watchers) if (watcher.page !== except) watcher.moved();
    },
    /** Tells every page how far the story has come. */
    advanced: (deeds: Deeds): void => {
      for (const watcher of watchers) watcher.advanced(deeds);
    },
    /** Ends the waiting of the page for what was done there. */
    finish: (page: string, delivery: string): void => {
      for (const watcher of watchers) if (watcher.page === page) watcher.finish(delivery);
    },
  };
};
