import { checkFields } from './check-fields.ts';
import type { Command, FormPlan, Outcome } from './command.ts';
import type { Context, Draft, Drafts } from './context.ts';
import type { Form } from './form.ts';
import {
  carried,
  checkStep,
  differs,
  errorsAt,
  fieldsOf,
  hasAny,
  isAboutTheSame,
  namesOf,
  omit,
  pick,
  stepAt,
  withoutConsent,
} from './form-steps.ts';
import { type Reply, replace, show } from './reply.ts';
import type { Request } from './request.ts';
import { type Text, command as typed } from './text.ts';
import type { FieldErrors, Values } from './values.ts';
import type { View } from './view.ts';
import { press } from './view.ts';

type FormRequest = Extract<Request, { kind: 'submit' | 'change' | 'leave' }>;

/** A form in the middle of being filled in. */
interface Open {
  readonly command: Command;
  readonly context: Context;
  readonly plan: FormPlan;
  readonly draft: Draft;
  /** All that is known: what the form started with, then what was filled in. */
  readonly known: Values;
}

const ask = (open: Open, at: number, { errors = {}, notice }: { errors?: FieldErrors; notice?: Text } = {}): Reply => {
  const steps = open.plan.steps(open.known);
  const { step, index } = stepAt(steps, at);
  const last = index === steps.length - 1;
  const about = carried(open.plan, open.known);
  const form: Form = {
    command: open.command.name,
    ref: { draft: open.draft.id, step: index },
    title: open.plan.title,
    ...(steps.length > 1 && { stepTitle: step.title }),
    steps: steps.length,
    ...(notice && { notice }),
    fields: step.fields,
    values: pick(open.known, step.fields),
    errors,
    submit: last ? open.plan.submit : 'Next',
    ...(open.command.discreet && { discreet: true, about }),
  };
  return { kind: 'ask', form };
};

/** The form was sent, or begun again, while this was on its way. */
class FormGone extends Error {}

