import { ConfidentialClientApplication } from '@azure/msal-node';
import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { AuthenticationConstants, MsalServiceClientCredentialsFactory } from 'botframework-connector';
import { createNetworkClient } from '../support/teams/network-client.ts';
import { appId, type FakeTold, loginUrlOf, password, tenant } from './teams-places.ts';

/** The library's own adapter with the settings that it has by itself; only Microsoft's servers are others. */
export const createBareAdapter = (told: Pick<FakeTold, 'openIdMetadataUrl'>): CloudAdapter => {
  const application = new ConfidentialClientApplication({
    auth: { clientId: appId, clientSecret: password, authority: `https://login.microsoftonline.com/${tenant}` },
    system: { networkClient: createNetworkClient(loginUrlOf(told)) },
  });
  const { openIdMetadataUrl: url } = told;
  // One of these settings clears the defaults of all others, so all are set.
  const settings = {
    ToChannelFromBotLoginUrl: AuthenticationConstants.ToChannelFromBotLoginUrl,
    ToChannelFromBotOAuthScope: AuthenticationConstants.ToChannelFromBotOAuthScope,
    ToBotFromChannelTokenIssuer: AuthenticationConstants.ToBotFromChannelTokenIssuer,
    OAuthUrl: AuthenticationConstants.OAuthUrl,
    ToBotFromChannelOpenIdMetadataUrl: url,
    ToBotFromEmulatorOpenIdMetadataUrl: url,
    CallerId: 'urn:botframework:azure',
    ValidateAuthority: true,
  };
  // The library's types are those of the package for CommonJS; the object is the same.
  const credentials = new MsalServiceClientCredentialsFactory(appId, application as never);
  return new CloudAdapter(new ConfigurationBotFrameworkAuthentication(settings, credentials));
};
