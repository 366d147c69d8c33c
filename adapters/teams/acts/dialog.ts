import { z } from 'zod';
import type { Reply } from '../../../src/chat/reply.ts';
import type { Invoked, OutActivity } from '../framework.ts';
import { isPersonal } from '../parse/activity.ts';
import { doneIn } from '../parse/parse-act.ts';
import type { Card } from '../render/card.ts';
import { attached } from '../say/draw.ts';
import { done as allDone, answerLost, oldCard } from '../words.ts';
import { sendAlone } from './answer.ts';
import { faultReply, noteFault } from './fault.ts';
import { keptViewOr } from './kept-view.ts';
import { type ActParts, channelOf, type Deed } from './parts.ts';
import { createReplyTo } from './reply-to.ts';

const sentData = z.object({ data: z.unknown() });

const shows = (title: string, card: Card): Invoked => ({
  status: 200,
  body: { task: { type: 'continue', value: { title, width: 'medium', height: 'large', card: attached(card) } } },
});

/** Opens a form in a dialog, and takes its answers: for one person alone, also in a channel. */
export const createDialog = (parts: ActParts) => {
  const { draw, kept, log } = parts;
  const replyTo = createReplyTo(parts);

  /** The dialog has been answered meanwhile, and shows nothing more: what it would show goes to the person's chat. */
  const finishLate = async (deed: Deed, message: OutActivity): Promise<Invoked> => {
    const line = await sendAlone(parts, deed, message);
    if (!isPersonal(deed.activity)) await deed.reply(draw.line(line));
    return { status: 200 };
  };

  const finish = async (deed: Deed, reply: Reply): Promise<Invoked> => {
    const { tenant, activity } = deed;
    const isLate = deed.isLate();
    if (reply.kind === 'ask') {
      if (isLate) return finishLate(deed, await draw.formMessage(reply.form, tenant, channelOf(deed)));
      return shows(reply.form.title, await draw.form(reply.form, tenant, 'dialog', deed.via));
    }
    if (reply.kind !== 'show') return shows('HMEP', await draw.card(allDone, tenant, 'dialog'));
    if (reply.to === 'caller' || isPersonal(activity)) {
      if (isLate) return finishLate(deed, await draw.message(reply.view, tenant, 'personal', channelOf(deed)));
      return shows('HMEP', await draw.card(reply.view, tenant, 'dialog', deed.via));
    }
    await deed.reply(await draw.message(reply.view, tenant, 'channel'));
    return shows('HMEP', await draw.card(allDone, tenant, 'dialog'));
  };

  const answer = async (here: Deed): Promise<Invoked> => {
    const done = doneIn(sentData.safeParse(here.activity.value).data?.data);
    const deed: Deed = isPersonal(here.activity) ? { ...here, via: done?.act.via } : here;
    if (done?.act.do === 'rest') {
      const { ref, from } = done.act;
      return shows('HMEP', await draw.page(await keptViewOr(kept, ref), deed.tenant, from, 'dialog', deed.via));
    }
    if (!done) return finish(deed, { kind: 'show', to: 'caller', view: oldCard });
    return finish(deed, await replyTo(deed, done).catch((error: unknown) => faultReply(log, error)));
  };

  return (deed: Deed): Promise<Invoked> =>
    answer(deed).catch(async (error: unknown) =>
      shows('HMEP', await draw.card(answerLost(noteFault(log, error)), deed.tenant, 'dialog')),
    );
};
