import type { INetworkModule } from '@azure/msal-node';
import { AuthenticationConstants } from 'botframework-connector';
import { request } from 'undici';
import { usualPatience } from '../patience.ts';
import { createCredentials, type TeamsIdentity } from './credentials.ts';
import { type Fault, faultOf } from './fault.ts';

/** Whether Microsoft gives the bot a token; a fault where not. */
export const reachLogin = async (identity: TeamsIdentity, network?: INetworkModule): Promise<Fault | undefined> => {
  try {
    await createCredentials(identity, usualPatience.login, network).renew();
    return undefined;
  } catch (error) {
    return faultOf(error);
  }
};

/** Asks for the keys with which Microsoft signs. @returns the answer's Date header; undefined where there is none */
export const reachKeys = async (
  url: string = AuthenticationConstants.ToBotFromChannelOpenIdMetadataUrl,
): Promise<string | undefined> => {
  try {
    const { statusCode, headers, body } = await request(url, { signal: AbortSignal.timeout(usualPatience.service) });
    await body.dump();
    return statusCode === 200 ? String(headers['date'] ?? '') : undefined;
  } catch {
    return undefined;
  }
};
