import type { Clock } from '../../../src/calendar/clock.ts';
import type { Caller } from '../../../src/chat/caller.ts';
import type { Log } from '../../../src/chat/log.ts';
import type { People } from '../../../src/people/people.ts';
import type { WebApi } from '../api/web-api.ts';
import type { Access } from '../installations/installation.ts';
import type { ReadFault } from '../installations/read-fault.ts';
import type { SlackUser } from '../parse/payloads.ts';
import { createCheck, fresh } from './check.ts';
import { accountOf, isElsewhere, isStranger, keyOf, lookUp } from './directory.ts';

/** Who acts: somebody of the workspace, or of another one, whom a shared channel lets in, or nobody any more. */
export type Identified = { readonly kind: 'caller'; readonly caller: Caller } | { readonly kind: 'stranger' };

/** What an act says of whoever acts. */
export interface Told {
  /** What to call them where Slack does not answer. */
  readonly name?: string | undefined;
  /** Whose they are. */
  readonly team?: string | undefined;
  /** They were only mentioned: where Slack does not say who they are, nothing shows that they belong there. */
  readonly isMentioned?: boolean;
}

/** Slack's words for somebody whom the workspace does not have. */
const notThere = new Set(['user_not_found', 'users_not_found', 'user_not_visible']);

export interface IdentifyParts {
  readonly people: Pick<People, 'close' | 'find' | 'meet' | 'update'>;
  readonly api: WebApi;
  readonly readFault: ReadFault;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Finds out who acts. Whoever was met before is read from the database at every act, with the roles of
 * this moment; Slack is asked about newcomers, and now and then about the others, who do not wait for it.
 */
export const createIdentify = ({ people, api, readFault, clock, log }: IdentifyParts) => {
  const asked = new Set<string>();
  const check = createCheck({ people, api, clock });

  /** Asks again without anybody waiting. */
  const refresh = (access: Access, user: string): void => {
    const key = `${access.installation.id}:${user}`;
    if (asked.has(key)) return;
    asked.add(key);
    check(access, user)
      .catch((error: unknown) =>
        log.info({ fault: readFault(access, error).kind }, 'Slack did not say who somebody is'),
      )
      .finally(() => asked.delete(key));
  };

  /** @returns undefined where Slack does not say who it is */
  const ask = async (access: Access, user: string): Promise<SlackUser | 'nobody' | undefined> => {
    try {
      const found = await lookUp(api, access, user);
      const isSomebody = !found.deleted && !found.is_bot && !isStranger(access.installation, found);
      return isSomebody ? found : 'nobody';
    } catch (error) {
      const fault = readFault(access, error);
      if (fault.kind === 'refused' && notThere.has(fault.error)) return 'nobody';
      log.info({ fault: fault.kind }, 'Slack did not say who somebody is');
      return undefined;
    }
  };

  const meet = async (
    access: Access,
    user: string,
    { name = 'Somebody', team, isMentioned }: Told,
  ): Promise<Identified> => {
    const { installation } = access;
    const now = clock.now();
    const found = await ask(access, user);
    if (found === 'nobody' || (!found && (isMentioned || isElsewhere(installation, team)))) return { kind: 'stranger' };
    const told = found ? accountOf(installation, found, now) : { ...keyOf(installation, user), name };
    return { kind: 'caller', caller: await people.meet(told, now) };
  };

  return async (access: Access, user: string, told: Told = {}): Promise<Identified> => {
    const known = await people.find(keyOf(access.installation, user));
    if (!known) return meet(access, user, told);
    const { checkedAt } = known;
    if (!checkedAt || clock.now().getTime() - checkedAt.getTime() > fresh) refresh(access, user);
    return { kind: 'caller', caller: known.caller };
  };
};

export type Identify = ReturnType<typeof createIdentify>;
