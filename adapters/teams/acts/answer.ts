import type { Reply } from '../../../src/chat/reply.ts';
import type { View } from '../../../src/chat/view.ts';
import { isPersonal } from '../activity.ts';
import { addMeFirst, answeredInChat, formWaits } from '../words.ts';
import type { ActParts, Deed } from './parts.ts';

type Showing = Pick<ActParts, 'draw' | 'toPerson'>;

/** Says to whoever acted what is for them alone. @returns what the channel is told in one line */
export const tellAlone = async ({ draw, toPerson }: Showing, deed: Deed, view: View): Promise<string> => {
  const { tenant, visitor } = deed;
  const { name } = visitor.caller;
  const isTold = await toPerson(visitor, tenant, await draw.message(view, tenant, 'personal'));
  return isTold ? answeredInChat(name) : addMeFirst(name);
};

/** Answers in the conversation in which something was said: what is for one person alone never in a channel. */
export const answerThere = async (parts: Showing, deed: Deed, reply: Reply): Promise<void> => {
  const { draw } = parts;
  const { activity, tenant } = deed;
  const isAlone = isPersonal(activity);
  if (reply.kind === 'options' || reply.kind === 'noted') return;
  if (reply.kind === 'ask') {
    const { form } = reply;
    const message = isAlone
      ? await draw.formMessage(form)
      : await draw.message(formWaits(form.command, form.title), tenant, 'channel');
    await deed.reply(message);
    return;
  }
  if (isAlone || reply.to === 'conversation') {
    await deed.reply(await draw.message(reply.view, tenant, isAlone ? 'personal' : 'channel'));
    return;
  }
  await deed.reply(draw.line(await tellAlone(parts, deed, reply.view)));
};
