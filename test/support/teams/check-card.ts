import { z } from 'zod';
import { inputs, placed } from './check-card-inputs.ts';
import { markdown, oneOf, plainText, runText, webAddress } from './check-card-text.ts';

/** Where a card stands. */
export type CardPlace = 'message' | 'dialog';

type Ctx = z.core.$RefinementCtx<unknown>;

const says = (ctx: Ctx, path: readonly (string | number)[], message: string): void =>
  ctx.addIssue({ code: 'custom', path: [...path], message });

const title = plainText.refine((text) => !/[\r\n]/u.test(text), 'has several lines').max(120);

const titled = {
  id: z.string().min(1).optional(),
  title,
  tooltip: title.optional(),
  style: oneOf('default', 'positive', 'destructive').optional(),
  isEnabled: z.boolean().optional(),
  mode: oneOf('primary', 'secondary').optional(),
};

const associatedInputs = oneOf('auto', 'none').optional();

/** What an action brings along; of `msteams` Teams knows more, but the bot asks for dialogs only. */
const data = z.looseObject({ msteams: z.strictObject({ type: z.literal('task/fetch') }).optional() });

const openUrl = z.strictObject({
  type: z.literal('Action.OpenUrl'),
  ...titled,
  title: title.optional(),
  url: webAddress,
});
const submit = z.strictObject({ type: z.literal('Action.Submit'), ...titled, associatedInputs, data });
const execute = z
  .strictObject({
    type: z.literal('Action.Execute'),
    ...titled,
    associatedInputs,
    verb: z.string().min(1),
    data: z.record(z.string(), z.unknown()),
    fallback: submit,
  })
  .superRefine((action, ctx) => {
    if (JSON.stringify(action.data) !== JSON.stringify(action.fallback.data)) {
      says(ctx, ['fallback', 'data'], 'is not what the action itself sends');
    }
  });

const action = (place: CardPlace) =>
  z.discriminatedUnion('type', [openUrl, submit, execute]).superRefine((each, ctx) => {
    if (place === 'dialog' && each.type === 'Action.Execute') says(ctx, ['type'], 'cannot be sent from a dialog');
    if (each.type !== 'Action.Submit') return;
    const opens = each.data.msteams !== undefined;
    if (place === 'dialog' && opens) says(ctx, ['data', 'msteams'], 'does not work in a dialog');
    if (place === 'message' && !opens) says(ctx, ['type'], 'of a message is for dialogs and fallbacks only');
  });

/** Further ones would go into a menu, where nobody looks for them. */
const mostActions = 6;

const actionsIn = (place: CardPlace) =>
  z.array(action(place)).min(1).max(mostActions, `has more than ${mostActions} actions in a row`);

const look = {
  color: oneOf('default', 'accent', 'good', 'warning', 'attention').optional(),
  weight: oneOf('default', 'lighter', 'bolder').optional(),
  size: oneOf('default', 'small', 'medium', 'large', 'extralarge').optional(),
  fontType: oneOf('default', 'monospace').optional(),
  isSubtle: z.boolean().optional(),
};

const textBlock = z.strictObject({
  type: z.literal('TextBlock'),
  ...placed,
  ...look,
  text: markdown,
  wrap: z.literal(true, 'is not true, so that the text is cut at the end of the line'),
  style: oneOf('default', 'heading').optional(),
  maxLines: z.int().min(1).optional(),
});

const textRun = z.strictObject({
  type: z.literal('TextRun'),
  text: runText,
  ...look,
  italic: z.boolean().optional(),
  strikethrough: z.boolean().optional(),
  underline: z.boolean().optional(),
  highlight: z.boolean().optional(),
  selectAction: openUrl.optional(),
});

const richTextBlock = z
  .strictObject({ type: z.literal('RichTextBlock'), ...placed, inlines: z.array(textRun).min(1) })
  .superRefine(({ inlines }, ctx) => {
    const text = inlines.map((run) => run.text).join('');
    if (text.trim() === '') says(ctx, ['inlines'], 'there is nothing in the text');
    if (/[\r\n]/u.test(text)) says(ctx, ['inlines'], 'have a line break, on which clients do not agree');
  });

const factSet = z.strictObject({
  type: z.literal('FactSet'),
  ...placed,
  facts: z.array(z.strictObject({ title: markdown, value: markdown })).min(1),
});

const containerStyle = oneOf('default', 'emphasis', 'good', 'attention', 'warning', 'accent').optional();

