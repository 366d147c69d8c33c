import { inTime } from '../../in-time.ts';
import { pressOf, usedIn } from '../parse/parse-press.ts';
import { type Action, type ActionsPayload, actionsPayload } from '../parse/payloads.ts';
import { originOfInteraction } from '../parse/place.ts';
import { patience } from '../patience.ts';
import { faultInWords } from './fault.ts';
import { createHomeTab } from './home.ts';
import { createInForm } from './in-form.ts';
import type { ActParts } from './parts.ts';
import { createPressed } from './pressed.ts';
import { createRest } from './rest.ts';

/** Answers whatever is pressed, ticked, chosen or typed in a message, a modal or the Home tab. */
export const createActed = (parts: ActParts) => {
  const { visits, kept, draw, respond, log } = parts;
  const pressed = createPressed(parts);
  const inForm = createInForm(parts);
  const rest = createRest(parts);
  const homeTab = createHomeTab(parts);

  const act = async (payload: ActionsPayload, action: Action, onDone: () => void): Promise<void> => {
    const used = usedIn(action);
    const { view } = payload;
    if (used.kind !== 'press' && used.kind !== 'tick') onDone();
    switch (used.kind) {
      case 'press':
      case 'tick':
        return pressed(payload, pressOf(used, kept.find), `${action.block_id}:${action.action_id}`, onDone);
      case 'field':
      case 'leave':
        return view && inForm(payload, view, used, action.block_id);
      case 'rest':
        return rest.show(payload, used.of, used.from);
      case 'show-anyway':
        return rest.showAnyway(payload, used.of);
      case 'nothing':
        return undefined;
    }
  };

  /** Nothing could be looked up: at least whoever acted hears of it, where Slack gave an address for that. */
  const failed = async ({ response_url: url }: ActionsPayload, error: unknown): Promise<void> => {
    const said = await draw.message(faultInWords(log, error));
    if (url !== undefined) await respond.say(url, said, 'beside');
  };

  const deal = async (body: unknown, onDone: () => void): Promise<void> => {
    const payload = actionsPayload.parse(body);
    const last = payload.actions.at(-1);
    for (const action of payload.actions) {
      const then = action === last ? onDone : () => undefined;
      await act(payload, action, then).catch((error) => failed(payload, error));
    }
    if (payload.view?.type !== 'home') return;
    const access = await visits.access(originOfInteraction(payload));
    if (access) await homeTab(access, payload.user.id);
  };

  /**
   * A press is acknowledged once it is stored what it does: where the bot ends before that, Slack says that
   * it did not work, and nobody believes something ticked that is not.
   */
  return async (body: unknown, acknowledge: () => Promise<void>): Promise<void> => {
    let work: Promise<void> = Promise.resolve();
    const done = new Promise<void>((resolve) => {
      work = deal(body, resolve);
      work.then(resolve, () => resolve());
    });
    await Promise.all([inTime(done, patience).then(acknowledge), work]);
  };
};
