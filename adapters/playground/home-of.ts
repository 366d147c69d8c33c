import { randomUUID } from 'node:crypto';
import type { DeliveryId } from '../../src/chat/ids.ts';
import type { View } from '../../src/chat/view.ts';
import type { PlaygroundApp } from './parts.ts';
import type { Visit } from './visit.ts';

/** What is somebody's at a glance. */
export const createHomeOf =
  ({ dispatch }: PlaygroundApp) =>
  async ({ caller, conversation }: Visit): Promise<View> => {
    const reply = await dispatch({ kind: 'home', deliveryId: randomUUID() as DeliveryId, caller, conversation });
    return reply.kind === 'show' ? reply.view : { summary: '', blocks: [] };
  };