const elementIn = (place: CardPlace): z.ZodType => {
  const items: z.ZodType = z.lazy(() => z.array(element));
  const column = z.strictObject({
    type: z.literal('Column'),
    ...placed,
    width: z.union([oneOf('auto', 'stretch'), z.string().regex(/^\d+px$/u), z.number().positive()]).optional(),
    items,
    style: containerStyle,
    minHeight: z
      .string()
      .regex(/^\d+px$/u)
      .optional(),
    verticalContentAlignment: oneOf('top', 'center', 'bottom').optional(),
  });
  const element = z.discriminatedUnion('type', [
    textBlock,
    richTextBlock,
    factSet,
    z.strictObject({ type: z.literal('ColumnSet'), ...placed, style: containerStyle, columns: z.array(column).min(1) }),
    z.strictObject({ type: z.literal('Container'), ...placed, style: containerStyle, items }),
    z.strictObject({ type: z.literal('ActionSet'), ...placed, actions: actionsIn(place) }),
    ...inputs,
  ]);
  return element;
};

const mention = z
  .strictObject({
    type: z.literal('mention'),
    text: z.string().regex(/^<at>[^<>]+<\/at>$/u),
    mentioned: z.strictObject({ id: z.string().min(1), name: z.string().min(1) }),
  })
  .refine(({ text, mentioned }) => text === `<at>${mentioned.name}</at>`, 'has another name than its text');

const schema = 'http://adaptivecards.io/schemas/adaptive-card.json';

const cardIn = (place: CardPlace) =>
  z.strictObject({
    type: z.literal('AdaptiveCard'),
    $schema: z.literal(schema),
    version: z.literal('1.5'),
    fallbackText: markdown,
    lang: z.string().optional(),
    msteams: z.strictObject({ width: z.literal('Full').optional(), entities: z.array(mention).optional() }).optional(),
    body: z.array(elementIn(place)).min(1),
    actions: actionsIn(place).optional(),
  });

const cards: { readonly [Place in CardPlace]: z.ZodType } = { message: cardIn('message'), dialog: cardIn('dialog') };

/** Every object in a card, save what actions carry. */
const objectsIn = (part: unknown): readonly Record<string, unknown>[] => {
  if (Array.isArray(part)) return part.flatMap(objectsIn);
  if (typeof part !== 'object' || part === null) return [];
  const own = Object.entries(part).filter(([name]) => name !== 'data' && name !== 'msteams');
  return [part as Record<string, unknown>, ...own.flatMap(([, value]) => objectsIn(value))];
};

const idProblems = (card: unknown): readonly string[] => {
  const ids = objectsIn(card).flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) < index))].map(
    (id) => `the id ${id} stands there twice`,
  );
};

const facts = z.object({ facts: z.array(z.object({ title: z.string(), value: z.string() })) });

/** Texts in which Teams looks for mentions. */
const mentionTexts = (card: unknown): string =>
  objectsIn(card)
    .flatMap((object) => {
      if (object['type'] === 'TextBlock') return [object['text']];
      return facts.safeParse(object).data?.facts.flatMap(({ title: fact, value }) => [fact, value]) ?? [];
    })
    .filter((text) => typeof text === 'string')
    .join('\n');

const entities = z.object({ msteams: z.object({ entities: z.array(z.object({ text: z.string() })) }) });

const mentionProblems = (card: unknown): readonly string[] => {
  const known = entities.safeParse(card).data?.msteams.entities.map(({ text }) => text) ?? [];
  const text = mentionTexts(card);
  const shown = text.match(/<\/?at\b[^>]*>(?:[^<]*<\/at>)?/giu) ?? [];
  return [
    ...shown.filter((each) => !known.includes(each)).map((each) => `${each} mentions nobody`),
    ...known.filter((each) => !text.includes(each)).map((each) => `the mention ${each} stands nowhere`),
    ...(new Set(known).size < known.length ? ['two mentions have the same text'] : []),
  ];
};

/** Bytes of a message with everything in it. */
const mostBytes = 28 * 1_024;
/** Bytes of what surrounds a card: whom it is from and for, its summary, where it is. */
const envelope = 1_500;

const sizeProblems = (card: unknown): readonly string[] => {
  const bytes = Buffer.byteLength(JSON.stringify(card) ?? '') + envelope;
  return bytes > mostBytes ? [`the message is ${bytes} bytes long; ${mostBytes} fit`] : [];
};

/**
 * Holds an Adaptive Card against schema 1.5 and Teams' own rules. It knows the elements and actions that
 * the bot uses, and refuses all others.
 * @param card as JSON, without the attachment around it
 * @returns every problem with the place it is at, such as `body[2].text: …`; nothing where all is well
 */
export const cardProblems = (card: unknown, place: CardPlace): readonly string[] => {
  const issues = cards[place].safeParse(card).error?.issues ?? [];
  const said = issues.map(({ path, message }) => {
    const at = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
    return `${at.replace(/^\./u, '')}: ${message}`;
  });
  return [...said, ...idProblems(card), ...mentionProblems(card), ...sizeProblems(card)];
};
