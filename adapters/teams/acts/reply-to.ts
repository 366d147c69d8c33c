import type { Reply } from '../../../src/chat/reply.ts';
import { type Done, heldBy, pressOf, refOf, valuesIn } from '../parse/parse-act.ts';
import { keptViewOr } from './kept-view.ts';
import { type ActParts, basicsOf, type Deed } from './parts.ts';

/** What the bot says to an action of a card, in a message or in a dialog. */
export const createReplyTo =
  ({ dispatch, kept }: Pick<ActParts, 'dispatch' | 'kept'>) =>
  async (deed: Deed, { act, inputs }: Done): Promise<Reply> => {
    const basics = basicsOf(deed, JSON.stringify(act));
    switch (act.do) {
      case 'press':
      case 'tick':
      case 'open':
        return dispatch({ ...basics, kind: 'press', ...(await pressOf(act, kept.find)) });
      case 'rest':
        return { kind: 'show', to: 'caller', view: await keptViewOr(kept, act.ref) };
      default: {
        const { command, ref, held } = act;
        const filledIn = await valuesIn(inputs, kept.find);
        // What was too long to show stands for its field, unless something else was typed there.
        const hidden = Object.entries(await heldBy(held, kept.find)).filter(([name]) => !filledIn[name]);
        const values = { ...filledIn, ...Object.fromEntries(hidden) };
        const sent = { ...basics, command, form: refOf(ref), values };
        return dispatch(act.do === 'leave' ? { ...sent, kind: 'leave', to: act.to } : { ...sent, kind: act.do });
      }
    }
  };
