import type { Clock } from '../../../src/calendar/clock.ts';
import type { People } from '../../../src/people/people.ts';
import type { WebApi } from '../api/web-api.ts';
import type { Access } from '../installations/installation.ts';
import { accountOf, keyOf, lookUp } from './directory.ts';

/** Milliseconds after which Slack is asked again who somebody is, in case it did not tell of a change. */
export const fresh = 24 * 60 * 60 * 1000;

export interface CheckParts {
  readonly people: Pick<People, 'close' | 'update'>;
  readonly api: WebApi;
  readonly clock: Clock;
}

/**
 * Asks Slack again who somebody is, and writes what it says; of somebody who was deactivated, that.
 * @returns a function that throws what the Web API's client throws
 */
export const createCheck =
  ({ people, api, clock }: CheckParts) =>
  async (access: Access, user: string): Promise<void> => {
    const found = await lookUp(api, access, user);
    if (found.deleted) await people.close(keyOf(access.installation, user), clock.now());
    else await people.update(accountOf(access.installation, found, clock.now()), clock.now());
  };
