import type { ActionsPayload, ShortcutPayload } from '../parse/payloads.ts';
import type { ActParts } from './parts.ts';
import { createPressed } from './pressed.ts';

/** A global shortcut runs the command of its name, as a button without a message would. */
export const createShortcut = (parts: ActParts) => {
  const pressed = createPressed(parts);
  return ({ type: _, callback_id: command, ...who }: ShortcutPayload): Promise<void> => {
    const nowhere: Pick<ActionsPayload, 'channel' | 'container' | 'view' | 'response_url'> = {
      channel: undefined,
      container: { type: '', is_ephemeral: undefined, message_ts: undefined },
      view: undefined,
      response_url: undefined,
    };
    return pressed(
      { ...who, ...nowhere, type: 'block_actions', actions: [] },
      Promise.resolve({ command, values: {} }),
      'shortcut',
      () => undefined,
    );
  };
};
