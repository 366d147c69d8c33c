import type { Clock } from '../calendar/clock.ts';
import { readArguments, usage } from './arguments.ts';
import { belongs } from './caller.ts';
import type { Command, FormPlan, Outcome } from './command.ts';
import { type Context, type Drafts, type Journal, SomebodyElse } from './context.ts';
import { findCommand } from './find-command.ts';
import { createFormFlow } from './form-flow.ts';
import { checkWhole } from './form-steps.ts';
import type { Log } from './log.ts';
import { referenceHere } from './reference.ts';
import { inWords, type Problem } from './refusal.ts';
import { type Reply, show } from './reply.ts';
import type { Request, Typed } from './request.ts';
import { type Token, tokens, written } from './tokens.ts';
import type { FieldErrors, Values } from './values.ts';
import { readVerbatim } from './verbatim.ts';
import type { View } from './view.ts';

/** Characters of one typed message that are read; a long note fits several times. */
const mostTyped = 6_000;

export interface DispatchParts {
  readonly commands: readonly Command[];
  /** What the bot shows to somebody who says nothing in particular. */
  readonly home: (context: Context) => Promise<View>;
  readonly journal: Journal;
  readonly drafts: Drafts;
  readonly clock: Clock;
  readonly log: Log;
}

export type Dispatch = (request: Request) => Promise<Reply>;

const say = (problem: Problem): Reply => show(inWords(problem));

const refused = (command: Command, request: Request): Reply | undefined => {
  if (belongs(request.caller, command.who)) return undefined;
  const { workspace } = request.caller;
  return workspace.admitted
    ? say({ kind: 'not-for-you', audience: command.who })
    : say({ kind: 'waiting', workspace: workspace.name });
};

/**
 * Makes the one way from a request to its reply: find the command, see who may, check the values,
 * run. Whatever goes wrong becomes words; the caller of `dispatch` never sees an error.
 */
