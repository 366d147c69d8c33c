import { AuthError, ConfidentialClientApplication, type INetworkModule } from '@azure/msal-node';
import {
  AuthenticationConstants,
  JwtTokenProviderFactory,
  ManagedIdentityServiceClientCredentialsFactory,
  MsalServiceClientCredentialsFactory,
  PasswordServiceClientCredentialFactory,
  type ServiceClientCredentialsFactory,
} from 'botframework-connector';
import { inTime } from '../../in-time.ts';
import { type Fault, ServiceFault } from './fault.ts';

/** Who the bot is for Microsoft. */
export type TeamsIdentity =
  /** A registration for one tenant, or for many. */
  | {
      readonly kind: 'SingleTenant' | 'MultiTenant';
      readonly appId: string;
      readonly password: string;
      readonly tenantId?: string;
    }
  | { readonly kind: 'UserAssignedMSI'; readonly appId: string; readonly tenantId: string }
  /** Nobody: local clients speak to it without tokens. */
  | { readonly kind: 'local' };

const login = 'https://login.microsoftonline.com';

/** What the login says where the registration itself is wrong; anything else may pass. */
const wrong = new Set(['invalid_client', 'invalid_request', 'unauthorized_client']);

const faultFor = (error: unknown): Fault =>
  error instanceof AuthError && wrong.has(error.errorCode)
    ? { kind: 'refused', status: 401, error: '' }
    : { kind: 'unsent' };

/** Without a token nothing is sent: whatever goes wrong on the way to it is told as that. */
const orFault = async <T>(work: Promise<T>, patience: number): Promise<T> => {
  try {
    const done = await inTime(work, patience);
    if (done !== undefined) return done;
  } catch (error) {
    throw new ServiceFault(faultFor(error), { cause: error });
  }
  throw new ServiceFault({ kind: 'unsent' });
};

const createFactory = (identity: TeamsIdentity, network?: INetworkModule): ServiceClientCredentialsFactory => {
  if (identity.kind === 'local') return new PasswordServiceClientCredentialFactory('', '');
  if (identity.kind === 'UserAssignedMSI') {
    return new ManagedIdentityServiceClientCredentialsFactory(identity.appId, new JwtTokenProviderFactory());
  }
  const { kind, appId, password, tenantId } = identity;
  const tenant = kind === 'SingleTenant' && tenantId !== undefined ? tenantId : 'botframework.com';
  const application = new ConfidentialClientApplication({
    auth: { clientId: appId, clientSecret: password, authority: `${login}/${tenant}` },
    ...(network && { system: { networkClient: network } }),
  });
  // The library's types are those of the package for CommonJS; the object is the same.
  return new MsalServiceClientCredentialsFactory(appId, application as never);
};

/** What the library's credentials can do besides signing. */
interface Renewing {
  getToken?(isForced: boolean): Promise<string>;
}

/**
 * The bot's own proof of who it is. What it throws is a ServiceFault.
 * @param patience milliseconds to wait for Microsoft's login
 * @param network another way to it, for tests
 */
export const createCredentials = (identity: TeamsIdentity, patience: number, network?: INetworkModule) => {
  const factory = createFactory(identity, network);
  const credentials: ServiceClientCredentialsFactory = {
    isValidAppId: (appId) => factory.isValidAppId(appId),
    isAuthenticationDisabled: () => factory.isAuthenticationDisabled(),
    createCredentials: async (...about) => {
      const made = await factory.createCredentials(...about);
      return { signRequest: (resource) => orFault(made.signRequest(resource), patience) };
    },
  };
  return {
    credentials,
    /** A new token, where the one that there was is not accepted any more; undefined where none is used. */
    renew: async (): Promise<string | undefined> => {
      if (identity.kind === 'local') return undefined;
      const { ToChannelFromBotOAuthScope: scope, ToChannelFromBotLoginUrl: url } = AuthenticationConstants;
      const made: Renewing = (await factory.createCredentials(identity.appId, scope, url, true)) as never;
      return made.getToken && orFault(made.getToken(true), patience);
    },
  };
};
