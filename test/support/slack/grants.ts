import { type Args, optionalText, refuse, textArg } from './call.ts';
import type { Access, Tokens } from './tokens.ts';
import { randomId, type Workspace } from './world.ts';

interface GrantSettings {
  readonly clientId: string | undefined;
  readonly clientSecret: string | undefined;
  readonly tokens: Tokens;
  readonly now: () => Date;
}

/** What somebody agreed to. */
export interface Grant {
  readonly workspace: Workspace;
  readonly user: string;
  readonly scopes: ReadonlySet<string>;
  readonly redirectUri: string;
  readonly until: number;
}

const codeLifeMs = 10 * 60_000;

export interface Grants {
  approve(url: string, workspace: Workspace, user?: string): string;
  deny(url: string): string;
  /** Exchanges a code, once, within 10 minutes. @throws {Refusal} invalid_code, bad_redirect_uri */
  exchange(args: Args): Grant;
  /** @throws {Refusal} invalid_client_id, bad_client_secret */
  checkClient(args: Args): void;
  /** A workspace's token by a refresh token. @throws {Refusal} invalid_refresh_token */
  refresh(args: Args): Access;
}

const redirectOf = (url: URL): URL => {
  const redirect = url.searchParams.get('redirect_uri');
  if (redirect === null) throw new Error('This address has no redirect_uri');
  const back = new URL(redirect);
  const state = url.searchParams.get('state');
  if (state !== null) back.searchParams.set('state', state);
  return back;
};

const scopesOf = (url: URL): ReadonlySet<string> => {
  const scopes = (url.searchParams.get('scope') ?? '').split(/[ ,]+/u).filter((scope) => scope !== '');
  if (scopes.length === 0) throw new Error('This address asks for no scope');
  return new Set(scopes);
};

/** https://docs.slack.dev/authentication/installing-with-oauth */
export const createGrants = ({ clientId, clientSecret, tokens, now }: GrantSettings): Grants => {
  const grants = new Map<string, Grant>();

  const checkAddress = (url: URL): void => {
    if (clientId === undefined) throw new Error('This fake has no clientId');
    if (url.pathname !== '/oauth/v2/authorize') throw new Error(`${url.pathname} is not where people agree`);
    if (url.searchParams.get('client_id') !== clientId) throw new Error('This address has another client_id');
  };

  return {
    approve: (address, workspace, user = 'U0INSTALLER') => {
      const url = new URL(address);
      checkAddress(url);
      const back = redirectOf(url);
      const redirectUri = back.origin + back.pathname;
      const code = `${grants.size + 1}.${randomId(24)}`;
      grants.set(code, { workspace, user, scopes: scopesOf(url), redirectUri, until: now().getTime() + codeLifeMs });
      back.searchParams.set('code', code);
      return back.href;
    },
    deny: (address) => {
      const url = new URL(address);
      checkAddress(url);
      const back = redirectOf(url);
      back.searchParams.set('error', 'access_denied');
      return back.href;
    },
    exchange: (args) => {
      const code = textArg(args, 'code');
      const grant = grants.get(code);
      if (!grant || grant.until <= now().getTime()) return refuse('invalid_code');
      if (optionalText(args, 'redirect_uri') !== grant.redirectUri) refuse('bad_redirect_uri');
      grants.delete(code);
      return grant;
    },
    checkClient: (args) => {
      if (clientId === undefined || args['client_id'] !== clientId) refuse('invalid_client_id');
      if (clientSecret === undefined || args['client_secret'] !== clientSecret) refuse('bad_client_secret');
    },
    refresh: (args) => tokens.refresh(textArg(args, 'refresh_token')),
  };
};
