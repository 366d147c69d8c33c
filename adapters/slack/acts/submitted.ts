import type { ModalView } from '@slack/types';
import type { Form } from '../../../src/chat/form.ts';
import type { Reply } from '../../../src/chat/reply.ts';
import type { View } from '../../../src/chat/view.ts';
import { inTime } from '../../in-time.ts';
import type { Access } from '../installations/installation.ts';
import { type OpenForm, openFormIn, valuesIn } from '../parse/parse-view.ts';
import type { SubmissionPayload } from '../parse/payloads.ts';
import { channelOf, deliveryOf, isDirect, originOfInteraction, toldOf } from '../parse/place.ts';
import { patience } from '../patience.ts';
import { errorsAtFields } from '../render/render-form.ts';
import { conversationOf } from '../who/visits.ts';
import { done, formWaits, oldWindow, workingOnIt } from '../words.ts';
import { faultInWords } from './fault.ts';
import type { ActParts } from './parts.ts';

/** What becomes of a modal that was sent: it stays, with errors at its fields, or it shows something else. */
type Result =
  | { readonly kind: 'errors'; readonly errors: Readonly<Record<string, string>>; readonly form: Form }
  | {
      readonly kind: 'view';
      readonly view: ModalView;
      /** What came of it, where it has to be told in another way. */
      readonly told?: View;
    };

const become = (view: ModalView, told?: View): Result => ({ kind: 'view', view, ...(told && { told }) });

const acknowledgement = (result: Result): object =>
  result.kind === 'errors'
    ? { response_action: 'errors', errors: result.errors }
    : { response_action: 'update', view: result.view };

/** Answers a modal that was sent: with errors at its fields, its next step, or what came of it. */
export const createSubmitted = (parts: ActParts) => {
  const { dispatch, visits, draw, modals, post, kept, log } = parts;

  /** Errors at the fields keep what was typed as it is; anything else draws the modal anew. */
  const asked = async (
    { view }: SubmissionPayload,
    sent: OpenForm,
    { form }: Extract<Reply, { kind: 'ask' }>,
  ): Promise<Result> => {
    const errors = errorsAtFields(form);
    // A field that was not asked before has to be drawn first.
    const areShown = Object.keys(errors).every((id) => view.blocks.some((block) => block.block_id === id));
    const isSameStep = form.ref.draft === sent.ref.draft && form.ref.step === sent.ref.step;
    const areAllAtFields = Object.keys(errors).length === Object.keys(form.errors).length;
    if (isSameStep && areShown && !form.notice && areAllAtFields && Object.keys(errors).length > 0) {
      return { kind: 'errors', errors, form };
    }
    return become(await draw.form(form, sent.via));
  };

  const shown = async (access: Access, sent: OpenForm, reply: Extract<Reply, { kind: 'show' }>): Promise<Result> => {
    const { id } = access.installation;
    const channel = channelOf(sent.via);
    if (reply.to === 'caller' || !channel || isDirect(channel.id)) {
      return become(await draw.modal(reply.view, id), reply.view);
    }
    const instead = await post.toChannel(access, { channel: channel.id, name: channel.name }, reply.view);
    return become(await draw.modal(instead ? reply.view : done, id));
  };

  const answer = async (payload: SubmissionPayload): Promise<Result> => {
    const access = await visits.access(originOfInteraction(payload));
    const visit = await visits.visit(access, payload.user.id, toldOf(payload.user));
    if (visit.kind === 'refused') return become(await draw.modal(visit.view));
    const open = openFormIn(payload.view);
    if (!open) return become(await draw.modal(oldWindow));
    const reply = await dispatch({
      kind: 'submit',
      deliveryId: deliveryOf(payload.trigger_id ?? payload.view.id, payload.view.hash ?? ''),
      caller: visit.caller,
      conversation: conversationOf(visit.access.installation, payload.user.id, channelOf(open.via)),
      command: open.command,
      form: open.ref,
      values: await valuesIn(payload.view, kept.find),
    });
    if (reply.kind === 'ask') return asked(payload, open, reply);
    if (reply.kind === 'show') return shown(visit.access, open, reply);
    return become(await draw.modal(done));
  };

  return async (payload: SubmissionPayload, acknowledge: (body: object) => Promise<void>): Promise<void> => {
    const work = answer(payload).catch(async (error: unknown) => become(await draw.modal(faultInWords(log, error))));
    const inTimeFor = await inTime(work, patience);
    await acknowledge(acknowledgement(inTimeFor ?? become(await draw.modal(workingOnIt))));
    if (inTimeFor) return;
    const late = await work;
    const access = await visits.access(originOfInteraction(payload));
    // Too late to be put at the fields: the form is drawn anew with its errors.
    const view = late.kind === 'view' ? late.view : await draw.form(late.form, openFormIn(payload.view)?.via);
    if (!access || (await modals.update(access, payload.view.id, view))) return;
    // Nobody waits for so long: the modal may be closed.
    const form = openFormIn(payload.view)?.command ?? 'help';
    const told =
      late.kind === 'errors' ? formWaits(form, late.form.title) : (late.told ?? formWaits(form, 'Your form'));
    await post.direct(access, payload.user.id, await draw.message(told, access.installation.id));
  };
};
