import { type Args, isJson, optionalText, refuse, refuseArguments } from './call.ts';
import { blockProblems } from './check-blocks.ts';
import { isMalformed } from './malformed.ts';
import type { Json } from './world.ts';

/** Of a message that is posted; chat.update takes less. https://docs.slack.dev/reference/methods/chat.postMessage */
const mostText = 40_000;
/** https://docs.slack.dev/reference/methods/chat.update */
const mostUpdatedText = 4000;
/** In characters of its JSON. Slack has such a limit; the figure is ours, and small enough to be safe. */
const mostMetadata = 16_000;
/** In bytes. https://docs.slack.dev/reference/methods/views.open, `view_too_large` */
const mostView = 250_000;

export interface Content {
  readonly text: string;
  readonly blocks: readonly Json[] | undefined;
}

const blocksIn = ({ blocks }: Args): readonly Json[] | undefined => {
  if (blocks === undefined || blocks === null || blocks === '') return undefined;
  if (isMalformed(blocks) || !Array.isArray(blocks)) return refuse('invalid_blocks_format');
  return blocks;
};

/** How `blockProblems` says that all blocks together are too long. */
const tooLong = /^blocks: (?:hold|are) \d+ characters/u;

const checkBlocks = (text: string, blocks: readonly Json[]): void => {
  const problems = blockProblems('message', { text, blocks });
  if (problems.length === 0) return;
  const isOnlyTooLong = problems.every((problem) => tooLong.test(problem));
  refuseArguments(isOnlyTooLong ? 'msg_blocks_too_long' : 'invalid_blocks', problems);
};

/**
 * The text and the blocks of a message.
 * @throws {Refusal} no_text, msg_too_long, invalid_blocks_format, invalid_blocks, msg_blocks_too_long
 */
export const contentOf = (args: Args, strict: boolean, isUpdate = false): Content => {
  const blocks = blocksIn(args);
  const text = optionalText(args, 'text') ?? '';
  if (text === '' && !(blocks && blocks.length > 0)) refuse('no_text');
  if (text.length > (isUpdate ? mostUpdatedText : mostText)) refuse('msg_too_long');
  if (strict && blocks && blocks.length > 0) checkBlocks(text, blocks);
  return { text, blocks };
};

/** @throws {Refusal} invalid_metadata_format, metadata_too_large */
export const metadataOf = ({ metadata }: Args): Json | undefined => {
  if (metadata === undefined || metadata === '') return undefined;
  const isRight =
    isJson(metadata) &&
    typeof metadata['event_type'] === 'string' &&
    metadata['event_type'] !== '' &&
    isJson(metadata['event_payload']);
  if (!isRight) return refuse('invalid_metadata_format');
  if (JSON.stringify(metadata).length > mostMetadata) refuse('metadata_too_large');
  return metadata;
};

/** A view that may be shown there. @throws {Refusal} invalid_arguments, view_too_large */
export const viewOf = (view: unknown, surface: 'modal' | 'home', strict: boolean): Json => {
  if (!isJson(view)) return refuseArguments('invalid_arguments', ['missing required field: view [json-pointer:/view]']);
  if (view['type'] !== surface)
    refuseArguments('invalid_arguments', [`type must be ${surface} [json-pointer:/view/type]`]);
  if (Buffer.byteLength(JSON.stringify(view)) > mostView) refuse('view_too_large');
  const problems = strict ? blockProblems(surface, view) : [];
  if (problems.length > 0) refuseArguments('invalid_arguments', problems);
  return view;
};
