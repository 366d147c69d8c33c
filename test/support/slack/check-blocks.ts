import { z } from 'zod';
import { button, choosers, plainTextInput } from './check-elements.ts';
import { anyText, id, plainText, richText } from './check-text.ts';

/** Where blocks stand. */
export type Surface = 'message' | 'modal' | 'home';

type Ctx = z.core.$RefinementCtx<unknown>;

const says = (ctx: Ctx, path: readonly (string | number)[], message: string): void =>
  ctx.addIssue({ code: 'custom', path: [...path], message });

const block_id = id.optional();

const actionElement = z.discriminatedUnion('type', [button, ...choosers]);

const actions = z
  .strictObject({ type: z.literal('actions'), block_id, elements: z.array(actionElement).min(1).max(25) })
  .superRefine(({ elements }, ctx) => {
    const ids = elements.map(({ action_id }) => action_id);
    if (new Set(ids).size < ids.length) says(ctx, ['elements'], 'an action_id stands there twice');
  });

const section = z
  .strictObject({
    type: z.literal('section'),
    block_id,
    text: anyText().optional(),
    fields: z.array(anyText(2_000)).min(1).max(10).optional(),
    accessory: actionElement.optional(),
    expand: z.boolean().optional(),
  })
  .superRefine(({ text, fields }, ctx) => {
    if (text === undefined && fields === undefined) says(ctx, ['text'], 'a section has text or fields');
  });

const shown = [
  section,
  z.strictObject({ type: z.literal('header'), block_id, text: plainText(150) }),
  z.strictObject({ type: z.literal('context'), block_id, elements: z.array(anyText()).min(1).max(10) }),
  z.strictObject({ type: z.literal('divider'), block_id }),
  actions,
  richText,
] as const;

const input = z.strictObject({
  type: z.literal('input'),
  block_id,
  label: plainText(2_000),
  hint: plainText(2_000).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
  element: z.discriminatedUnion('type', [plainTextInput, ...choosers]),
});

const messageBlock = z.discriminatedUnion('type', shown);
const viewBlock = z.discriminatedUnion('type', [...shown, input]);

/** All that people read in it, where there is a limit for all of it together. */
const textLength = (part: unknown): number => {
  if (Array.isArray(part)) return part.reduce((sum: number, each) => sum + textLength(each), 0);
  if (typeof part !== 'object' || part === null) return 0;
  return Object.entries(part).reduce(
    (sum, [name, value]) => sum + (name === 'text' && typeof value === 'string' ? value.length : textLength(value)),
    0,
  );
};

const checkBlockIds = (blocks: readonly { readonly block_id?: string | undefined }[], ctx: Ctx): void => {
  const seen = new Set<string>();
  for (const [index, block] of blocks.entries()) {
    if (block.block_id === undefined) continue;
    if (seen.has(block.block_id)) says(ctx, ['blocks', index, 'block_id'], 'stands there twice');
    seen.add(block.block_id);
  }
};

/** Bytes of a message's text: above, `chat.update` answers `msg_too_long`. */
const mostTextBytes = 4_000;
/** Characters of everything that is read in a message. */
const mostMessageText = 12_000;
/**
 * Characters of a message's blocks as JSON, with & < > escaped: a little above, Slack answers
 * `msg_blocks_too_long` (slackapi/bolt-js issues 2509 and 2867).
 */
const mostMessageJson = 13_200;
/** Bytes of a view: above, Slack answers `view_too_large`. */
const mostViewBytes = 250_000;

const escapedLength = (text: string): number => text.replace(/&/gu, '&amp;').replace(/[<>]/gu, '&lt;').length;

/** What surrounds the blocks of a message (its channel, its metadata) is for others to check. */
const message = z
  .looseObject({
    text: z.string().refine((text) => text.trim() !== '', 'there is nothing in the text'),
    blocks: z.array(messageBlock).max(50).optional(),
  })
  .superRefine(({ text, blocks = [] }, ctx) => {
    if (Buffer.byteLength(text) > mostTextBytes) says(ctx, ['text'], `is longer than ${mostTextBytes} bytes`);
    const read = textLength(blocks);
    if (read > mostMessageText) says(ctx, ['blocks'], `hold ${read} characters of text`);
    const written = escapedLength(JSON.stringify(blocks));
    if (written > mostMessageJson) says(ctx, ['blocks'], `are ${written} characters long as JSON`);
    checkBlockIds(blocks, ctx);
  });

const viewBasics = {
  blocks: z.array(viewBlock).min(1).max(100),
  private_metadata: z.string().max(3_000).optional(),
  callback_id: id.optional(),
  external_id: id.optional(),
};

interface Checkable {
  readonly blocks: readonly { readonly type: string; readonly block_id?: string | undefined }[];
}

const checkView = (view: Checkable, ctx: Ctx): void => {
  const bytes = Buffer.byteLength(JSON.stringify(view));
  if (bytes > mostViewBytes) says(ctx, ['blocks'], `are ${bytes} bytes long as JSON`);
  checkBlockIds(view.blocks, ctx);
};

const modal = z
  .strictObject({
    type: z.literal('modal'),
    title: plainText(24),
    submit: plainText(24).optional(),
    close: plainText(24).optional(),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
    ...viewBasics,
  })
  .superRefine((view, ctx) => {
    checkView(view, ctx);
    const asks = view.blocks.some(({ type }) => type === 'input');
    if (asks && view.submit === undefined) says(ctx, ['submit'], 'is missing, though there is an input block');
  });

const home = z.strictObject({ type: z.literal('home'), ...viewBasics }).superRefine(checkView);

const surfaces: { readonly [Kind in Surface]: z.ZodType } = { message, modal, home };

/**
 * Holds a payload against Block Kit's published limits, and against what its blocks and elements must
 * and may have. It knows the blocks and elements that the bot uses, and refuses all others.
 * @param payload a message `{ text, blocks }`, or a view; not as a JSON string
 * @returns every problem with the place it is at, such as `blocks[2].text.text: …`; nothing where all is well
 */
export const blockProblems = (surface: Surface, payload: unknown): readonly string[] => {
  const checked = surfaces[surface].safeParse(payload);
  if (checked.success) return [];
  return checked.error.issues.map(({ path, message: words }) => {
    const place = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
    return `${place.replace(/^\./u, '')}: ${words}`;
  });
};
