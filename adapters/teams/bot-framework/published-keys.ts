import { createPublicKey, type KeyObject } from 'node:crypto';
import { AuthenticationConstants } from 'botframework-connector';
import { request } from 'undici';
import { z } from 'zod';
import type { Clock } from '../../../src/calendar/clock.ts';

/** A key that signs what comes in. */
export interface PublishedKey {
  readonly key: KeyObject;
  /** Channels that it may speak for. */
  readonly endorsements: readonly string[];
}

/** Milliseconds to wait for the keys. */
const patience = 5_000;

const hour = 60 * 60 * 1000;
/** As often as the library itself asks: each day, and each hour for a key that it does not know. */
const fresh = 24 * hour;

const metadata = z.object({ jwks_uri: z.url() });
const keySet = z.object({
  keys: z.array(
    z.looseObject({ kty: z.string(), kid: z.string().optional(), endorsements: z.array(z.string()).optional() }),
  ),
});

const fetchJson = async (url: string): Promise<unknown> => {
  const { statusCode, body } = await request(url, { signal: AbortSignal.timeout(patience) });
  const text = await body.text();
  if (statusCode !== 200) throw new Error('The keys were not given out');
  return JSON.parse(text) as unknown;
};

const asKeys = (read: z.infer<typeof keySet>): ReadonlyMap<string, PublishedKey> =>
  new Map(
    read.keys.flatMap(({ kid, endorsements = [], ...jwk }) =>
      kid !== undefined && jwk.kty === 'RSA'
        ? [[kid, { key: createPublicKey({ key: jwk, format: 'jwk' }), endorsements }] as const]
        : [],
    ),
  );

/**
 * The keys that Microsoft publishes, fetched once for all who wait for them.
 * @param url the metadata that says where they are
 * @returns looks for a key by its name; throws where the keys cannot be had
 */
export const createPublishedKeys = (
  clock: Clock,
  url: string = AuthenticationConstants.ToBotFromChannelOpenIdMetadataUrl,
) => {
  let known: ReadonlyMap<string, PublishedKey> = new Map();
  let fetchedAt = Number.NEGATIVE_INFINITY;
  let underWay: Promise<void> | undefined;

  const fetchAll = async (): Promise<void> => {
    const { jwks_uri: address } = metadata.parse(await fetchJson(url));
    known = asKeys(keySet.parse(await fetchJson(address)));
    fetchedAt = clock.now().getTime();
  };
  const refresh = (): Promise<void> => {
    underWay ??= fetchAll().finally(() => {
      underWay = undefined;
    });
    return underWay;
  };

  return async (id: string): Promise<PublishedKey | undefined> => {
    const age = clock.now().getTime() - fetchedAt;
    if (age > fresh || (age > hour && !known.has(id))) await refresh();
    return known.get(id);
  };
};
