import { randomBytes } from 'node:crypto';
import { parse } from 'node:querystring';
import type { Json } from './world.ts';

export interface LoginSettings {
  readonly appId: string;
  readonly password: string;
  /** Where the app may log in: tenants by id; `botframework.com` besides. */
  readonly tenants: () => Iterable<string>;
  /** Seconds for which a token is good; 86,399 when absent, as from Microsoft. */
  readonly tokenLife?: number;
}

export interface LoginAnswer {
  readonly status: number;
  readonly body: Json;
}

export interface Login {
  /** How many tokens were given out. */
  readonly given: () => number;
  /** Exchanges the app's secret for a token. @param body as the form has it */
  token(tenant: string, body: string): LoginAnswer;
  /** Whether a token is one of ours and still good. */
  isGood(token: string | undefined): boolean;
  /** No token that was given out is good any more. */
  revoke(): void;
}

const host = 'https://login.microsoftonline.com';

/** https://login.microsoftonline.com/error?code=… */
const refused = (status: number, error: string, code: number, words: string): LoginAnswer => ({
  status,
  body: { error, error_description: `AADSTS${code}: ${words}`, error_codes: [code], correlation_id: '', trace_id: '' },
});

export const createLogin = ({ appId, password, tenants, tokenLife = 86_399 }: LoginSettings): Login => {
  const until = new Map<string, number>();
  let given = 0;

  const problem = (tenant: string, form: Readonly<Record<string, unknown>>): LoginAnswer | undefined => {
    if (tenant !== 'botframework.com' && ![...tenants()].includes(tenant)) {
      return refused(400, 'invalid_request', 90002, `Tenant '${tenant}' not found.`);
    }
    if (form['grant_type'] !== 'client_credentials') {
      return refused(400, 'unsupported_grant_type', 70003, 'The app requested an unsupported grant type.');
    }
    if (form['client_id'] !== appId) {
      return refused(400, 'unauthorized_client', 700016, 'Application was not found in the directory.');
    }
    if (form['client_secret'] !== password) {
      return refused(401, 'invalid_client', 7000215, 'Invalid client secret provided.');
    }
    if (!String(form['scope']).split(' ').includes('https://api.botframework.com/.default')) {
      return refused(400, 'invalid_scope', 70011, 'The provided value for the input parameter scope is not valid.');
    }
    return undefined;
  };

  return {
    given: () => given,
    token: (tenant, body) => {
      const wrong = problem(tenant, parse(body));
      if (wrong) return wrong;
      given += 1;
      const token = `for-the-connector-${given}-${randomBytes(12).toString('hex')}`;
      until.set(token, Date.now() + tokenLife * 1000);
      return {
        status: 200,
        body: { token_type: 'Bearer', expires_in: tokenLife, ext_expires_in: tokenLife, access_token: token },
      };
    },
    isGood: (token) => token !== undefined && (until.get(token) ?? 0) > Date.now(),
    revoke: () => until.clear(),
  };
};

/** What the login server says about one of its tenants. */
export const authorityMetadata = (tenant: string): Json => ({
  token_endpoint: `${host}/${tenant}/oauth2/v2.0/token`,
  authorization_endpoint: `${host}/${tenant}/oauth2/v2.0/authorize`,
  end_session_endpoint: `${host}/${tenant}/oauth2/v2.0/logout`,
  jwks_uri: `${host}/${tenant}/discovery/v2.0/keys`,
  issuer: `${host}/${tenant}/v2.0`,
});

/** Which login servers there are. */
export const instanceDiscovery = (tenant: string): Json => ({
  tenant_discovery_endpoint: `${host}/${tenant}/v2.0/.well-known/openid-configuration`,
  'api-version': '1.1',
  metadata: [
    {
      preferred_network: 'login.microsoftonline.com',
      preferred_cache: 'login.windows.net',
      aliases: ['login.microsoftonline.com', 'login.windows.net', 'login.microsoft.com', 'sts.windows.net'],
    },
  ],
});
