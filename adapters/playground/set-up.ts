import { randomUUID } from 'node:crypto';
import type { App } from '../../src/app-parts.ts';
import type { Clock } from '../../src/calendar/clock.ts';
import type { DeliveryId, WorkspaceId } from '../../src/chat/ids.ts';
import type { Identify } from '../identity.ts';
import { accountOf, findPersona, officePersona, personas, workspaces } from './personas.ts';
import { conversationAt, directPlace, findPlace, isFor, places } from './places.ts';

/** The bot is in every channel of the playground. */
const rememberChannels = async (app: App, workspaceId: WorkspaceId, workspace: string, now: Date): Promise<void> => {
  const here = personas.filter((persona) => persona.workspace.externalId === workspace);
  for (const place of places) {
    const { key, name, kind } = place;
    if (kind !== 'channel' || !here.some((persona) => isFor(place, persona))) continue;
    const channel = { workspace: workspaceId, externalId: key, name, address: { workspace } };
    await app.deliveries.rememberChannel(channel, now);
  }
};

/**
 * Makes the playground ready: its workspaces are admitted because they are configured, the bot is in
 * their channels, and the office's persona claims the office as anybody would, with a code.
 */
export const setUpPlayground = async (app: App, identify: Identify, clock: Clock): Promise<void> => {
  for (const workspace of workspaces) {
    const id = await app.workspaces.configure({ platform: 'playground', workspace }, clock.now());
    await rememberChannels(app, id, workspace.externalId, clock.now());
  }
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
