import { z } from 'zod';
import type { View } from '../../../src/chat/view.ts';
import { isKeptRef } from '../../kept/kept.ts';
import type { ActionsPayload } from '../parse/payloads.ts';
import { isDirect, originOfInteraction } from '../parse/place.ts';
import { oneMoment, pressAgain, restIsGone } from '../words.ts';
import type { ActParts } from './parts.ts';

// Only the bot writes what is kept, and only under the hash of its content.
const aView = z.custom<View>(
  (content) => z.object({ summary: z.string(), blocks: z.array(z.unknown()) }).safeParse(content).success,
);

/** Shows what did not fit into a message, in a modal, or what was held back from a channel, there. */
export const createRest = ({ visits, draw, modals, post, respond, kept }: ActParts) => {
  const find = async (ref: string): Promise<View | undefined> => {
    const read = aView.safeParse(isKeptRef(ref) ? await kept.find(ref) : undefined);
    return read.success ? read.data : undefined;
  };

  return {
    /** @param from the block with which the page begins */
    show: async (payload: ActionsPayload, ref: string, from: number): Promise<void> => {
      const { view, trigger_id: trigger = '', response_url: url } = payload;
      const finding = visits.access(originOfInteraction(payload));
      const isOpen = view?.type === 'modal';
      const opener = modals.opener(finding, trigger, isOpen ? undefined : await draw.modal(oneMoment));
      const [access, found] = await Promise.all([finding, find(ref)]);
      if (!access) return;
      const page = await draw.modal(found ?? restIsGone, access.installation.id, { from });
      const isShown = isOpen ? await modals.update(access, view.id, page) : await opener.show(page);
      if (!isShown && url !== undefined) await respond.say(url, await draw.message(pressAgain), 'beside');
    },

    /** Shows it to everybody in the channel, now that somebody has said so. */
    showAnyway: async (payload: ActionsPayload, ref: string): Promise<void> => {
      const access = await visits.access(originOfInteraction(payload));
      const { channel, response_url: url } = payload;
      if (!access || !channel || isDirect(channel.id)) return;
      const view = await find(ref);
      const instead = view
        ? await post.anyway(access, { channel: channel.id, name: channel.name }, view)
        : await draw.message(restIsGone);
      if (url === undefined) return;
      if (instead) await respond.say(url, instead, 'instead');
      else await respond.remove(url);
    },
  };
};
