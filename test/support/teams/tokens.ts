import { createHmac, sign } from 'node:crypto';
import { type KeyId, publishedKey, strangersKey } from './keys.ts';
import type { Json } from './world.ts';

/** What a token is signed with. */
export type Signature = 'published' | 'stranger' | 'none' | 'HS256';

export interface TokenOverrides {
  /** The name of the key in the token's header. */
  readonly kid?: KeyId | 'unheard-of';
  readonly signature?: Signature;
  /** In place of the good ones; undefined leaves a claim out. */
  readonly claims?: Json;
}

/** Makes a token as the Bot Framework gives it to the bot with an activity from this address. */
export type TokenFor = (serviceUrl: string, overrides?: TokenOverrides) => string;

export const issuer = 'https://api.botframework.com';

/** In seconds. */
const life = 3_600;

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const algorithms: Readonly<Record<Signature, string>> = {
  published: 'RS256',
  stranger: 'RS256',
  none: 'none',
  HS256: 'HS256',
};

/** The public key as a secret: what a verifier does that lets the token choose the algorithm. */
const hmac = (content: string): string => {
  const secret = publishedKey().publicKey.export({ type: 'pkcs1', format: 'pem' });
  return createHmac('sha256', secret).update(content).digest('base64url');
};

const signatures: Readonly<Record<Signature, (content: string) => string>> = {
  published: (content) => sign('RSA-SHA256', Buffer.from(content), publishedKey().privateKey).toString('base64url'),
  stranger: (content) => sign('RSA-SHA256', Buffer.from(content), strangersKey().privateKey).toString('base64url'),
  none: () => '',
  HS256: hmac,
};

/** @param appId the bot's, which is the audience */
export const createTokenFor =
  (appId: string): TokenFor =>
  (serviceUrl, { kid = 'teams', signature = 'published', claims = {} } = {}) => {
    const now = Math.floor(Date.now() / 1000);
    const good = { serviceurl: serviceUrl, nbf: now - 60, exp: now + life, iss: issuer, aud: appId };
    const content = `${encode({ alg: algorithms[signature], kid, x5t: kid, typ: 'JWT' })}.${encode({ ...good, ...claims })}`;
    return `${content}.${signatures[signature](content)}`;
  };

const hour = 3_600;
const inSeconds = (): number => Math.floor(Date.now() / 1000);

/** Every way in which a token can be wrong, by what is wrong with it. */
export const badTokens = {
  'a forged signature': () => ({ signature: 'stranger' }),
  'no signature (alg none)': () => ({ signature: 'none' }),
  'the public key as a secret (HS256)': () => ({ signature: 'HS256' }),
  'a key that nobody knows': () => ({ kid: 'unheard-of', signature: 'stranger' }),
  'a key without an endorsement': () => ({ kid: 'bare' }),
  'a key that is endorsed for another channel': () => ({ kid: 'elsewhere' }),
  'a time that has not come': () => ({ claims: { nbf: inSeconds() + hour, exp: inSeconds() + 2 * hour } }),
  'a time that is over': () => ({ claims: { nbf: inSeconds() - 2 * hour, exp: inSeconds() - hour } }),
  'another audience': () => ({ claims: { aud: '00000000-0000-4000-8000-00000000beef' } }),
  'no audience': () => ({ claims: { aud: undefined } }),
  'another issuer': () => ({ claims: { iss: 'https://sts.windows.net/somebody/' } }),
  'another service URL': () => ({ claims: { serviceurl: 'https://smba.example/other/' } }),
  'no service URL': () => ({ claims: { serviceurl: undefined } }),
} as const satisfies Readonly<Record<string, () => TokenOverrides>>;

export type BadToken = keyof typeof badTokens;
