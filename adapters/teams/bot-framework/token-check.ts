import { verify } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../../src/calendar/clock.ts';
import { createPublishedKeys } from './published-keys.ts';

/** Seconds by which clocks may differ, as the library allows. */
const tolerance = 5 * 60;

const header = z.object({ alg: z.literal('RS256'), kid: z.string() });
const times = z.object({ nbf: z.number().optional(), exp: z.number() });

const decoded = (part: string): unknown => {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
};

/**
 * Checks what the library prints, or leaves out where a key is endorsed for no channel at all: that a
 * token was signed with RS256, is good now, and that its key may speak for the channel. Whom it is from
 * and for is left to the library.
 * @param url where the keys are published
 * @returns whether it is so; throws where the keys cannot be had
 */
export const createTokenCheck = (clock: Clock, url?: string) => {
  const findKey = createPublishedKeys(clock, url);

  return async (authorization: string, channel: string): Promise<boolean> => {
    const [, head = '', body = '', signature = ''] = /^Bearer ([\w-]+)\.([\w-]+)\.([\w-]+)$/u.exec(authorization) ?? [];
    const named = header.safeParse(decoded(head));
    const good = times.safeParse(decoded(body));
    if (!named.success || !good.success) return false;
    const published = await findKey(named.data.kid);
    if (!published?.endorsements.includes(channel)) return false;
    const now = clock.now().getTime() / 1000;
    const { nbf = now, exp } = good.data;
    if (nbf > now + tolerance || exp <= now - tolerance) return false;
    return verify('RSA-SHA256', Buffer.from(`${head}.${body}`), published.key, Buffer.from(signature, 'base64url'));
  };
};
