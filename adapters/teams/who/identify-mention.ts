import type { Clock } from '../../../src/calendar/clock.ts';
import type { Mention, Typed } from '../../../src/chat/request.ts';
import type { People } from '../../../src/people/people.ts';
import type { Workspaces } from '../../../src/people/workspaces.ts';
import type { TeamsTyped } from '../parse/parse-text.ts';
import { keyOf, tenantName } from './identify.ts';

export type Identified = ReturnType<typeof createResolve>;

export interface ResolveParts {
  readonly people: Pick<People, 'find' | 'meet'>;
  readonly workspaces: Pick<Workspaces, 'nameOf'>;
  readonly clock: Clock;
}

/** Finds out who is mentioned in what was typed; Teams names them by its directory. */
export const createResolve =
  ({ people, workspaces, clock }: ResolveParts) =>
  (tenant: string, typed: TeamsTyped): Promise<Typed> =>
    Promise.all(
      typed.map(async (part): Promise<string | Mention> => {
        if (typeof part === 'string') return part;
        const key = keyOf(tenant, part.aadObjectId ?? part.id);
        const known = await people.find(key);
        if (known) return { person: known.caller.person, name: known.caller.name };
        const name = (await workspaces.nameOf('teams', tenant)) ?? tenantName(tenant, undefined);
        const caller = await people.meet(
          { ...key, workspace: { externalId: tenant, name }, name: part.name },
          clock.now(),
        );
        return { person: caller.person, name: caller.name };
      }),
    );
