import { z } from 'zod';
import { oneOf, plainText } from './check-card-text.ts';

/** What every element may have. */
export const placed = {
  id: z.string().min(1).optional(),
  spacing: oneOf('default', 'none', 'small', 'medium', 'large', 'extralarge', 'padding').optional(),
  separator: z.boolean().optional(),
  isVisible: z.boolean().optional(),
};

const asked = {
  ...placed,
  id: z.string().min(1).max(250),
  label: plainText.optional(),
  isRequired: z.boolean().optional(),
  errorMessage: plainText.optional(),
};

type Ctx = z.core.$RefinementCtx<unknown>;

const says = (ctx: Ctx, property: string, message: string): void =>
  ctx.addIssue({ code: 'custom', path: [property], message });

interface Asked {
  readonly label?: string | undefined;
  readonly isRequired?: boolean | undefined;
  readonly errorMessage?: string | undefined;
}

const checkAsked = ({ label, isRequired, errorMessage }: Asked, ctx: Ctx): void => {
  if (label === undefined) says(ctx, 'label', 'is missing: nobody who cannot see knows what is asked');
  if (isRequired && errorMessage === undefined) says(ctx, 'errorMessage', 'is missing, though the input is required');
};

const isDay = (text: string): boolean => {
  const time = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/u.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
};

const text = z
  .strictObject({
    type: z.literal('Input.Text'),
    ...asked,
    isMultiline: z.boolean().optional(),
    maxLength: z.int().min(1).optional(),
    placeholder: plainText.optional(),
    style: oneOf('text', 'tel', 'url', 'email', 'password').optional(),
    value: z.string().optional(),
  })
  .superRefine((input, ctx) => {
    const { value = '', maxLength = Number.POSITIVE_INFINITY, isMultiline } = input;
    checkAsked(input, ctx);
    if (value.length > maxLength) says(ctx, 'value', `is longer than ${maxLength} characters`);
    if (!isMultiline && /[\r\n]/u.test(value)) says(ctx, 'value', 'has several lines');
  });

const day = z
  .strictObject({
    type: z.literal('Input.Date'),
    ...asked,
    value: z.string().refine(isDay, 'is not a day, such as 2027-03-01').optional(),
    min: z.string().refine(isDay).optional(),
    max: z.string().refine(isDay).optional(),
    placeholder: plainText.optional(),
  })
  .superRefine(checkAsked);

const toggle = z
  .strictObject({
    type: z.literal('Input.Toggle'),
    ...asked,
    title: plainText,
    value: z.string().optional(),
    valueOn: z.string().min(1).optional(),
    valueOff: z.string().min(1).optional(),
    wrap: z.boolean().optional(),
  })
  .superRefine((input, ctx) => {
    const { value = 'false', valueOn = 'true', valueOff = 'false' } = input;
    checkAsked(input, ctx);
    if (value !== valueOn && value !== valueOff) says(ctx, 'value', 'is neither valueOn nor valueOff');
  });

const choiceSet = z
  .strictObject({
    type: z.literal('Input.ChoiceSet'),
    ...asked,
    style: oneOf('compact', 'expanded', 'filtered').optional(),
    isMultiSelect: z.boolean().optional(),
    wrap: z.boolean().optional(),
    placeholder: plainText.optional(),
    choices: z.array(z.strictObject({ title: plainText, value: z.string().min(1) })).optional(),
    'choices.data': z
      .strictObject({
        type: z.literal('Data.Query'),
        dataset: z.string().min(1),
        associatedInputs: oneOf('auto', 'none').optional(),
      })
      .optional(),
    value: z.string().optional(),
  })
  .superRefine((input, ctx) => {
    const { choices = [], 'choices.data': data, isMultiSelect, style = 'compact', value = '' } = input;
    checkAsked(input, ctx);
    if (data && style.toLowerCase() !== 'filtered') says(ctx, 'style', 'is not filtered, though the bot is asked');
    if (!data && choices.length === 0) says(ctx, 'choices', 'has nothing to choose from');
    const chosen = isMultiSelect ? value.split(',') : [value];
    const known = new Set(choices.map((choice) => choice.value));
    if (value !== '' && chosen.some((each) => !known.has(each))) says(ctx, 'value', 'is not among the choices');
    if (isMultiSelect && choices.some((choice) => choice.value.includes(','))) {
      says(ctx, 'choices', 'one of several has a comma in its value');
    }
  });

/** What can be filled in. */
export const inputs = [text, day, toggle, choiceSet] as const;
