import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { Json } from './world.ts';

interface Pair {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/** Making a key takes a while: one is enough for every server of a test run. */
const lazily = (): (() => Pair) => {
  let pair: Pair | undefined;
  return () => {
    pair ??= generateKeyPairSync('rsa', { modulusLength: 2048 });
    return pair;
  };
};

/** The key that the metadata publishes. */
export const publishedKey = lazily();
/** A key that nobody publishes. */
export const strangersKey = lazily();

/** By the name that a token gives: what its key is good for. Undefined: the key says nothing about it. */
const endorsementsByKey = {
  teams: ['msteams'],
  bare: undefined,
  elsewhere: ['webchat'],
} as const satisfies Readonly<Record<string, readonly string[] | undefined>>;

export type KeyId = keyof typeof endorsementsByKey;

/** The key set, as the metadata's `jwks_uri` shows it: one key under several names. */
export const keySet = (): Json => {
  const { kty, n, e } = publishedKey().publicKey.export({ format: 'jwk' });
  const keys = Object.entries(endorsementsByKey).map(([kid, endorsements]) => ({
    kty,
    use: 'sig',
    kid,
    x5t: kid,
    n,
    e,
    ...(endorsements && { endorsements }),
  }));
  return { keys };
};
