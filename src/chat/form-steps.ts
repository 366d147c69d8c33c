import { checkFields } from './check-fields.ts';
import type { FormPlan, Step } from './command.ts';
import type { Field } from './form.ts';
import type { FieldErrors, Values } from './values.ts';

export const namesOf = (fields: readonly Field[]): ReadonlySet<string> => new Set(fields.map(({ name }) => name));

/** The values of these fields. */
export const pick = (values: Values, fields: readonly Field[]): Values => {
  const wanted = namesOf(fields);
  return Object.fromEntries(Object.entries(values).filter(([name]) => wanted.has(name)));
};

/** The values of all other fields. */
export const omit = (values: Values, fields: readonly Field[]): Values => {
  const unwanted = namesOf(fields);
  return Object.fromEntries(Object.entries(values).filter(([name]) => !unwanted.has(name)));
};

/** The step at an index, or the nearest there is. */
export const stepAt = (steps: readonly Step[], index: number): { readonly step: Step; readonly index: number } => {
  const within = Math.max(0, Math.min(index, steps.length - 1));
  const step = steps[within];
  if (!step) throw new Error('A form has at least one step');
  return { step, index: within };
};

/** Whether somebody has filled in anything that was not known from the start. */
export const differs = (values: Values, start: Values): boolean =>
  Object.entries(values).some(([name, value]) => {
    const before = start[name];
    return String(value) !== String(before ?? '') && value !== false;
  });

/** Holds what was filled in against a step's own rules. */
export const checkStep = (step: Step, values: Values): { readonly values: Values; readonly errors: FieldErrors } => {
  const checked = checkFields(step.fields, values);
  return { values: checked.values, errors: { ...step.check?.({ ...values, ...checked.values }), ...checked.errors } };
};

export const hasAny = (errors: FieldErrors): boolean => Object.keys(errors).length > 0;

/** Every field of the form as it is with these values. */
export const fieldsOf = (plan: FormPlan, values: Values): readonly Field[] =>
  plan.steps({ ...plan.start, ...values }).flatMap(({ fields }) => fields);

/** What the form carries along unseen. */
export const carried = ({ carries = [] }: FormPlan, values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([name]) => carries.includes(name)));

/** Whether what was begun is about what is opened now: what was typed about one thing is nothing for another. */
export const isAboutTheSame = ({ carries = [], start }: FormPlan, begun: Values, given: Values): boolean => {
  const now = { ...start, ...given };
  return carries.every((name) => !Object.hasOwn(now, name) || String(now[name]) === String(begun[name]));
};

/** What is wrong with these fields, of which something is known before anybody has filled in the form. */
export const errorsAt = (step: Step, values: Values, names: readonly string[]): FieldErrors =>
  Object.fromEntries(Object.entries(checkStep(step, values).errors).filter(([name]) => names.includes(name)));

export const withoutConsent = (fields: readonly Field[]): readonly Field[] =>
  fields.filter(({ kind }) => kind !== 'consent');

/**
 * Holds values that did not come from the form against the rules of all its steps.
 * @returns what the form holds then; undefined where something is wrong, missing or not the form's
 */
export const checkWhole = (plan: FormPlan, values: Values): Values | undefined => {
  const all = { ...plan.start, ...values };
  const checked = plan.steps(all).map((step) => checkStep(step, all));
  const held: Values = Object.assign(carried(plan, all), ...checked.map((step) => step.values));
  const isForeign = Object.keys(values).some((name) => !Object.hasOwn(held, name) && !plan.uses?.includes(name));
  if (isForeign || checked.some(({ errors }) => hasAny(errors))) return undefined;
  // What nobody gave stays ungiven: whether that is enough is for the command's input to say.
  return Object.fromEntries(Object.entries(held).filter(([name]) => Object.hasOwn(all, name)));
};
