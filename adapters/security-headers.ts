import type { ServerResponse } from 'node:http';

/** Of every answer that says nothing else: nothing is loaded, framed, guessed at or kept, and its address goes nowhere. */
const always: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** For a year; of this host alone, because the others of its domain are not ours. */
const onlyHttps = { 'strict-transport-security': 'max-age=31536000' };

/**
 * Makes what gives every answer the headers that protect whoever reads it. A page may replace them with its own.
 * @param publicUrl where people reach the bot: only where that is HTTPS are browsers told to stay with it
 */
export const createSecurityHeaders = (publicUrl: string | undefined) => {
  const headers = Object.entries({ ...always, ...(publicUrl?.startsWith('https:') && onlyHttps) });
  return (response: ServerResponse): void => {
    for (const [name, value] of headers) response.setHeader(name, value);
  };
};
