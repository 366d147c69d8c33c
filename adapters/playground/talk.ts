import type { Clock } from '../../src/calendar/clock.ts';
import type { Caller } from '../../src/chat/caller.ts';
import type { Form } from '../../src/chat/form.ts';
import type { DeliveryId } from '../../src/chat/ids.ts';
import type { Reply } from '../../src/chat/reply.ts';
import type { Conversation } from '../../src/chat/request.ts';
import type { Change } from './hub.ts';
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

/** The card or the form that was used. */
export interface Used {
  readonly id: string;
  readonly isForm: boolean;
}

const isShared = ({ conversation }: Act): boolean => conversation.kind === 'channel';

export type Talk = ReturnType<typeof createTalk>;

/** Puts what people and the bot say into the conversation. */
export const createTalk = (transcript: Transcript, clock: Clock) => {
  const add = (act: Act, part: 'said' | 'answer', content: Content, isPrivate: boolean): Promise<Change> =>
    transcript.add(`${act.caller.account}:${act.delivery}:${part}`, {
      conversation: act.conversation.id,
      ...(part === 'said' && { author: act.caller.account }),
      ...(isPrivate && isShared(act) && { onlyFor: act.caller.account }),
      content,
      at: clock.now(),
    });

  /** Draws a card anew. Where it is gone, or others see what they may not, what it says is added. */
  const replace = async (act: Act, id: string, content: Content, isPrivate: boolean): Promise<Change> => {
    const card = { id, conversation: act.conversation.id, account: act.caller.account };
    const replaced = await transcript.replace({ ...card, isPrivate: isPrivate && isShared(act) }, content);
    return replaced ?? add(act, 'answer', content, isPrivate);
  };

  return {
    /** Somebody says something; a slash command is seen by nobody else. */
    said: (act: Act, text: string, isPrivate: boolean): Promise<Change> =>
      add(act, 'said', { kind: 'said', name: act.caller.name, text }, isPrivate),

    /** The bot answers what was typed, or what was done with a card or a form of its own. */
    answered: async (act: Act, reply: Reply, used?: Used): Promise<readonly Change[]> => {
      switch (reply.kind) {
        case 'options':
        case 'noted':
          return [];
        case 'ask': {
          const content: Content = { kind: 'form', form: reply.form };
          return [used?.isForm ? await replace(act, used.id, content, true) : await add(act, 'answer', content, true)];
        }
        case 'show': {
          const content: Content = { kind: 'view', view: reply.view };
          const isPrivate = reply.to === 'caller';
          const replaces = used?.isForm || reply.replace;
          return [
            used && replaces
              ? await replace(act, used.id, content, isPrivate)
              : await add(act, 'answer', content, isPrivate),
          ];
        }
      }
    },

    /** What was typed into a form so far stands in it when the page is opened again. */
    kept: async ({ caller, conversation }: Act, id: string, form: Form): Promise<void> => {
      const card = { id, conversation: conversation.id, account: caller.account };
      await transcript.replace({ ...card, isPrivate: conversation.kind === 'channel' }, { kind: 'form', form });
    },
  };
};
