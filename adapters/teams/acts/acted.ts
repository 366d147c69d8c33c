import { z } from 'zod';
import type { Reply } from '../../../src/chat/reply.ts';
import type { View } from '../../../src/chat/view.ts';
import { isPersonal } from '../activity.ts';
import type { Card } from '../card.ts';
import { attached, cardType } from '../draw.ts';
import type { Invoked } from '../framework.ts';
import { type Act, doneIn } from '../parse-act.ts';
import { referenceOf } from '../place.ts';
import { addMeFirst, answeredInChat, oldCard } from '../words.ts';
import { tellAlone } from './answer.ts';
import { faultReply } from './fault.ts';
import { findKeptView } from './kept-view.ts';
import type { ActParts, Deed } from './parts.ts';
import { createReplyTo } from './reply-to.ts';

const pressed = z.object({ action: z.object({ data: z.unknown() }) });

const asCard = (card: Card): Invoked => ({ status: 200, body: { statusCode: 200, type: cardType, value: card } });
const asWords = (value: string): Invoked => ({
  status: 200,
  body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value },
});

const isForm = ({ do: what }: Act): boolean => what === 'submit' || what === 'change' || what === 'leave';

/** Answers an action of a card: the card becomes the answer, or the answer stands beside it. */
export const createActed = (parts: ActParts) => {
  const { draw, framework, kept, toPerson, log } = parts;
  const replyTo = createReplyTo(parts);

  /** Draws the card anew, for good: what the client shows now is gone when it is opened again. */
  const become = async ({ activity, tenant }: Deed, card: Card): Promise<Invoked> => {
    const { replyToId } = activity;
    if (replyToId !== undefined) {
      const message = { type: 'message', attachments: [attached(card)] } as const;
      await framework.update(referenceOf(activity, tenant), replyToId, message).catch(() => undefined);
    }
    return asCard(card);
  };

  const beside = async (deed: Deed, view: View): Promise<Invoked> => {
    const { activity, tenant } = deed;
    if (!isPersonal(activity)) return asWords(await tellAlone(parts, deed, view));
    await deed.reply(await draw.message(view, tenant, 'personal'));
    return asWords('Done.');
  };

  const shown = async (deed: Deed, act: Act, reply: Extract<Reply, { kind: 'show' }>): Promise<Invoked> => {
    const { activity, tenant } = deed;
    const isAlone = isPersonal(activity);
    const replaces = isForm(act) || reply.replace === true;
    if (replaces && (isAlone || reply.to === 'conversation')) {
      return become(deed, await draw.card(reply.view, tenant, isAlone ? 'personal' : 'channel'));
    }
    if (reply.to === 'conversation' && !isAlone) {
      await deed.reply(await draw.message(reply.view, tenant, 'channel'));
      return asWords('Done.');
    }
    return beside(deed, reply.view);
  };

  const asked = async (deed: Deed, act: Act, reply: Extract<Reply, { kind: 'ask' }>): Promise<Invoked> => {
    const { form } = reply;
    if (isPersonal(deed.activity)) {
      if (isForm(act)) return become(deed, await draw.form(form, 'personal'));
      await deed.reply(await draw.formMessage(form));
      return asWords('The form is below.');
    }
    // No dialog opens from here, so the form goes where its owner alone can fill it in.
    const { name } = deed.visitor.caller;
    const isSent = await toPerson(deed.visitor, deed.tenant, await draw.formMessage(form));
    return asWords(isSent ? answeredInChat(name) : addMeFirst(name));
  };

  const restOf = async (deed: Deed, { ref, from }: Extract<Act, { do: 'rest' }>): Promise<Invoked> => {
    const { activity, tenant, visitor } = deed;
    const page = await draw.page(await findKeptView(kept, ref), tenant, from, 'personal');
    const message = { type: 'message', attachments: [attached(page)] } as const;
    if (isPersonal(activity)) {
      await deed.reply(message);
      return asWords('The rest is below.');
    }
    const isTold = await toPerson(visitor, tenant, message);
    return asWords(isTold ? answeredInChat(visitor.caller.name) : addMeFirst(visitor.caller.name));
  };

  const finish = async (deed: Deed, act: Act, reply: Reply): Promise<Invoked> => {
    if (act.do === 'rest') return restOf(deed, act);
    if (reply.kind === 'ask') return asked(deed, act, reply);
    return reply.kind === 'show' ? shown(deed, act, reply) : asWords('Noted.');
  };

  /** @param sent what the action carries, with the card's fields */
  const act = async (deed: Deed, sent: unknown): Promise<Invoked> => {
    const done = doneIn(sent);
    if (!done) return beside(deed, oldCard);
    try {
      return await finish(deed, done.act, await replyTo(deed, done));
    } catch (error) {
      return finish(deed, done.act, faultReply(log, error));
    }
  };

  return {
    /** An action of today's clients, which answers in its body. */
    execute: (deed: Deed): Promise<Invoked> => act(deed, pressed.safeParse(deed.activity.value).data?.action.data),

    /** The same of an older client, as a message with a value: it is answered with messages. */
    submit: async (deed: Deed): Promise<void> => {
      await act(deed, deed.activity.value);
    },
  };
};