export const createDispatch = ({ commands, home, journal, drafts, clock, log }: DispatchParts): Dispatch => {
  const forms = createFormFlow(drafts);

  const contextOf = (request: Request, now: Date): Context => ({
    caller: request.caller,
    conversation: request.conversation,
    now,
    change: async (work) => {
      const { caller, deliveryId: delivery } = request;
      const draft = 'form' in request ? { draft: request.form.draft } : {};
      const reply = await journal.change({ caller, delivery, now, ...draft }, work);
      return reply ?? say({ kind: 'form-gone', name: 'command' in request ? request.command : 'help' });
    },
  });

  /**
   * Runs the command, if the values hold against the rules of its form: whoever leaves that out is held to them.
   * Whoever only says what it is about has filled in nothing, even where all is known from before.
   */
  const attempt = (
    command: Command,
    plan: FormPlan | undefined,
    values: Values,
    context: Context,
  ): Promise<Outcome> | Outcome => {
    const isFilledIn = plan && Object.keys(values).some((name) => !plan.carries?.includes(name));
    const checked = isFilledIn ? checkWhole(plan, values) : values;
    return checked ? command.run(checked, context) : { kind: 'invalid', errors: {} };
  };

  /** What is said where the values are not enough and nothing can be asked. @param errors missing where there are no values */
  const unanswered = (command: Command, errors: FieldErrors | undefined, isTyped: boolean): Problem => {
    const { name, takes = [], fromCards } = command;
    // No card of this version holds values that its command cannot read.
    if (errors && !isTyped) return { kind: 'old-card' };
    if (fromCards) return { kind: 'from-card', name };
    return { kind: 'incomplete', name, usage: usage(name, takes), errors: Object.values(errors ?? {}) };
  };

  /** Runs the command; where the values are not enough, asks or says what is missing. */
  const run = async (command: Command, values: Values, context: Context, isTyped = false): Promise<Reply> => {
    const isGiven = Object.keys(values).length > 0;
    const plan = isGiven ? await command.form?.(context, values) : undefined;
    if (plan && 'blocks' in plan) return show(plan);
    const outcome = await attempt(command, plan, values, context);
    if (outcome.kind === 'replied') return outcome.reply;
    const asking = plan ?? (await command.form?.(context, values));
    if (asking) return forms.open(command, asking, context, values);
    return say(unanswered(command, isGiven ? outcome.errors : undefined, isTyped));
  };

  const runTyped = (
    command: Command,
    { rest, typed }: { readonly rest: readonly Token[]; readonly typed: Typed },
    context: Context,
  ): Promise<Reply> | Reply => {
    const { name, takes = [] } = command;
    if (takes.some(({ kind }) => kind === 'verbatim'))
      return run(command, readVerbatim(takes, typed, name), context, true);
    const read = readArguments(takes, rest);
    if (read.kind === 'unclear') {
      return say({ kind: 'unclear', typed: read.typed, why: read.why, usage: usage(name, takes) });
    }
    // A form asks for everything anyway, so "volunteer please" opens it.
    if (read.left.length > 0 && !command.form) {
      return say({ kind: 'left-over', typed: read.left.map(written).join(' '), usage: usage(name, takes) });
    }
    return run(command, read.values, context, true);
  };

  /** Lets the command answer, unless it is not for the caller or this delivery was answered before. */
  const guarded = async (
    command: Command,
    request: Request,
    answer: (context: Context) => Promise<Reply> | Reply,
  ): Promise<Reply> => {
    const refusal = refused(command, request);
    if (refusal) return refusal;
    // What was done in a form took its draft along: an earlier answer is looked for where that is gone.
    const isFirst = command.readOnly === true || 'form' in request;
    const earlier = isFirst ? undefined : await journal.answered(request.caller, request.deliveryId);
    return earlier ?? answer(contextOf(request, clock.now()));
  };

  const answerTyped = async (request: Extract<Request, { kind: 'command' }>): Promise<Reply> => {
    const length = request.typed.reduce(
      (sum, part) => sum + (typeof part === 'string' ? part.length : part.name.length),
      0,
    );
    if (length > mostTyped) return say({ kind: 'too-long', length, most: mostTyped });
    const typed = tokens(request.typed);
    if (typed.length === 0) return show(await home(contextOf(request, clock.now())));
    const open = commands.filter(({ who }) => belongs(request.caller, who));
    const found = findCommand(commands, typed);
    if (found.kind === 'found')
      return guarded(found.command, request, (context) =>
        runTyped(found.command, { rest: found.rest, typed: request.typed }, context),
      );
    const meant = findCommand(open, typed);
    const near = meant.kind === 'unknown' ? meant.nearest : undefined;
    return say({ kind: 'unknown-command', typed: found.typed, ...(near && { nearest: near.name }) });
  };

  const suggest = (command: Command, request: Extract<Request, { kind: 'suggest' }>): Reply => {
    const { suggest: by = {} } = command;
    const find = belongs(request.caller, command.who) && Object.hasOwn(by, request.field) && by[request.field];
    return { kind: 'options', options: find ? find(request.query.slice(0, 200)) : [] };
  };

  const answer = async (request: Request): Promise<Reply> => {
    if (request.kind === 'home') return show(await home(contextOf(request, clock.now())));
    if (request.kind === 'command') return answerTyped(request);
    const command = commands.find(({ name }) => name === request.command);
    if (!command) return say({ kind: 'old-card' });
    switch (request.kind) {
      case 'press':
        return guarded(command, request, (context) => run(command, request.values, context));
      case 'suggest':
        return suggest(command, request);
      default:
        return guarded(command, request, async (context) => {
          const reply = await forms.answer(request, command, context);
          if (reply) return reply;
          // Another delivery of this very request may have sent it meanwhile.
          const sent = await journal.answered(request.caller, request.deliveryId);
          return sent ?? say({ kind: 'form-gone', name: command.name, ...(command.fromCards && { fromCards: true }) });
        });
    }
  };

  return async (request) => {
    try {
      return await answer(request);
    } catch (error) {
      if (error instanceof SomebodyElse) return say({ kind: 'somebody-else' });
      const reference = referenceHere();
      log.error({ reference, request: request.kind, err: error }, 'a request failed');
      return say({ kind: 'fault', reference });
    }
  };
};
