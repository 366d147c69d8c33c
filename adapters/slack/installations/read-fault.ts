import { type Fault, faultOf } from '../api/web-api.ts';
import type { Access, Installations } from './installation.ts';

/** What Slack says of a token that is no good: another replica may have the next one. */
const badToken = new Set(['invalid_auth', 'token_revoked', 'token_expired', 'not_authed', 'account_inactive']);

/** Whether Slack refused something because of the token. */
export const isBadToken = (fault: Fault): boolean => fault.kind === 'refused' && badToken.has(fault.error);

export type ReadFault = (access: Access, error: unknown) => Fault;

/**
 * Reads what a call threw that was made with some access. Where its token is no good, what is remembered of
 * it is forgotten, so that whoever comes next has the token that is stored by then.
 */
export const createReadFault =
  (installations: Pick<Installations, 'doubt'>): ReadFault =>
  ({ installation }, error) => {
    const fault = faultOf(error);
    if (isBadToken(fault)) installations.doubt(installation.id);
    return fault;
  };
