import type { IncomingMessage, ServerResponse } from 'node:http';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { systemClock } from '../../src/calendar/clock.ts';
import { isFromSlack } from './shape.ts';

/** Bytes of a body: Slack's largest, a modal with 100 blocks and what was typed into it, is well below. */
const mostBytes = 1024 * 1024;

/** Milliseconds for a body to arrive: Slack itself gives up after three seconds. */
const longestUpload = 5_000;

/** Seconds by which a time stamp may differ from ours, in either direction: Slack says five minutes. */
const mostSkew = 5 * 60;

/** Requests of one address that turn out not to be Slack's, in a minute. */
const mostForged = 120;

/** Pages of one address in a minute: people install the bot once. */
const mostPages = 30;

/** Answers to what is not Slack's, or is not as Slack sends it. */
const refusals = new Set([400, 401, 408, 413]);

const end = (response: ServerResponse, status: number, words: string): void => {
  if (response.headersSent) return;
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' });
  response.end(`${words}\n`);
};

/** Why a request goes no further. */
type Refused = readonly [status: number, words: string];

/** The whole body, or why there is none; nothing where it broke off, since nobody hears an answer. */
const bodyOf = (request: IncomingMessage): Promise<Buffer | Refused | undefined> =>
  new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const timer = setTimeout(() => done([408, 'This did not arrive in time.']), longestUpload);
    const done = (result: Buffer | Refused | undefined): void => {
      clearTimeout(timer);
      request.off('data', take);
      // What still comes is not kept.
      request.resume();
      resolve(result);
    };
    const take = (chunk: Buffer): void => {
      bytes += chunk.length;
      if (bytes > mostBytes) done([413, 'This is too long.']);
      else chunks.push(chunk);
    };
    request.on('data', take);
    request.once('end', () => done(Buffer.concat(chunks)));
    request.once('error', () => done(undefined));
    request.once('close', () => done(undefined));
  });

// By the computer's own time, as Bolt reads it: it is about the way here, not about what is asked.
const isNear = (header: string | string[] | undefined): boolean =>
  typeof header === 'string' &&
  /^\d{1,12}$/u.test(header) &&
  Math.abs(Number(header) - systemClock.now().getTime() / 1000) <= mostSkew;

const isPrivate = (address: string): boolean =>
  /^(?:::ffff:)?(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)|^::1$|^f[cd]/iu.test(address);

/** Who asks: behind a proxy of our own network, whom the proxy says it asks for. */
const addressOf = ({ socket, headers }: IncomingMessage): string => {
  const { remoteAddress = '' } = socket;
  const forwarded = headers['x-forwarded-for'];
  const last = (Array.isArray(forwarded) ? forwarded.at(-1) : forwarded)?.split(',').at(-1)?.trim();
  return isPrivate(remoteAddress) && last ? last : remoteAddress;
};

const formType = 'application/x-www-form-urlencoded';

/** The body of what may be Slack's, or why it cannot be. */
const readWhole = async (request: IncomingMessage): Promise<Buffer | Refused | undefined> => {
  const { headers } = request;
  if (Number(headers['content-length'] ?? 0) > mostBytes) return [413, 'This is too long.'];
  if (!isNear(headers['x-slack-request-timestamp'])) {
    return [401, 'The time stamp is missing, too old or of the future.'];
  }
  const body = await bodyOf(request);
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
export const createGuard = () => {
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
      if (await isOver(forged, address)) return end(response, 429, 'Too many requests that are not from Slack.');
      response.once('finish', () => {
        if (refusals.has(response.statusCode)) void count(forged, address);
      });
      const read = await readWhole(request);
      if (!read) return;
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
