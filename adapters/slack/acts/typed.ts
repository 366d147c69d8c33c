import { findCommand } from '../../../src/chat/find-command.ts';
import { type Reply, show } from '../../../src/chat/reply.ts';
import { tokens } from '../../../src/chat/tokens.ts';
import { inTime } from '../../in-time.ts';
import type { Access } from '../installations/installation.ts';
import { parseText, type SlackTyped } from '../parse/parse-text.ts';
import type { CommandPayload } from '../parse/payloads.ts';
import { type Channel, deliveryOf, isDirect, originOfCommand, viaOf } from '../parse/place.ts';
import { patience } from '../patience.ts';
import type { Body } from '../say/draw.ts';
import type { Opener } from '../say/modals.ts';
import { conversationOf, type Visit } from '../who/visits.ts';
import { oneMoment, tooLateToOpen, workingOnIt } from '../words.ts';
import { faultInWords } from './fault.ts';
import type { ActParts } from './parts.ts';

/** Puts a body into an acknowledgement; nothing where the answer is elsewhere. */
type Acknowledge = (body?: object) => Promise<void>;

const channelIn = ({ channel_id: id, channel_name: name }: CommandPayload): Channel => ({ id, name });

const ephemeral = ({ text, blocks }: Body): object => ({ response_type: 'ephemeral', text, blocks });

/** Answers `/hmep …`: in the acknowledgement where it is quick, in a modal where it asks something. */
export const createTyped = (parts: ActParts) => {
  const { dispatch, commands, visits, draw, modals, post, respond, log } = parts;

  /** Whether the command that was typed has a form: then a modal is opened before anything slow. */
  const mayAsk = (typed: SlackTyped): boolean => {
    const words = tokens(typed.filter((part) => typeof part === 'string'));
    const found = words.length > 0 ? findCommand(commands, words) : undefined;
    return found?.kind === 'found' && found.command.form !== undefined;
  };

  /** @returns what is said to the caller, unless a modal or the channel says it */
  const say = async (
    payload: CommandPayload,
    access: Access | undefined,
    reply: Reply,
    opener: Opener,
  ): Promise<Body | undefined> => {
    const id = access?.installation.id;
    if (reply.kind === 'ask') {
      const { form } = reply;
      const isShown = await opener.show(await draw.form(form, viaOf(channelIn(payload))));
      return isShown ? undefined : draw.message(tooLateToOpen(form.command), id);
    }
    const isWaiting = await opener.settle();
    if (reply.kind !== 'show') return undefined;
    if (isWaiting && (await opener.show(await draw.modal(reply.view, id)))) return undefined;
    if (access && reply.to === 'conversation' && !isDirect(payload.channel_id)) {
      return post.toChannel(access, { channel: payload.channel_id, name: payload.channel_name }, reply.view);
    }
    return draw.message(reply.view, id);
  };

  const replyTo = async (payload: CommandPayload, visit: Visit, typed: SlackTyped): Promise<Reply> => {
    if (visit.kind === 'refused') return show(visit.view);
    const { access, caller } = visit;
    return dispatch({
      kind: 'command',
      deliveryId: deliveryOf(payload.trigger_id),
      caller,
      conversation: conversationOf(access.installation, payload.user_id, channelIn(payload)),
      typed: await visits.resolve(access, typed),
    });
  };

  return async (payload: CommandPayload, acknowledge: Acknowledge): Promise<void> => {
    const typed = parseText(payload.text);
    const asks = mayAsk(typed);
    const access = visits.access(originOfCommand(payload));
    const opener = asks
      ? modals.opener(access, payload.trigger_id, await draw.modal(oneMoment))
      : modals.opener(access, payload.trigger_id);

    const answer = async (): Promise<Body | undefined> => {
      const visit = await visits.visit(await access, payload.user_id, { name: payload.user_name });
      return say(payload, visit.access, await replyTo(payload, visit, typed), opener);
    };
    const work = answer().catch(async (error: unknown) => {
      const view = faultInWords(log, error);
      const isShown = (await opener.settle()) && (await opener.show(await draw.modal(view)));
      return isShown ? undefined : draw.message(view);
    });

    const inTimeFor = await inTime(
      work.then((said) => ({ said })),
      patience,
    );
    if (inTimeFor) return acknowledge(inTimeFor.said && ephemeral(inTimeFor.said));
    // Where a modal was opened, it says by itself that the answer comes.
    await acknowledge(asks ? undefined : ephemeral(await draw.message(workingOnIt)));
    const late = await work;
    if (!late || (await respond.say(payload.response_url, late, asks ? 'beside' : 'instead'))) return;
    // Slack takes answers there for half an hour only.
    const known = await access.catch(() => undefined);
    if (known) await post.direct(known, payload.user_id, late);
  };
};
