import type { Clock } from '../../src/calendar/clock.ts';
import type { Caller } from '../../src/chat/caller.ts';
import type { DeliveryId } from '../../src/chat/ids.ts';
import type { Reply } from '../../src/chat/reply.ts';
import type { Conversation } from '../../src/chat/request.ts';
import type { Change, Hub } from './hub.ts';
import type { Content } from './message.ts';
import type { Transcript } from './store.ts';

/** One act of somebody in a conversation. */
export interface Act {
  readonly caller: Caller;
  readonly conversation: Conversation;
  readonly delivery: DeliveryId;
  /** The page it was done on, which gets its answer at once. */
  readonly page: string;
}

const isShared = ({ conversation }: Act): boolean => conversation.kind === 'channel';

export type Talk = ReturnType<typeof createTalk>;

/** Puts what people and the bot say into the conversation, and tells the pages that are open. */
export const createTalk = (transcript: Transcript, hub: Hub, clock: Clock) => {
  const publish = (change: Change, { page }: Act): Change => {
    hub.publish(change, page);
    return change;
  };

  const add = async (act: Act, content: Content, part: 'said' | 'answer', onlyCaller: boolean): Promise<Change> => {
    const message = {
      conversation: act.conversation.id,
      author: part === 'said' ? act.caller.account : null,
      onlyFor: onlyCaller ? act.caller.account : null,
      content,
      at: clock.now(),
    };
    const added = await transcript.add(`${act.caller.account}:${act.delivery}:${part}`, message);
    return publish({ message: added, isNew: true }, act);
  };

  /** Draws a message anew; where it is gone, or cannot be seen, what it says is added. */
  const replace = async (act: Act, id: string, content: Content): Promise<Change> => {
    const replaced = await transcript.replace(id, act.caller.account, content);
    return replaced ? publish({ message: replaced, isNew: false }, act) : add(act, content, 'answer', isShared(act));
  };

  return {
    /** Somebody says something; a slash command is seen by nobody else. */
    said: (act: Act, text: string, isPrivate: boolean): Promise<Change> =>
      add(act, { kind: 'said', name: act.caller.name, text }, 'said', isPrivate && isShared(act)),

    /**
     * The bot answers.
     * @param from the card or form that was used, if any
     */
    answered: async (
      act: Act,
      reply: Reply,
      from?: { readonly id: string; readonly isForm: boolean },
    ): Promise<readonly Change[]> => {
      switch (reply.kind) {
        case 'options':
          return [];
        case 'ask': {
          const content: Content = { kind: 'form', form: reply.form };
          return [
            from?.isForm ? await replace(act, from.id, content) : await add(act, content, 'answer', isShared(act)),
          ];
        }
        case 'show': {
          const content: Content = { kind: 'view', view: reply.view };
          if (from && (from.isForm || reply.replace)) return [await replace(act, from.id, content)];
          return [await add(act, content, 'answer', reply.to === 'caller' && isShared(act))];
        }
      }
    },
  };
};
