import { z } from 'zod';
import type { Reply } from '../../../src/chat/reply.ts';
import type { View } from '../../../src/chat/view.ts';
import type { Invoked, OutActivity } from '../framework.ts';
import { isPersonal } from '../parse/activity.ts';
import { type Act, doneIn } from '../parse/parse-act.ts';
import { referenceOf } from '../parse/place.ts';
import type { Card } from '../render/card.ts';
import { attached, cardType } from '../say/draw.ts';
import { answerLost, oldCard } from '../words.ts';
import { sendAlone, tellAlone } from './answer.ts';
import { faultReply, noteFault } from './fault.ts';
import { keptViewOr } from './kept-view.ts';
import { type ActParts, channelOf, type Deed } from './parts.ts';
import { createReplyTo } from './reply-to.ts';

const pressed = z.object({ action: z.object({ data: z.unknown() }) });

/** What an action is answered with, and the message that is needed where nobody hears that. */
interface Ended {
  readonly invoked: Invoked;
  readonly message?: OutActivity;
}

const asWords = (value: string): Ended => ({
  invoked: {
    status: 200,
    body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value },
  },
});

const isForm = ({ do: what }: Act): boolean => what === 'submit' || what === 'change' || what === 'leave';

/** Answers an action of a card: the card becomes the answer, or the answer stands beside it. */
export const createActed = (parts: ActParts) => {
  const { draw, framework, kept, log } = parts;
  const replyTo = createReplyTo(parts);

  /** Draws the card anew, for good: what the client shows now is gone when it is opened again. */
  const become = async ({ activity, tenant }: Deed, card: Card): Promise<Ended> => {
    const { replyToId } = activity;
    const message = { type: 'message', attachments: [attached(card)] } as const;
    const change = async (): Promise<boolean> => {
      if (replyToId === undefined) return false;
      await framework.update(referenceOf(activity, tenant), replyToId, message);
      return true;
    };
    const isThere = await change().catch(() => false);
    const invoked = { status: 200, body: { statusCode: 200, type: cardType, value: card } };
    return { invoked, ...(!isThere && { message }) };
  };

  /** What a channel hears of what was said to one person alone. */
  const asLine = (line: string): Ended => ({ ...asWords(line), message: draw.line(line) });

  const beside = async (deed: Deed, view: View): Promise<Ended> => {
    const { activity, tenant } = deed;
    if (!isPersonal(activity)) return asLine(await tellAlone(parts, deed, view));
    await deed.reply(await draw.message(view, tenant, 'personal', deed.via));
    return asWords('Done.');
  };

  const shown = async (deed: Deed, act: Act, reply: Extract<Reply, { kind: 'show' }>): Promise<Ended> => {
    const { activity, tenant } = deed;
    const isAlone = isPersonal(activity);
    const replaces = isForm(act) || reply.replace === true;
    if (replaces && (isAlone || reply.to === 'conversation')) {
      return become(deed, await draw.card(reply.view, tenant, isAlone ? 'personal' : 'channel', deed.via));
    }
    if (reply.to === 'conversation' && !isAlone) {
      await deed.reply(await draw.message(reply.view, tenant, 'channel'));
      return asWords('Done.');
    }
    return beside(deed, reply.view);
  };

  const asked = async (deed: Deed, act: Act, reply: Extract<Reply, { kind: 'ask' }>): Promise<Ended> => {
    const { form } = reply;
    if (isPersonal(deed.activity)) {
      if (isForm(act)) return become(deed, await draw.form(form, deed.tenant, 'personal', deed.via));
      await deed.reply(await draw.formMessage(form, deed.tenant, deed.via));
      return asWords('The form is below.');
    }
    // No dialog opens from here, so the form goes where its owner alone can fill it in.
    return asLine(await sendAlone(parts, deed, await draw.formMessage(form, deed.tenant, channelOf(deed))));
  };

  const restOf = async (deed: Deed, { ref, from }: Extract<Act, { do: 'rest' }>): Promise<Ended> => {
    const { activity, tenant } = deed;
    const page = await draw.page(await keptViewOr(kept, ref), tenant, from, 'personal', channelOf(deed));
    const message = { type: 'message', attachments: [attached(page)] } as const;
    if (isPersonal(activity)) {
      await deed.reply(message);
      return asWords('The rest is below.');
    }
    return asLine(await sendAlone(parts, deed, message));
  };

  const finish = async (deed: Deed, act: Act, reply: Reply): Promise<Ended> => {
    if (act.do === 'rest') return restOf(deed, act);
    if (reply.kind === 'ask') return asked(deed, act, reply);
    return reply.kind === 'show' ? shown(deed, act, reply) : asWords('Noted.');
  };

  const answer = async (here: Deed, sent: unknown): Promise<Ended> => {
    const done = doneIn(sent);
    if (!done) return beside(here, oldCard);
    const deed: Deed = isPersonal(here.activity) ? { ...here, via: done.act.via } : here;
    return finish(deed, done.act, await replyTo(deed, done).catch((error: unknown) => faultReply(log, error)));
  };

  /**
   * Whatever Teams does with the messages of an answer, there is one.
   * @param sent what the action carries, with the card's fields
   */
  const act = async (deed: Deed, sent: unknown): Promise<Ended> => {
    try {
      return await answer(deed, sent);
    } catch (error) {
      const { summary } = answerLost(noteFault(log, error));
      return { ...asWords(summary), message: draw.line(summary) };
    }
  };

  const say = async (deed: Deed, { message }: Ended): Promise<void> => {
    if (message) await deed.reply(message).catch((error: unknown) => noteFault(log, error));
  };

  return {
    /** An action of today's clients, which answers in its body. */
    execute: async (deed: Deed): Promise<Invoked> => {
      const ended = await act(deed, pressed.safeParse(deed.activity.value).data?.action.data);
      if (deed.isLate()) await say(deed, ended);
      return ended.invoked;
    },

    /** The same of an older client, as a message with a value: it is answered with messages. */
    submit: async (deed: Deed): Promise<void> => say(deed, await act(deed, deed.activity.value)),
  };
};
