import { AuthenticationConstants } from 'botframework-connector';
import { OpenIdMetadata } from 'botframework-connector/lib/auth/openIdMetadata.js';

const keyIdIn = (authorization: string): string | undefined => {
  const [, header = ''] = /^Bearer ([\w-]+)\./u.exec(authorization) ?? [];
  try {
    const { kid } = JSON.parse(Buffer.from(header, 'base64url').toString('utf8')) as { readonly kid?: unknown };
    return typeof kid === 'string' ? kid : undefined;
  } catch {
    return undefined;
  }
};

/**
 * Whether the key that signed a token is endorsed for a channel. The library leaves this out where a key
 * is endorsed for none at all.
 * @param url where the keys are published
 */
export const createEndorsements = (url: string = AuthenticationConstants.ToBotFromChannelOpenIdMetadataUrl) => {
  const keys = new OpenIdMetadata(url);
  return async (authorization: string, channel: string): Promise<boolean> => {
    const id = keyIdIn(authorization);
    const key = id === undefined ? null : await keys.getKey(id);
    return Array.isArray(key?.endorsements) && key.endorsements.includes(channel);
  };
};
