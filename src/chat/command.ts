import type { z } from 'zod';
import type { Argument } from './arguments.ts';
import type { Audience } from './caller.ts';
import type { Context } from './context.ts';
import type { Field, Form, Option } from './form.ts';
import type { Reply } from './reply.ts';
import type { FieldErrors, Values } from './values.ts';
import type { View } from './view.ts';

/** One screen of a form. */
export interface Step {
  readonly title: string;
  readonly fields: readonly Field[];
  /** What is wrong beyond the fields' own rules. */
  readonly check?: (values: Values) => FieldErrors;
}

/** A command's form for one caller: all that had to be looked up is in it, so the steps are pure. */
export interface FormPlan {
  readonly title: string;
  /** The label of the button that sends the last step. */
  readonly submit: string;
  /** What is known already, so that nobody is asked twice. */
  readonly start: Values;
  /** Values that the form carries along unseen, such as the id of what it is about; nobody can fill them in. */
  readonly carries?: readonly string[];
  /** Values that were typed and that the start was made of: they are used up. */
  readonly uses?: readonly string[];
  /** The steps with what has been filled in so far; fields may depend on it. */
  readonly steps: (values: Values) => readonly Step[];
}

interface CommandBasics {
  /** As typed: one or two words in lower case. */
  readonly name: string;
  /** One line for the help, without a full stop. */
  readonly summary: string;
  readonly example: string;
  readonly who: Audience;
  readonly takes?: readonly Argument[];
  /**
   * The form for one caller. `held`: what is known before anybody fills it in, such as the id of what a
   * card is about. Where there is nothing to fill in a form about, what to say instead.
   */
  readonly form?: (context: Context, held: Values) => Promise<FormPlan | View>;
  /** Options for a search field, by field; from memory, because it runs at every key. */
  readonly suggest?: Readonly<Record<string, (query: string) => readonly Option[]>>;
  /** It never changes anything, so no delivery of it needs to be remembered. */
  readonly readOnly?: true;
  /** What its form holds is for no chat's history, see {@link Form.discreet}. */
  readonly discreet?: true;
  /** Only a card's button makes sense of it, so the help does not list it. */
  readonly fromCards?: true;
}

/** What {@link defineCommand} takes: `run` gets checked input, however it was given. */
export interface CommandDefinition<Input> extends CommandBasics {
  readonly input: z.ZodType<Input>;
  readonly run: (input: Input, context: Context) => Promise<Reply>;
}

export type Outcome =
  | { readonly kind: 'replied'; readonly reply: Reply }
  | { readonly kind: 'invalid'; readonly errors: FieldErrors };

/** A command as the dispatcher knows it: it checks the values itself and then runs. */
export interface Command extends CommandBasics {
  readonly run: (values: Values, context: Context) => Promise<Outcome>;
}

const errorsByField = (issues: readonly z.core.$ZodIssue[]): FieldErrors =>
  Object.fromEntries([...issues].reverse().map(({ path, message }) => [String(path[0] ?? ''), message]));

/** Makes a command of its definition: typed, pressed or submitted, its `run` gets the same input. */
export const defineCommand = <Input>({ input, run, ...basics }: CommandDefinition<Input>): Command => ({
  ...basics,
  run: async (values, context) => {
    // A message that nobody wrote for people is not shown to them.
    const checked = input.safeParse(values, { error: () => 'This does not look right.' });
    if (!checked.success) return { kind: 'invalid', errors: errorsByField(checked.error.issues) };
    return { kind: 'replied', reply: await run(checked.data, context) };
  },
});
