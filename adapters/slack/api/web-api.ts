import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
  WebClient,
} from '@slack/web-api';
import type { Log } from '../../../src/chat/log.ts';
import { createHttpPool } from './http-pool.ts';
import { createLogger } from './logger.ts';

/** Why a call of Slack's Web API did not do what it should. */
export type Fault =
  /** Slack refused, in its own word for it; nothing was done. */
  | { readonly kind: 'refused'; readonly error: string }
  | { readonly kind: 'rate-limited'; readonly seconds: number }
  /** Slack never got it. */
  | { readonly kind: 'unsent' }
  /** Slack got it, and something went wrong there or on the way back: it may have been done. */
  | { readonly kind: 'unclear' };

/** What Slack answers while it may have done what was asked: its documentation says so of these. */
const halfDone = new Set(['fatal_error', 'internal_error', 'request_timeout']);

/** The connection was never there, so nothing went over it. */
const neverConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);

const codeOf = (error: unknown): string | undefined => {
  if (!(error instanceof Error)) return undefined;
  return 'code' in error && typeof error.code === 'string' ? error.code : codeOf(error.cause);
};

/** Reads what a call threw. */
export const faultOf = (error: unknown): Fault => {
  if (error instanceof WebAPIPlatformError) {
    const { error: word } = error.data;
    if (word === 'ratelimited') return { kind: 'rate-limited', seconds: error.data.response_metadata?.retryAfter ?? 1 };
    // A body that is no JSON comes back as the word: somebody other than Slack answered.
    return halfDone.has(word) || !/^[a-z_]{1,80}$/u.test(word) ? { kind: 'unclear' } : { kind: 'refused', error: word };
  }
  if (error instanceof WebAPIRateLimitedError) return { kind: 'rate-limited', seconds: error.retryAfter };
  if (error instanceof WebAPIHTTPError) return { kind: error.statusCode === 503 ? 'unsent' : 'unclear' };
  if (error instanceof WebAPIRequestError) {
    return { kind: neverConnected.has(codeOf(error.original) ?? '') ? 'unsent' : 'unclear' };
  }
  return { kind: 'unclear' };
};

const slackApi = 'https://slack.com/api/';

export interface WebApiParts {
  /** Another server than Slack's, for tests. */
  readonly apiUrl?: string;
  /** Milliseconds to wait for an answer, for tests. */
  readonly patience?: number;
  readonly log: Log;
}

export type WebApi = ReturnType<typeof createWebApi>;

/**
 * Slack's Web API for all workspaces: every call is given its token. Nothing waits in a queue and
 * nothing is tried again in here; whoever calls knows better.
 */
export const createWebApi = ({ apiUrl = slackApi, patience, log }: WebApiParts) => {
  const pool = createHttpPool(new URL(apiUrl).origin, patience);
  const options = {
    slackApiUrl: apiUrl,
    fetch: pool.fetch,
    logger: createLogger(log),
    maxRequestConcurrency: 1_000,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 0,
    allowAbsoluteUrls: false,
  };
  return {
    client: new WebClient(undefined, options),
    /** For the other clients of Slack's libraries, which make their own. */
    options,
    /** Calls an address that Slack gave for an answer. */
    post: (url: string, body: object) =>
      pool.fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify(body),
      }),
    close: () => pool.close(),
  };
};
