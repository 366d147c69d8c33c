import { show } from '../../../src/chat/reply.ts';
import type { Access } from '../installations/installation.ts';
import { deliveryOf } from '../parse/place.ts';
import { conversationOf } from '../who/visits.ts';
import { faultInWords } from './fault.ts';
import type { ActParts } from './parts.ts';

/** Shows somebody their Home tab as it is now. */
export const createHomeTab =
  ({ dispatch, visits, draw, modals, log }: ActParts) =>
  async (access: Access, user: string): Promise<void> => {
    const reply = await (async () => {
      const visit = await visits.visit(access, user);
      if (visit.kind === 'refused') return show(visit.view);
      const conversation = conversationOf(access.installation, user, undefined);
      return dispatch({ kind: 'home', deliveryId: deliveryOf('home'), caller: visit.caller, conversation });
    })().catch((error: unknown) => show(faultInWords(log, error)));
    if (reply.kind !== 'show') return;
    await modals.publish(access, user, await draw.home(reply.view, access.installation.id));
  };
