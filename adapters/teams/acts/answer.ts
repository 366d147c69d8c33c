import type { Reply } from '../../../src/chat/reply.ts';
import type { View } from '../../../src/chat/view.ts';
import type { OutActivity } from '../framework.ts';
import { isPersonal } from '../parse/activity.ts';
import { addMeFirst, answeredInChat, answerLost, formWaits, notNow } from '../words.ts';
import { noteFault } from './fault.ts';
import { type ActParts, channelOf, type Deed } from './parts.ts';

type Showing = Pick<ActParts, 'draw' | 'toPerson' | 'log'>;

/** Sends to whoever acted what is for them alone. @returns what the channel is told in one line */
export const sendAlone = async ({ toPerson, log }: Showing, deed: Deed, message: OutActivity): Promise<string> => {
  const { tenant, visitor } = deed;
  const { name } = visitor.caller;
  try {
    return (await toPerson(visitor, tenant, message)) ? answeredInChat(name) : addMeFirst(name);
  } catch (error) {
    return notNow(name, noteFault(log, error));
  }
};

/** The same with a view. */
export const tellAlone = async (parts: Showing, deed: Deed, view: View): Promise<string> =>
  sendAlone(parts, deed, await parts.draw.message(view, deed.tenant, 'personal', channelOf(deed)));

/** Answers in the conversation in which something was said: what is for one person alone never in a channel. */
export const answerThere = async (parts: Showing, deed: Deed, reply: Reply): Promise<void> => {
  const { draw } = parts;
  const { activity, tenant } = deed;
  const isAlone = isPersonal(activity);
  if (reply.kind === 'options' || reply.kind === 'noted') return;
  if (reply.kind === 'ask') {
    const { form } = reply;
    const message = isAlone
      ? await draw.formMessage(form, tenant)
      : await draw.message(formWaits(form.command, form.about), tenant, 'channel');
    await deed.reply(message);
    return;
  }
  if (isAlone || reply.to === 'conversation') {
    await deed.reply(await draw.message(reply.view, tenant, isAlone ? 'personal' : 'channel'));
    return;
  }
  await deed.reply(draw.line(await tellAlone(parts, deed, reply.view)));
};

/** The same; where the answer itself cannot be shown, that is said. Nothing more can be done where that fails, too. */
export const answerSomehow = async (parts: Showing, deed: Deed, reply: Reply): Promise<void> => {
  const { draw, log } = parts;
  try {
    await answerThere(parts, deed, reply);
  } catch (error) {
    const lost = answerLost(noteFault(log, error));
    await deed.reply(draw.line(lost.summary)).catch((again: unknown) => noteFault(log, again));
  }
};
