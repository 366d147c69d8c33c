import { randomUUID } from 'node:crypto';
import type { App } from '../../src/app.ts';
import type { Clock } from '../../src/calendar/clock.ts';
import type { DeliveryId } from '../../src/chat/ids.ts';
import type { Identify } from '../identity.ts';
import { accountOf, findPersona, officePersona, workspace } from './personas.ts';
import { conversationAt, directPlace, findPlace } from './places.ts';

/**
 * Makes the playground ready: its workspace is admitted because it was configured, and its office
 * persona claims the office as anybody would, with a code.
 */
export const setUpPlayground = async (app: App, identify: Identify, clock: Clock): Promise<void> => {
  await app.workspaces.configure({ platform: 'playground', workspace }, clock.now());
  const persona = findPersona(officePersona);
  const place = findPlace(directPlace);
  if (!persona || !place) return;
  const caller = await identify(accountOf(persona));
  if (caller.roles.includes('office')) return;
  await app.dispatch({
    kind: 'command',
    deliveryId: `playground:${randomUUID()}` as DeliveryId,
    caller,
    conversation: conversationAt(place, persona),
    typed: [`claim ${await app.office.newCode(clock.now())}`],
  });
};
