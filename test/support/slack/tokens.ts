import { refuse } from './call.ts';
import { randomId } from './world.ts';

/** What the app cannot do without. */
export const leastScopes: readonly string[] = [
  'commands',
  'chat:write',
  'app_mentions:read',
  'im:history',
  'users:read',
  'users:read.email',
  'channels:read',
  'groups:read',
];

export type Ended = 'token_revoked' | 'account_inactive';

/** A bot's token and what it may do. */
export interface Access {
  readonly token: string;
  readonly workspace: string;
  readonly scopes: ReadonlySet<string>;
  readonly refreshToken: string | undefined;
  /** Absent where it never expires. */
  readonly expiresAt?: Date | undefined;
}

interface Held {
  readonly access: Access;
  ended?: Ended;
  refreshed?: true;
}

/** Of a token that expires: 12 hours. */
export const tokenLifeSeconds = 43_200;

export interface Tokens {
  add(access: Access): Access;
  /** A new token for a workspace. */
  issue(workspace: string, scopes: ReadonlySet<string>): Access;
  /** @throws {Refusal} not_authed, invalid_auth, token_revoked, account_inactive, token_expired */
  check(token: string | undefined): Access;
  /** Exchanges a refresh token, which is good once. @throws {Refusal} invalid_refresh_token */
  refresh(refreshToken: string): Access;
  of(workspace: string): readonly Access[];
  end(workspace: string, as?: Ended): void;
}

export const createTokens = (now: () => Date, rotation: boolean): Tokens => {
  const held = new Map<string, Held>();

  const add = (access: Access): Access => {
    held.set(access.token, { access });
    return access;
  };

  const issue = (workspace: string, scopes: ReadonlySet<string>): Access => {
    const secret = `${workspace}-${randomId(24)}`;
    if (!rotation) return add({ token: `xoxb-${secret}`, workspace, scopes, refreshToken: undefined });
    const expiresAt = new Date(now().getTime() + tokenLifeSeconds * 1000);
    return add({ token: `xoxe.xoxb-${secret}`, workspace, scopes, refreshToken: `xoxe-1-${randomId(32)}`, expiresAt });
  };

  return {
    add,
    issue,
    check: (token) => {
      if (token === undefined || token === '') return refuse('not_authed');
      const found = held.get(token);
      if (!found) return refuse('invalid_auth');
      const { access, ended } = found;
      if (ended) return refuse(ended);
      if (access.expiresAt && access.expiresAt <= now()) return refuse('token_expired');
      return access;
    },
    refresh: (refreshToken) => {
      const found = [...held.values()].find(({ access }) => access.refreshToken === refreshToken);
      if (!found || found.refreshed || found.ended) return refuse('invalid_refresh_token');
      found.refreshed = true;
      return issue(found.access.workspace, found.access.scopes);
    },
    of: (workspace) => [...held.values()].map(({ access }) => access).filter((each) => each.workspace === workspace),
    end: (workspace, as = 'token_revoked') => {
      for (const each of held.values()) if (each.access.workspace === workspace) each.ended ??= as;
    },
  };
};
