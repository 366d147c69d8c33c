import { type Args, booleanArg, isJson, Refusal, refuse, refuseArguments } from './call.ts';
import { contentOf, metadataOf } from './checks.ts';
import type { ResponseUrlSettings } from './response-urls.ts';
import type { Channel, Message, World } from './world.ts';
import { edit, post, remove } from './world-messages.ts';

/** What is posted to a response URL, or stands in the body of a slash command's acknowledgement. */
export interface PayloadSettings extends ResponseUrlSettings {
  readonly payload: unknown;
  /** Blocks are checked unless this says otherwise. */
  readonly strict?: boolean;
}

export type Applied =
  | { readonly ok: true; readonly kind: 'posted' | 'replaced'; readonly message: Message }
  | { readonly ok: true; readonly kind: 'deleted' | 'nothing' }
  | { readonly ok: false; readonly error: string; readonly messages: readonly string[] };

const known = [
  'text',
  'blocks',
  'attachments',
  'metadata',
  'mrkdwn',
  'response_type',
  'replace_original',
  'delete_original',
  'thread_ts',
  'unfurl_links',
  'unfurl_media',
];

/** A text alone is a message too. */
const argsOf = (payload: unknown): Args => {
  if (typeof payload === 'string') return { text: payload };
  if (!isJson(payload)) return refuse('invalid_payload');
  const strange = Object.keys(payload).filter((name) => !known.includes(name));
  if (strange.length > 0)
    refuseArguments(
      'invalid_arguments',
      strange.map((name) => `unknown field: ${name}`),
    );
  const type = payload['response_type'];
  if (type !== undefined && type !== 'ephemeral' && type !== 'in_channel') {
    refuseArguments('invalid_arguments', ['response_type must be ephemeral or in_channel']);
  }
  return payload;
};

const replace = (channel: Channel, ts: string, args: Args, strict: boolean): Applied => {
  const { text, blocks = [] } = contentOf(args, strict);
  const message = edit(channel, ts, { text, blocks, metadata: metadataOf(args) });
  return message ? { ok: true, kind: 'replaced', message } : refuse('message_not_found');
};

const apply = (
  world: World,
  { workspace, channel, user, message, payload, strict = true }: PayloadSettings,
): Applied => {
  if (payload === undefined || payload === '') return { ok: true, kind: 'nothing' };
  const args = argsOf(payload);
  const there = world.channel(workspace, channel);
  if (message !== undefined && booleanArg(args, 'delete_original')) {
    return remove(there, message) ? { ok: true, kind: 'deleted' } : refuse('message_not_found');
  }
  // After a slash command there is no original: the message is then a new one.
  if (message !== undefined && booleanArg(args, 'replace_original')) return replace(there, message, args, strict);
  const posted = post(world, there, {
    ...contentOf(args, strict),
    user: world.workspace(workspace).botUserId,
    byBot: true,
    byResponse: true,
    metadata: metadataOf(args),
    onlyFor: args['response_type'] === 'in_channel' ? undefined : user,
  });
  return { ok: true, kind: 'posted', message: posted };
};

/**
 * Does what a payload says: a new message, ephemeral unless it is `in_channel`; or the replacement or the end of the
 * message whose button was pressed. Where the payload breaks a rule nothing happens, and the rule is told.
 * @throws where the world has no such workspace or channel
 */
export const applyMessagePayload = (world: World, settings: PayloadSettings): Applied => {
  try {
    return apply(world, settings);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const metadata = error.more['response_metadata'];
    const messages = isJson(metadata) ? (metadata['messages'] as readonly string[]) : [];
    return { ok: false, error: error.code, messages };
  }
};