/** Takes people through forms, step by step, keeping a draft so that closing loses nothing. */
export const createFormFlow = (drafts: Drafts) => {
  /** Keeps what was filled in, but nothing that belongs to no field of the form as it is now. */
  const save = async (open: Open, step: number, filledIn: Values): Promise<Open> => {
    const { command, context, plan } = open;
    const all = { ...open.draft.values, ...filledIn };
    const fields = fieldsOf(plan, all);
    const held = { ...pick(all, fields), ...carried(plan, all) };
    const without = Object.keys(all).filter((name) => !Object.hasOwn(held, name));
    const kept = { id: open.draft.id, step, values: pick(filledIn, fields), without };
    const draft = await drafts.keep(context.caller, command.name, kept, context.now);
    if (!draft) throw new FormGone();
    return { ...open, draft, known: { ...plan.start, ...draft.values } };
  };

  /**
   * Opens the command's form, filled with what was given, or resumes the one that was begun about the
   * same thing. What somebody agreed to is asked again: it may say something else by now.
   */
  const open = async (command: Command, plan: FormPlan | View, context: Context, given: Values): Promise<Reply> => {
    if ('blocks' in plan) return show(plan);

    const before = await drafts.find(context.caller, command.name, context.now);
    const begun = before && isAboutTheSame(plan, before.values, given) ? before : undefined;
    const fields = withoutConsent(fieldsOf(plan, { ...begun?.values, ...given }));
    const checked = checkFields(
      fields.filter(({ name }) => Object.hasOwn(given, name)),
      given,
    ).values;
    const unseen = { ...carried(plan, plan.start), ...carried(plan, begun?.values ?? {}), ...carried(plan, given) };
    const values = { ...pick(begun?.values ?? {}, fields), ...checked, ...unseen };
    const step = begun?.step ?? 0;
    const draft = await drafts.save(context.caller, command.name, { step, values }, context.now);
    const notice = begun && differs(begun.values, plan.start) && 'You began this earlier. It is as you left it.';
    const opened = { command, context, plan, draft, known: { ...plan.start, ...values } };
    const errors = errorsAt(stepAt(plan.steps(opened.known), step).step, opened.known, Object.keys(given));
    return ask(opened, step, { errors, ...(notice && { notice }) });
  };

  /** Sends the form, or goes back to the first step where something is wrong. */
  const send = async (form: Open): Promise<Reply> => {
    const steps = form.plan.steps(form.known);
    const checked = steps.map((step) => checkStep(step, form.known));
    const wrong = checked.findIndex(({ errors }) => hasAny(errors));
    if (wrong >= 0) return ask(form, wrong, { errors: checked[wrong]?.errors ?? {} });

    const all: Values = Object.assign(carried(form.plan, form.known), ...checked.map(({ values }) => values));
    const outcome: Outcome = await form.command.run(all, form.context);
    if (outcome.kind === 'replied') return outcome.reply;
    const blamed = steps.findIndex(({ fields }) => fields.some(({ name }) => name in outcome.errors));
    return ask(form, Math.max(0, blamed), {
      errors: outcome.errors,
      ...(blamed < 0 && { notice: Object.values(outcome.errors).join(' ') }),
    });
  };

  const submit = async (form: Open, at: number, filledIn: Values): Promise<Reply> => {
    const { step, index } = stepAt(form.plan.steps(filledIn), at);
    const checked = checkStep(step, filledIn);
    const wrong = hasAny(checked.errors);
    const saved = await save(form, wrong ? index : index + 1, checked.values);
    if (wrong) return ask(saved, index, { errors: checked.errors });
    const more = index + 1 < saved.plan.steps(saved.known).length;
    return more ? ask(saved, index + 1) : send(saved);
  };

  const leave = async (form: Open, to: 'back' | 'afresh' | 'later', at: number, kept: Values): Promise<Reply> => {
    if (to === 'afresh') {
      await drafts.discard(form.context.caller, form.command.name);
      return open(form.command, form.plan, form.context, carried(form.plan, form.known));
    }
    const saved = await save(form, to === 'back' ? Math.max(0, at - 1) : at, kept);
    if (to === 'back') return ask(saved, at - 1);
    const { name } = saved.command;
    const isTyped = !saved.command.fromCards && saved.plan.carries === undefined;
    return replace({
      summary: `Kept for later: ${saved.plan.title}`,
      blocks: [
        {
          kind: 'text',
          text: [
            'Nothing was sent, and what you filled in is kept.',
            ...(isTyped ? [' Type ', typed(name), ' to go on.'] : []),
          ],
        },
        { kind: 'buttons', buttons: [press('Go on', name, carried(saved.plan, saved.known))] },
      ],
    });
  };

  const answerOpen = async (request: FormRequest, command: Command, context: Context): Promise<Reply> => {
    const draft = await drafts.find(context.caller, command.name, context.now);
    const plan = draft?.id === request.form.draft ? await command.form?.(context, draft.values) : undefined;
    if (!draft || !plan) throw new FormGone();
    if ('blocks' in plan) return replace(plan);

    const known = { ...plan.start, ...draft.values };
    const form: Open = { command, context, plan, draft, known };
    const at = request.form.step;
    const steps = plan.steps(known);
    if (at > draft.step || at >= steps.length) {
      return ask(form, draft.step, { notice: 'A step was left out, so nothing was sent. Here it is.' });
    }
    // A field that was rendered and did not come back was emptied.
    const { fields } = stepAt(steps, at).step;
    const filledIn = { ...omit(known, fields), ...request.values };
    // A field that decides changes what is rendered: what was there before the change may come too.
    const after = stepAt(plan.steps(filledIn), at).step.fields;
    const rendered = namesOf([...fields, ...after]);
    if (Object.keys(request.values).some((name) => !rendered.has(name))) {
      return ask(form, at, { notice: 'Part of what was sent does not belong to this form, so nothing was kept.' });
    }

    switch (request.kind) {
      case 'submit':
        return submit(form, at, filledIn);
      case 'change':
        return ask(await save(form, draft.step, checkFields(after, filledIn).values), at);
      case 'leave':
        return leave(form, request.to, at, checkFields(after, filledIn).values);
    }
  };

  /** Answers something done in a form; undefined where the form is gone. */
  const answer = (request: FormRequest, command: Command, context: Context): Promise<Reply | undefined> =>
    answerOpen(request, command, context).catch((error: unknown) => {
      if (error instanceof FormGone) return undefined;
      throw error;
    });

  return { open, answer };
};
