import { type Reply, show } from '../../../src/chat/reply.ts';
import type { Press } from '../../../src/chat/view.ts';
import type { Access } from '../installations/installation.ts';
import type { ActionsPayload } from '../parse/payloads.ts';
import { type Channel, deliveryOf, isDirect, originOfInteraction, toldOf, viaOf } from '../parse/place.ts';
import type { Body } from '../say/draw.ts';
import type { Opener } from '../say/modals.ts';
import { conversationOf } from '../who/visits.ts';
import { done, oneMoment, tooLateToOpen } from '../words.ts';
import { faultInWords } from './fault.ts';
import type { ActParts } from './parts.ts';

/** How what was pressed is answered, by where it stands. */
interface Stage {
  readonly opener: Opener;
  /** Answers beside the card, or in its place; nothing where there is no message to answer at. */
  readonly say: ((body: Body, how: 'beside' | 'instead') => Promise<unknown>) | undefined;
  /** Tells whoever pressed what no modal could show. */
  readonly tell: (body: Body) => Promise<unknown>;
}

type Shown = Extract<Reply, { kind: 'show' }>;

/** Whether the card that was pressed is seen by the caller alone, and may become the answer. */
const isOwn = ({ container, channel }: ActionsPayload): boolean =>
  container.is_ephemeral === true || (channel !== undefined && isDirect(channel.id));

/** Whether the answer is something new for everybody in the channel. */
const isForAll = ({ to, replace }: Shown, { id }: Channel): boolean =>
  to === 'conversation' && !replace && !isDirect(id);

/** Whether the card becomes the answer. */
const becomes = (payload: ActionsPayload, { to, replace }: Shown): boolean =>
  replace === true && (isOwn(payload) || to === 'conversation');

/** Answers a press or a tick: the card becomes the answer, it stands beside it, or a modal shows it. */
export const createPressed = (parts: ActParts) => {
  const { dispatch, commands, visits, draw, modals, post, respond, log } = parts;

  const stageOf = async (payload: ActionsPayload, access: Access, press: Press): Promise<Stage> => {
    const { view, trigger_id: trigger = '', response_url: url } = payload;
    const direct = (body: Body) => post.direct(access, payload.user.id, body);
    if (view?.type === 'modal') {
      const show = (next: Parameters<Opener['show']>[0]) => modals.update(access, view.id, next);
      return { opener: { show, settle: async () => true }, say: undefined, tell: direct };
    }
    const asks = commands.find(({ name }) => name === press.command)?.form !== undefined;
    // In the Home tab there is no message to answer at: a modal answers.
    const placeholder = asks || url === undefined ? await draw.modal(oneMoment) : undefined;
    const opener = modals.opener(Promise.resolve(access), trigger, placeholder);
    if (url === undefined) return { opener, say: undefined, tell: direct };
    // Slack takes answers there for half an hour only.
    const say = async (body: Body, how: 'beside' | 'instead') => (await respond.say(url, body, how)) || direct(body);
    return { opener, say, tell: (body) => say(body, 'beside') };
  };

  const showView = async (
    payload: ActionsPayload,
    access: Access,
    reply: Shown,
    { opener, say, tell }: Stage,
  ): Promise<void> => {
    const { id } = access.installation;
    const { channel } = payload;
    const isWaiting = await opener.settle();
    if ((isWaiting || !say) && (await opener.show(await draw.modal(reply.view, id)))) return;
    if (channel && say && isForAll(reply, channel)) {
      const instead = await post.toChannel(access, { channel: channel.id, name: channel.name }, reply.view);
      if (instead) await tell(instead);
      return;
    }
    const body = await draw.message(reply.view, id);
    if (say && becomes(payload, reply)) await say(body, 'instead');
    else await tell(body);
  };

  const finish = async (payload: ActionsPayload, access: Access, reply: Reply, stage: Stage): Promise<void> => {
    if (reply.kind === 'show') return showView(payload, access, reply, stage);
    if (reply.kind === 'ask') {
      const isShown = await stage.opener.show(await draw.form(reply.form, payload.channel && viaOf(payload.channel)));
      if (!isShown) await stage.tell(await draw.message(tooLateToOpen(reply.form.command)));
      return;
    }
    const isWaiting = await stage.opener.settle();
    if (isWaiting) await stage.opener.show(await draw.modal(done));
  };

  return async (payload: ActionsPayload, pressing: Promise<Press>, act: string, onDone: () => void): Promise<void> => {
    // What opens a modal dies soon, so that these are not looked up one after the other.
    const [access, press] = await Promise.all([visits.access(originOfInteraction(payload)), pressing]);
    if (!access) return;
    const stage = await stageOf(payload, access, press);
    try {
      const visit = await visits.visit(access, payload.user.id, toldOf(payload.user));
      const reply =
        visit.kind === 'refused'
          ? show(visit.view)
          : await dispatch({
              kind: 'press',
              deliveryId: deliveryOf(payload.trigger_id ?? '', act),
              caller: visit.caller,
              conversation: conversationOf(access.installation, payload.user.id, payload.channel),
              ...press,
            });
      onDone();
      await finish(payload, access, reply, stage);
    } catch (error) {
      await showView(payload, access, { kind: 'show', to: 'caller', view: faultInWords(log, error) }, stage);
    }
  };
};
