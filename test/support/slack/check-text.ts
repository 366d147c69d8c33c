import { z } from 'zod';

/** What Slack refuses or shows as nothing: text has to have something in it. */
const text = (most: number) =>
  z
    .string()
    .max(most)
    .refine((words) => words.trim() !== '', 'there is nothing in the text');

/** A text object that nothing is read out of; at most 3,000 characters, where its place takes no fewer. */
export const plainText = (most = 3_000) =>
  z.strictObject({ type: z.literal('plain_text'), text: text(most), emoji: z.boolean().optional() });

const mrkdwn = (most = 3_000) =>
  z.strictObject({ type: z.literal('mrkdwn'), text: text(most), verbatim: z.boolean().optional() });

/** A text object of either kind. */
export const anyText = (most = 3_000) => z.discriminatedUnion('type', [plainText(most), mrkdwn(most)]);

/** An address that a client opens. */
export const webAddress = z
  .string()
  .max(3_000)
  .refine((url) => /^https?:\/\//iu.test(url) && URL.canParse(url), 'is not an address on the web');

/** An `action_id` or a `block_id`. */
export const id = z.string().min(1).max(255);

const style = z
  .strictObject({
    bold: z.boolean().optional(),
    italic: z.boolean().optional(),
    strike: z.boolean().optional(),
    code: z.boolean().optional(),
    underline: z.boolean().optional(),
  })
  .optional();

const inline = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string().min(1), style }),
  z.strictObject({
    type: z.literal('link'),
    url: webAddress,
    text: z.string().min(1).optional(),
    unsafe: z.boolean().optional(),
    style,
  }),
  z.strictObject({ type: z.literal('user'), user_id: z.string().regex(/^[UW][A-Z0-9]+$/u), style }),
  z.strictObject({
    type: z.literal('date'),
    timestamp: z.int(),
    format: z.string().regex(/\{(?:date|time|day|ago)\w*\}/u, 'shows no date and no time'),
    url: webAddress.optional(),
    fallback: z.string().min(1).optional(),
    style,
  }),
]);

const section = z.strictObject({ type: z.literal('rich_text_section'), elements: z.array(inline).min(1) });

const list = z.strictObject({
  type: z.literal('rich_text_list'),
  style: z.enum(['bullet', 'ordered']),
  elements: z.array(section).min(1),
  indent: z.int().min(0).max(8).optional(),
  offset: z.int().min(0).optional(),
  border: z.union([z.literal(0), z.literal(1)]).optional(),
});

/** Text that nothing is read out of, with what its elements say and no more: none of them names a group. */
export const richText = z.strictObject({
  type: z.literal('rich_text'),
  block_id: id.optional(),
  elements: z.array(z.discriminatedUnion('type', [section, list])).min(1),
});
