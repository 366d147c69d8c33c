import type { Reply } from '../../../src/chat/reply.ts';
import type { Typed } from '../../../src/chat/request.ts';
import { parseText } from '../parse/parse-text.ts';
import type { Identified } from '../who/identify-mention.ts';
import { answerSomehow } from './answer.ts';
import { faultReply } from './fault.ts';
import { type ActParts, basicsOf, type Deed } from './parts.ts';

/** In a chat people may begin with the bot's name, or with a slash, all the same. */
const withoutName = (typed: Typed): Typed => {
  const [first, ...rest] = typed;
  return typeof first === 'string' ? [first.replace(/^\s*[/@]?hmep(?=\s|$)[:,]?/iu, ''), ...rest] : typed;
};

/** Answers what is said to the bot: in a personal chat, or where it is mentioned. */
export const createSaid =
  (parts: ActParts & { readonly resolve: Identified }) =>
  async (deed: Deed): Promise<void> => {
    const { dispatch, resolve, log } = parts;
    const replyTo = async (): Promise<Reply> => {
      const typed = withoutName(await resolve(deed.activity, deed.tenant, parseText(deed.activity)));
      return dispatch({ ...basicsOf(deed), kind: 'command', typed });
    };
    await answerSomehow(parts, deed, await replyTo().catch((error: unknown) => faultReply(log, error)));
  };
