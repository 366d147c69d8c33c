import type { Clock } from '../src/calendar/clock.ts';
import type { Caller } from '../src/chat/caller.ts';
import type { People } from '../src/people/people.ts';
import type { PlatformAccount } from '../src/people/person.ts';

/** Turns somebody, as a platform describes them, into the Caller of a request. */
export type Identify = (told: PlatformAccount) => Promise<Caller>;

export const createIdentify =
  (people: People, clock: Clock): Identify =>
  (told) =>
    people.meet(told, clock.now());
