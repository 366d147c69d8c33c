import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { anyText, id, plainText, webAddress } from './check-text.ts';

const optionWith = <Text extends z.ZodType>(text: Text) =>
  z.strictObject({ text, value: z.string().min(1).max(150), description: plainText(75).optional() });

/** Of a menu. */
const plainOption = optionWith(plainText(75));
/** Of checkboxes and radio buttons. */
const option = optionWith(anyText(75));

const optionGroup = z.strictObject({ label: plainText(75), options: z.array(plainOption).min(1).max(100) });

const placeholder = plainText(150).optional();
const focus = { focus_on_load: z.boolean().optional() };

interface Choosing {
  readonly options?: readonly unknown[] | undefined;
  readonly option_groups?: readonly { readonly options: readonly unknown[] }[] | undefined;
  readonly initial_option?: unknown;
  readonly initial_options?: readonly unknown[] | undefined;
  readonly max_selected_items?: number | undefined;
}

type Ctx<Of> = z.core.$RefinementCtx<Of>;

const says = <Of>(ctx: Ctx<Of>, property: string, message: string): void =>
  ctx.addIssue({ code: 'custom', path: [property], message });

/** What is chosen at first has to be, to the letter, one of the options, and no more than may be chosen. */
const checkChosen = <Of extends Choosing>(of: Of, ctx: Ctx<Of>): void => {
  const all = of.options ?? of.option_groups?.flatMap(({ options }) => options);
  const isThere = (each: unknown): boolean => all === undefined || all.some((known) => isDeepStrictEqual(known, each));
  if (of.initial_option !== undefined && !isThere(of.initial_option)) {
    says(ctx, 'initial_option', 'is not among the options');
  }
  if (of.initial_options?.some((each) => !isThere(each))) {
    says(ctx, 'initial_options', 'one of them is not among the options');
  }
  if ((of.initial_options?.length ?? 0) > (of.max_selected_items ?? Number.POSITIVE_INFINITY)) {
    says(ctx, 'initial_options', 'there are more of them than max_selected_items');
  }
};

const checkMenu = <Of extends Choosing>(menu: Of, ctx: Ctx<Of>): void => {
  if ((menu.options === undefined) === (menu.option_groups === undefined)) {
    says(ctx, 'options', 'a menu has either options or option_groups');
  }
  checkChosen(menu, ctx);
};

const optionsOfMenu = {
  options: z.array(plainOption).min(1).max(100).optional(),
  option_groups: z.array(optionGroup).min(1).max(100).optional(),
};
const several = {
  initial_options: z.array(plainOption).min(1).optional(),
  max_selected_items: z.int().min(1).optional(),
};

const isDay = (text: string): boolean => {
  const time = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/u.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
};

export const button = z.strictObject({
  type: z.literal('button'),
  action_id: id,
  text: plainText(75),
  value: z.string().max(2_000).optional(),
  url: webAddress.optional(),
  style: z.enum(['primary', 'danger']).optional(),
  accessibility_label: z.string().min(1).max(75).optional(),
});

/** What can stand in an `actions` block, in an `input` block or beside a `section`. */
export const choosers = [
  z
    .strictObject({
      type: z.literal('checkboxes'),
      action_id: id,
      options: z.array(option).min(1).max(10),
      initial_options: z.array(option).min(1).optional(),
      ...focus,
    })
    .superRefine(checkChosen),
  z
    .strictObject({
      type: z.literal('radio_buttons'),
      action_id: id,
      options: z.array(option).min(1).max(10),
      initial_option: option.optional(),
      ...focus,
    })
    .superRefine(checkChosen),
  z
    .strictObject({
      type: z.literal('static_select'),
      action_id: id,
      ...optionsOfMenu,
      initial_option: plainOption.optional(),
      placeholder,
      ...focus,
    })
    .superRefine(checkMenu),
  z
    .strictObject({
      type: z.literal('multi_static_select'),
      action_id: id,
      ...optionsOfMenu,
      ...several,
      placeholder,
      ...focus,
    })
    .superRefine(checkMenu),
  z.strictObject({
    type: z.literal('external_select'),
    action_id: id,
    initial_option: plainOption.optional(),
    min_query_length: z.int().min(0).optional(),
    placeholder,
    ...focus,
  }),
  z
    .strictObject({
      type: z.literal('multi_external_select'),
      action_id: id,
      ...several,
      min_query_length: z.int().min(0).optional(),
      placeholder,
      ...focus,
    })
    .superRefine(checkChosen),
  z.strictObject({
    type: z.literal('datepicker'),
    action_id: id,
    initial_date: z.string().refine(isDay, 'is not a day, such as 2027-03-01').optional(),
    placeholder,
    ...focus,
  }),
] as const;

export const plainTextInput = z
  .strictObject({
    type: z.literal('plain_text_input'),
    action_id: id,
    multiline: z.boolean().optional(),
    min_length: z.int().min(0).max(3_000).optional(),
    max_length: z.int().min(1).max(3_000).optional(),
    initial_value: z.string().optional(),
    placeholder,
    dispatch_action_config: z
      .strictObject({
        trigger_actions_on: z
          .array(z.enum(['on_enter_pressed', 'on_character_entered']))
          .min(1)
          .optional(),
      })
      .optional(),
    ...focus,
  })
  .superRefine(({ initial_value = '', max_length = 3_000, min_length = 0, multiline }, ctx) => {
    if (initial_value.length > max_length) says(ctx, 'initial_value', `is longer than ${max_length} characters`);
    if (min_length > max_length) says(ctx, 'min_length', 'is more than max_length');
    if (!multiline && /[\r\n]/u.test(initial_value)) says(ctx, 'initial_value', 'has several lines');
  });
