import { ConfidentialClientApplication, type INetworkModule } from '@azure/msal-node';
import {
  JwtTokenProviderFactory,
  ManagedIdentityServiceClientCredentialsFactory,
  MsalServiceClientCredentialsFactory,
  PasswordServiceClientCredentialFactory,
  type ServiceClientCredentialsFactory,
} from 'botframework-connector';

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

/** The bot's own proof of who it is. @param network another way to Microsoft's login, for tests */
export const createCredentials = (
  identity: TeamsIdentity,
  network?: INetworkModule,
): ServiceClientCredentialsFactory => {
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
