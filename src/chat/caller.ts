import type { TimeZone } from '../calendar/time-zone.ts';
import type { AccountId, PersonId, WorkspaceId } from './ids.ts';

export type Role = 'office';

/** Who is speaking, as stored a moment ago. */
export interface Caller {
  readonly account: AccountId;
  readonly person: PersonId;
  readonly name: string;
  /** Where the platform tells it, to save typing; it proves nothing. */
  readonly email?: string;
  /** Where their clocks are, where the platform tells it. */
  readonly timeZone?: TimeZone;
  readonly workspace: { readonly id: WorkspaceId; readonly name: string; readonly admitted: boolean };
  readonly roles: readonly Role[];
  /** Of somebody with several accounts, the one they used last: there they hear from the bot. */
  readonly lastUsed?: AccountId;
}

/**
 * Whom a command is for. `anyone` may use it even where the workspace still waits; everybody else
 * speaks from an admitted one. Belonging to one review's team is not here: the review decides that.
 */
export type Audience = 'anyone' | 'member' | Role;

/** Whether the caller belongs to the audience. */
export const belongs = (caller: Caller, audience: Audience): boolean => {
  switch (audience) {
    case 'anyone':
      return true;
    case 'member':
      return caller.workspace.admitted;
    default:
      return caller.workspace.admitted && caller.roles.includes(audience);
  }
};
