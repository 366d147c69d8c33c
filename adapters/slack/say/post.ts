import type { Clock } from '../../../src/calendar/clock.ts';
import type { Log } from '../../../src/chat/log.ts';
import { cut } from '../../../src/chat/tidy.ts';
import type { View } from '../../../src/chat/view.ts';
import type { KeptStore } from '../../kept/store.ts';
import type { Fault, WebApi } from '../api/web-api.ts';
import type { Access } from '../installations/installation.ts';
import type { ReadFault } from '../installations/read-fault.ts';
import type { Readers } from '../who/readers.ts';
import { outsidersRead } from '../words.ts';
import type { Body, Draw } from './draw.ts';
import { onlyForYou } from './only-for-you.ts';

/** How every message is sent: nothing in it is parsed, and no address in it is unfolded. */
export const asSent = { unfurl_links: false, unfurl_media: false } as const;

/** A place in a channel: a thread of it, where one was spoken to there. */
export interface Spot {
  readonly channel: string;
  readonly name: string;
  readonly thread?: string;
}

export interface PostParts {
  readonly api: WebApi;
  readonly readFault: ReadFault;
  readonly draw: Draw;
  readonly readers: Readers;
  readonly kept: Pick<KeptStore, 'save'>;
  readonly clock: Clock;
  readonly log: Log;
}

export type Post = ReturnType<typeof createPost>;

/** Puts answers that are for everybody into channels. */
export const createPost = ({ api, readFault, draw, readers, kept, clock, log }: PostParts) => {
  const noted = (access: Access, error: unknown): Fault => {
    const fault = readFault(access, error);
    log.info({ fault: fault.kind === 'refused' ? fault.error : fault.kind }, 'a message was not posted');
    return fault;
  };

  const warning = async (view: View, spot: Spot, why: 'organisations' | 'guests' | 'unknown'): Promise<Body> => {
    const { text, ref, kept: parts } = outsidersRead(view, spot.name, why);
    await kept.save(parts, clock.now());
    const button = (label: string, action_id: string) =>
      ({ type: 'button', text: { type: 'plain_text', text: label, emoji: false }, action_id, value: ref }) as const;
    return {
      text: 'People from outside may read there.',
      blocks: [
        { type: 'section', text: { type: 'plain_text', text: cut(text, 3_000), emoji: false } },
        {
          type: 'actions',
          elements: [button('Show it to me', 'rest'), button('Show it to everybody here', 'show-anyway')],
        },
      ],
    };
  };

  /** Posts it. @returns what whoever asked is told where that was not possible */
  const anyway = async (access: Access, spot: Spot, view: View): Promise<Body | undefined> => {
    const { id } = access.installation;
    const { text, blocks } = await draw.message(view, id);
    const { channel, thread } = spot;
    const message = { token: access.token, channel, text, blocks: [...blocks], ...asSent };
    try {
      await api.client.chat.postMessage(thread === undefined ? message : { ...message, thread_ts: thread });
      return undefined;
    } catch (error) {
      return draw.message(onlyForYou(view, noted(access, error)), id);
    }
  };

  return {
    anyway,

    /** Tells somebody in their direct messages, where there is no other way to answer them. */
    direct: async (access: Access, user: string, { text, blocks }: Body): Promise<void> => {
      const message = { token: access.token, channel: user, text, blocks: [...blocks], ...asSent };
      await api.client.chat.postMessage(message).catch((error: unknown) => noted(access, error));
    },

    /**
     * Posts an answer for everybody, unless people from outside read there: then whoever asked decides.
     * @returns what whoever asked is told instead
     */
    toChannel: async (access: Access, spot: Spot, view: View): Promise<Body | undefined> => {
      const outsiders = await readers.outsiders(access, spot.channel);
      return outsiders === 'none' ? anyway(access, spot, view) : warning(view, spot, outsiders);
    },
  };
};
