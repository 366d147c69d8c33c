import type { Caller } from '../../src/chat/caller.ts';
import type { Conversation } from '../../src/chat/request.ts';
import type { Identify } from '../identity.ts';
import { accountOf, findPersona, type Persona } from './personas.ts';
import { conversationAt, findPlace, isFor, type Place } from './places.ts';

/** Who is at the keyboard, and where they are. */
export interface Visit {
  readonly place: Place;
  readonly persona: Persona;
  readonly caller: Caller;
  readonly conversation: Conversation;
}

/** @returns the visit, or undefined for a place or a persona that is not there */
export const visit = async (
  identify: Identify,
  placeKey: string | undefined,
  personaKey: string | undefined,
): Promise<Visit | undefined> => {
  const place = findPlace(placeKey);
  const persona = findPersona(personaKey);
  if (!place || !persona || !isFor(place, persona)) return undefined;
  const caller = await identify(accountOf(persona));
  return { place, persona, caller, conversation: conversationAt(place, persona) };
};
