import { findKeptView } from '../../kept/kept-view.ts';
import { createNews } from '../../news.ts';
import type { ActionsPayload } from '../parse/payloads.ts';
import { isDirect, originOfInteraction } from '../parse/place.ts';
import { oneMoment, pressAgain, restIsGone } from '../words.ts';
import { faultInWords } from './fault.ts';
import type { ActParts } from './parts.ts';

/** Shows what did not fit into a message, in a modal, or what was held back from a channel, there. */
export const createRest = ({ visits, draw, modals, post, respond, kept, log }: ActParts) => {
  const find = (ref: string) => findKeptView(kept, ref);
  const isNews = createNews();

  return {
    /** @param from the block with which the page begins */
    show: async (payload: ActionsPayload, ref: string, from: number): Promise<void> => {
      const { view, trigger_id: trigger = '', response_url: url } = payload;
      const finding = visits.access(originOfInteraction(payload));
      const isOpen = view?.type === 'modal';
      const opener = modals.opener(finding, trigger, isOpen ? undefined : await draw.modal(oneMoment));
      // Whatever goes wrong is said where the placeholder stands.
      const looking = find(ref).catch((error: unknown) => faultInWords(log, error));
      const [access, found] = await Promise.all([finding, looking]);
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
      // Pressed twice, it is shown once.
      if (!isNews(`${access.installation.id}:${channel.id}:${payload.container.message_ts ?? url}:${ref}`)) return;
      const view = await find(ref);
      const instead = view
        ? await post.anyway(access, { channel: channel.id, name: channel.name }, view)
        : await draw.message(restIsGone);
      if (url === undefined) return;
      if (!instead) await respond.remove(url);
      else if (!(await respond.say(url, instead, 'instead'))) await post.direct(access, payload.user.id, instead);
    },
  };
};
