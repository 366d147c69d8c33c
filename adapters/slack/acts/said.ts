import { type Reply, show } from '../../../src/chat/reply.ts';
import type { Typed } from '../../../src/chat/request.ts';
import type { Access } from '../installations/installation.ts';
import { parseText, withoutBot } from '../parse/parse-text.ts';
import type { Envelope } from '../parse/payloads.ts';
import { type Channel, deliveryOf, isDirect } from '../parse/place.ts';
import { asSent } from '../say/post.ts';
import { conversationOf } from '../who/visits.ts';
import { formWaits } from '../words.ts';
import { faultInWords } from './fault.ts';
import type { ActParts } from './parts.ts';

/** Something said to the bot in words. */
export interface Said {
  readonly user: string;
  /** Whose they are, where Slack says. */
  readonly team?: string;
  readonly text: string;
  readonly channel: Channel;
  readonly thread?: string;
}

/** In a direct message people may begin with the bot's name all the same. */
const withoutName = (typed: Typed): Typed => {
  const [first, ...rest] = typed;
  return typeof first === 'string'
    ? [first.replace(/^\s*(?:[/@]?hmep[:,]?(?=\s|$)|[:,](?=\s))/iu, ''), ...rest]
    : typed;
};

/** Answers a mention in a channel and a direct message: the same commands, in words. */
export const createSaid = ({ dispatch, visits, draw, post, api, readFault, log }: ActParts) => {
  const say = async (access: Access, { channel, user, thread }: Said, reply: Reply): Promise<void> => {
    if (reply.kind === 'options' || reply.kind === 'noted') return;
    const { id } = access.installation;
    // No modal opens without a press.
    const view = reply.kind === 'ask' ? formWaits(reply.form.command, reply.form.title) : reply.view;
    const spot = { channel: channel.id, name: channel.name, ...(thread !== undefined && { thread }) };
    const isForAll = reply.kind === 'show' && reply.to === 'conversation' && !isDirect(channel.id);
    const body = isForAll ? await post.toChannel(access, spot, view) : await draw.message(view, id);
    if (!body) return;
    const { token } = access;
    const message = { token, channel: channel.id, text: body.text, blocks: [...body.blocks] };
    if (isDirect(channel.id)) await api.client.chat.postMessage({ ...message, ...asSent });
    else {
      await api.client.chat
        .postEphemeral({ ...message, user, ...(thread !== undefined && { thread_ts: thread }) })
        // Where Slack does not let it be seen there, they read it in their own messages.
        .catch((error: unknown) => {
          readFault(access, error);
          return post.direct(access, user, body);
        });
    }
  };

  const replyTo = async (access: Access, said: Said, { event_id: event }: Envelope): Promise<Reply> => {
    const visit = await visits.visit(access, said.user, { team: said.team });
    if (visit.kind === 'refused') return show(visit.view);
    const { installation } = access;
    const typed = await visits.resolve(access, withoutBot(parseText(said.text), installation.botUserId));
    return dispatch({
      kind: 'command',
      deliveryId: deliveryOf(event),
      caller: visit.caller,
      conversation: conversationOf(installation, said.user, said.channel),
      typed: withoutName(typed),
    });
  };

  return async (access: Access, said: Said, event: Envelope): Promise<void> => {
    const reply = await replyTo(access, said, event).catch((error: unknown) => show(faultInWords(log, error)));
    await say(access, said, reply);
  };
};
