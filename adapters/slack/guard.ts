import type { IncomingMessage, ServerResponse } from 'node:http';
import { isValidSlackRequest } from '@slack/bolt';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { systemClock } from '../../src/calendar/clock.ts';
import { addressOf, end, type Refused, readBody } from '../incoming.ts';
import { isFromSlack } from './parse/shape.ts';

/** Bytes of a body: Slack's largest, a modal with 100 blocks and what was typed into it, is well below. */
const mostBytes = 1024 * 1024;

/** Seconds by which a time stamp may differ from ours, in either direction: Slack says five minutes. */
const mostSkew = 5 * 60;

/** Requests of one address that turn out not to be Slack's, in a minute. */
const mostForged = 120;

/** Pages of one address in a minute: people install the bot once. */
const mostPages = 30;

/** Answers to what is not Slack's, or is not as Slack sends it. */
const refusals = new Set([400, 401, 408, 413]);

// By the computer's own time, as Bolt reads it: it is about the way here, not about what is asked.
const isNear = (header: string | string[] | undefined): boolean =>
  typeof header === 'string' &&
  /^\d{1,12}$/u.test(header) &&
  Math.abs(Number(header) - systemClock.now().getTime() / 1000) <= mostSkew;

const formType = 'application/x-www-form-urlencoded';

/** The body of what may be Slack's, or why it cannot be. */
const readWhole = async (request: IncomingMessage): Promise<Buffer | Refused | undefined> => {
  const { headers } = request;
  if (Number(headers['content-length'] ?? 0) > mostBytes) return [413, 'This is too long.'];
  if (!isNear(headers['x-slack-request-timestamp'])) {
    return [401, 'The time stamp is missing, too old or of the future.'];
  }
  const body = await readBody(request, mostBytes);
  if (!Buffer.isBuffer(body)) return body;
  // Bolt reads forms without a charset only; Slack may send one.
  const isForm = /^application\/x-www-form-urlencoded\s*(?:;|$)/iu.test(headers['content-type'] ?? '');
  if (isForm) headers['content-type'] = formType;
  return isFromSlack(body.toString(), isForm) ? body : [400, 'This is nothing that Slack sends.'];
};

/** A request whose body has been read, as Bolt takes it. */
export type ReadRequest = IncomingMessage & { rawBody?: Buffer };

/**
 * Stands before Bolt, which checks the signature, and refuses what Bolt does not: bodies that are too
 * long before they are read whole, or too slow, or of a shape that Bolt falls over; time stamps of the
 * future; and addresses that keep sending what is not Slack's.
 */
export const createGuard = (signingSecret = '') => {
  const isSigned = ({ headers }: IncomingMessage, body: Buffer): boolean =>
    isValidSlackRequest({
      signingSecret,
      body: body.toString(),
      headers: {
        'x-slack-signature': String(headers['x-slack-signature'] ?? ''),
        'x-slack-request-timestamp': Number(headers['x-slack-request-timestamp']),
      },
    });
  const forged = new RateLimiterMemory({ points: mostForged, duration: 60 });
  const pages = new RateLimiterMemory({ points: mostPages, duration: 60 });
  const isOver = async (limiter: RateLimiterMemory, address: string): Promise<boolean> =>
    ((await limiter.get(address))?.consumedPoints ?? 0) >= limiter.points;
  const count = (limiter: RateLimiterMemory, address: string): Promise<unknown> =>
    limiter.consume(address).catch(() => undefined);

  return {
    /** Lets an event, a command or an act through to `next`. */
    events: async (
      request: ReadRequest,
      response: ServerResponse,
      next: (request: ReadRequest, response: ServerResponse) => void,
    ): Promise<void> => {
      const address = addressOf(request);
      response.once('finish', () => {
        if (refusals.has(response.statusCode)) void count(forged, address);
      });
      const read = await readWhole(request);
      if (!read) return;
      const isTooMany = await isOver(forged, address);
      // Behind one proxy all look the same: whoever forges must not shut Slack itself out.
      if (isTooMany && !(Buffer.isBuffer(read) && isSigned(request, read))) {
        return end(response, 429, 'Too many requests that are not from Slack.');
      }
      if (!Buffer.isBuffer(read)) return end(response, ...read);
      request.rawBody = read;
      next(request, response);
    },

    /** Lets somebody through to the pages for installing. */
    pages: async (request: IncomingMessage, response: ServerResponse, next: () => void): Promise<void> => {
      const address = addressOf(request);
      await count(pages, address);
      if (await isOver(pages, address)) return end(response, 429, 'Too many requests. Try again in a minute.');
      next();
    },
  };
};
