import { z } from 'zod';
import type { Reply } from '../../../src/chat/reply.ts';
import { isPersonal } from '../activity.ts';
import type { Card } from '../card.ts';
import { attached } from '../draw.ts';
import type { Invoked } from '../framework.ts';
import { doneIn } from '../parse-act.ts';
import { done as allDone, oldCard } from '../words.ts';
import { faultReply } from './fault.ts';
import { findKeptView } from './kept-view.ts';
import type { ActParts, Deed } from './parts.ts';
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

  const finish = async (deed: Deed, reply: Reply): Promise<Invoked> => {
    const { tenant, activity } = deed;
    if (reply.kind === 'ask') return shows(reply.form.title, await draw.form(reply.form, 'dialog'));
    if (reply.kind !== 'show') return shows('HMEP', await draw.card(allDone, tenant, 'dialog'));
    if (reply.to === 'caller' || isPersonal(activity))
      return shows('HMEP', await draw.card(reply.view, tenant, 'dialog'));
    await deed.reply(await draw.message(reply.view, tenant, 'channel'));
    return shows('HMEP', await draw.card(allDone, tenant, 'dialog'));
  };

  return async (deed: Deed): Promise<Invoked> => {
    const done = doneIn(sentData.safeParse(deed.activity.value).data?.data);
    try {
      if (done?.act.do === 'rest') {
        const { ref, from } = done.act;
        return shows('HMEP', await draw.page(await findKeptView(kept, ref), deed.tenant, from, 'dialog'));
      }
      return await finish(deed, done ? await replyTo(deed, done) : { kind: 'show', to: 'caller', view: oldCard });
    } catch (error) {
      return finish(deed, faultReply(log, error));
    }
  };
};
