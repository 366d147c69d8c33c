import type { Form } from '../../../src/chat/form.ts';
import type { Reply } from '../../../src/chat/reply.ts';
import type { Used } from '../parse/parse-press.ts';
import { fieldOf, openFormIn, valuesIn } from '../parse/parse-view.ts';
import type { ActionsPayload, ViewPayload } from '../parse/payloads.ts';
import { channelOf, deliveryOf, originOfInteraction, toldOf } from '../parse/place.ts';
import { conversationOf } from '../who/visits.ts';
import { oldWindow } from '../words.ts';
import { faultInWords } from './fault.ts';
import type { ActParts } from './parts.ts';

interface Turn {
  readonly work: () => Promise<void>;
  /** Somebody pressed a button: what was typed before it does not take its place. */
  readonly isLeave: boolean;
}

/** One at a time for each modal, and of those that wait only the newest: it holds all that was typed. */
const createTurns = () => {
  const running = new Map<string, { next?: Turn }>();
  const run = async (key: string, turn: Turn): Promise<void> => {
    const current = running.get(key);
    if (current) {
      if (!current.next?.isLeave) current.next = turn;
      return;
    }
    const own: { next?: Turn } = { next: turn };
    running.set(key, own);
    try {
      while (own.next) {
        const { next } = own;
        delete own.next;
        await next.work();
      }
    } finally {
      running.delete(key);
    }
  };
  return run;
};

/** Whether the field that was changed decides what the form asks, as it was drawn. */
const decides = (form: Form, block: string): boolean => {
  const name = fieldOf(block);
  return form.fields.some((field) => field.name === name && field.decides === true);
};

/** Answers what is done in a form before it is sent: what was typed is kept, what depends on it is drawn anew. */
export const createInForm = (parts: ActParts) => {
  const { dispatch, visits, draw, modals, kept, log } = parts;
  const inTurn = createTurns();

  const work = async (payload: ActionsPayload, view: ViewPayload, used: Used, block: string): Promise<void> => {
    const access = await visits.access(originOfInteraction(payload));
    if (!access) return;
    const showReply = async (reply: Reply): Promise<void> => {
      const isTyping = used.kind === 'field';
      // Whoever types goes on: what is wrong they hear when they send, and may have sent by now.
      if (reply.kind === 'show' && !isTyping) {
        await modals.update(access, view.id, await draw.modal(reply.view, access.installation.id));
      }
      // What somebody types meanwhile must not be lost: only what depends on the field is drawn anew.
      if (reply.kind !== 'ask' || (isTyping && !decides(reply.form, block))) return;
      const hash = used.kind === 'field' ? view.hash : undefined;
      await modals.update(access, view.id, await draw.form(reply.form, openFormIn(view)?.via), hash);
    };
    try {
      const open = openFormIn(view);
      const visit = await visits.visit(access, payload.user.id, toldOf(payload.user));
      if (!open || visit.kind === 'refused') {
        return await showReply({ kind: 'show', to: 'caller', view: visit.kind === 'refused' ? visit.view : oldWindow });
      }
      const { command, ref: form } = open;
      const act = {
        deliveryId: deliveryOf(payload.trigger_id ?? view.id, view.hash ?? '', block),
        caller: visit.caller,
        conversation: conversationOf(access.installation, payload.user.id, channelOf(open.via)),
        command,
        form,
        values: await valuesIn(view, kept.find),
      };
      await showReply(
        await dispatch(used.kind === 'leave' ? { ...act, kind: 'leave', to: used.to } : { ...act, kind: 'change' }),
      );
    } catch (error) {
      await showReply({ kind: 'show', to: 'caller', view: faultInWords(log, error) });
    }
  };

  return (payload: ActionsPayload, view: ViewPayload, used: Used, block: string): Promise<void> =>
    inTurn(view.id, { work: () => work(payload, view, used, block), isLeave: used.kind === 'leave' });
};
