import type { Clock } from '../../../src/calendar/clock.ts';
import type { Log } from '../../../src/chat/log.ts';
import type { People } from '../../../src/people/people.ts';
import { patiently } from '../api/patiently.ts';
import type { WebApi } from '../api/web-api.ts';
import { type Access, asInstallationId, type Installations } from '../installations/installation.ts';
import type { ReadFault } from '../installations/read-fault.ts';
import { createCheck, fresh } from './check.ts';
import { keyOf } from './directory.ts';

export interface RoleCheckParts {
  readonly people: Pick<People, 'close' | 'roleHolders' | 'update'>;
  readonly installations: Pick<Installations, 'access'>;
  readonly api: WebApi;
  readonly readFault: ReadFault;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Once a day asks Slack about everybody who has a role: while the bot was not running, it was not told who
 * has left. Those who do something are asked about anyway.
 */
export const createRoleCheck = ({ people, installations, api, readFault, clock, log }: RoleCheckParts) => {
  const check = createCheck({ people, api, clock });

  const checkOne = async (access: Access, user: string): Promise<void> => {
    try {
      await patiently(() => check(access, user));
    } catch (error) {
      const fault = readFault(access, error);
      if (fault.kind === 'refused' && fault.error === 'user_not_found') {
        return people.close(keyOf(access.installation, user), clock.now());
      }
      log.info({ fault: fault.kind }, 'Slack did not say whether somebody who has a role is still there');
    }
  };

  return async (): Promise<void> => {
    const before = new Date(clock.now().getTime() - fresh);
    for (const { workspace, externalId } of await people.roleHolders('slack', before)) {
      const id = asInstallationId(workspace.externalId);
      const access = id && (await installations.access(id));
      if (access) await checkOne(access, externalId);
    }
  };
};
